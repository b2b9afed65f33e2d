// What an acknowledged edit costs next to the least that puts a row on the disk: `node e2e/perf/save.mjs [--json]`.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { findChromium } from '#cli/chromium.mjs';

const ROUNDS = 300;
/** First rounds warm up the disk's files and the compiler. */
const WARM_UP = 50;

/** @returns {Promise<{ raw: number, save: number }>} Median milliseconds. */
export async function measureSave() {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const server = await createServer({ root, logLevel: 'error', server: { port: 0, hmr: false } });
  await server.listen();
  const executablePath = process.env['CHROMIUM'] ?? findChromium();
  // A profile on the disk: a private window keeps its databases in memory, where nothing is flushed.
  const profile = await mkdtemp(join(tmpdir(), 'ascribe-save-'));
  const browser = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    const address = server.resolvedUrls?.local[0] ?? '';
    await page.goto(new URL('e2e/perf/save-page.html', address).href);
    await page.waitForFunction(() => 'measureSave' in globalThis);
    const times = await page.evaluate((rounds) => globalThis.measureSave(rounds), ROUNDS);
    return { raw: median(times.raw.slice(WARM_UP)), save: median(times.save.slice(WARM_UP)) };
  } finally {
    await browser.close();
    await server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { raw, save } = await measureSave();
  const ratio = save / raw;
  if (!process.argv.includes('--json')) {
    console.log(`bare strict add     ${raw.toFixed(2)} ms`);
    console.log(`acknowledged edit   ${save.toFixed(2)} ms`);
  }
  console.log(
    JSON.stringify({ name: 'save-vs-raw-idb', value: Number(ratio.toFixed(3)), unit: 'ratio' }),
  );
}
