import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ROOT, chosenPort, freePort, whoListens } from './machine.mjs';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

test('a port that nobody listens on is free to serve', async () => {
  expect(await whoListens(await freePort(30_000 + (process.pid % 10_000)))).toBe('nobody');
});

test('a running Ascribe is known by its page', async () => {
  const port = await serve(readFileSync(`${ROOT}/index.html`, 'utf8'));
  expect(await whoListens(port)).toBe('ascribe');
});

test('another program on the port is told from Ascribe', async () => {
  expect(await whoListens(await serve('<title>Ascribe to our newsletter</title>'))).toBe(
    'another program',
  );
});

test('the port stays the same one unless another is asked for', () => {
  expect(chosenPort(undefined)).toBe(4173);
  expect(chosenPort('')).toBe(4173);
  expect(chosenPort('5000')).toBe(5000);
});

test('a start on a port that another program holds ends with what to do, and moves nowhere', async () => {
  const port = await serve('<title>Something else</title>');
  const { code, said } = await start(port);
  expect(code).toBe(1);
  expect(said).not.toContain('is running at');
  expect(said).toContain(`http://127.0.0.1:${port}/`);
  expect(said).toContain(`PORT=${port + 1}`);
});

async function start(port: number): Promise<{ code: number | null; said: string }> {
  const started = spawn(process.execPath, [`${ROOT}/src/cli/start.mjs`], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  });
  let said = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve) => {
    started.once('close', resolve);
  });
  return { code, said };
}

async function serve(page: string): Promise<number> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(page);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return port;
}
