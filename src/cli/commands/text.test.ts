import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { text } from './text.ts';

function capture(stream: NodeJS.WriteStream): string[] {
  const written: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return written;
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('an article is a line of JSON, its headline a field of its own', async () => {
  const out = capture(process.stdout);
  expect(await text.run(['e2e/samples/bridge.html', '--json'])).toBe(0);
  expect(JSON.parse(out.join(''))).toMatchObject({
    file: 'e2e/samples/bridge.html',
    title: 'Bridge reopens early',
    author: '',
    date: '',
    language: 'en',
    paragraphs: [
      'The bridge over the Orne reopened on Monday, two weeks before it was due.',
      '“We had the weather on our side,” said engineer Pia Sund, who led the work.',
      'It held, and that is all that counts.',
    ],
  });
});

test('a file that cannot be read is told, and the others are still printed', async () => {
  const out = capture(process.stdout);
  const errors = capture(process.stderr);
  expect(await text.run(['nowhere.html', 'public/screenshot.png', 'e2e/samples/bridge.html'])).toBe(
    1,
  );
  expect(errors[0]).toContain('nowhere.html: ');
  expect(errors[1]).toContain('public/screenshot.png: This is a picture');
  expect(out.join('')).toContain('# Bridge reopens early');
});

test('a folder is read, and what is no text in it is passed over without a word', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ascribe-text-'));
  await writeFile(join(folder, 'a.txt'), 'The ferry is late.');
  await writeFile(join(folder, 'a.png'), 'x');
  const out = capture(process.stdout);
  const errors = capture(process.stderr);
  expect(await text.run([folder])).toBe(0);
  await rm(folder, { recursive: true });
  expect(out.join('')).toContain('The ferry is late.');
  expect(errors).toEqual([]);
});

test('a call without files or with an option that is none says so', async () => {
  const errors = capture(process.stderr);
  expect(await text.run([])).toBe(2);
  expect(await text.run(['a.html', '--xml'])).toBe(2);
  expect(errors.join('')).toContain('There is no option --xml.');
});
