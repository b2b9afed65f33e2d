import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '#cli/main.ts';

let folder = '';
const out: string[] = [];
const told: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ascribe-suggest-'));
  out.length = 0;
  told.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function fileOf(...lines: readonly string[]): string {
  const file = join(folder, 'articles.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
}

test('prints a line an article, with offsets into the text as given', async () => {
  const text = '“😀 It is safe,” Weber said. She said that it was old.';
  const file = fileOf(JSON.stringify({ id: 'a', text, language: 'en' }));
  expect(await run(['suggest', file])).toBe(0);
  expect(out.map((line) => JSON.parse(line))).toEqual([
    {
      id: 'a',
      quotes: [
        {
          start: 0,
          end: text.indexOf(' Weber'),
          speaker_start: text.indexOf('Weber'),
          speaker_end: text.indexOf(' said'),
          speaker_text: 'Weber',
          rule: 'after-subject',
          confidence: 0.95,
        },
      ],
      indirect: [{ start: text.indexOf('that'), end: text.length - 1 }],
    },
  ]);
});

test('has nulls where nobody is found', async () => {
  const file = fileOf(
    JSON.stringify({ id: 1, text: '“Nobody knows why it fell.”', language: 'en' }),
  );
  await run(['suggest', file]);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    id: 1,
    quotes: [{ speaker_start: null, speaker_end: null, speaker_text: null }],
  });
});

test('guesses the language of an article that names none', async () => {
  const text =
    'Die Brücke ist alt und wird gesperrt. „Sie ist nicht sicher“, sagte der Bürgermeister.';
  await run(['suggest', fileOf(JSON.stringify({ id: 'd', text }))]);
  expect(JSON.parse(out[0] ?? '').quotes[0].speaker_text).toBe('der Bürgermeister');
});

test('tells bad lines with their numbers and prints the others', async () => {
  const good = JSON.stringify({ id: 'g', text: 'Nothing.', language: 'en' });
  const file = fileOf('{', good, '{"id":"x"}', '', '[]');
  expect(await run(['suggest', file])).toBe(1);
  expect(out.map((line) => JSON.parse(line).id)).toEqual(['g']);
  expect(told.map((line) => line.split(':')[0])).toEqual(['line 1', 'line 3', 'line 5']);
});

test('a missing file is told as by every command, a missing argument is a wrong call', async () => {
  expect(await run(['suggest', join(folder, 'none.jsonl')])).toBe(1);
  expect(told.join('')).toBe(`${join(folder, 'none.jsonl')}: There is no such file.\n`);
  expect(await run(['suggest', '--all'])).toBe(2);
  expect(told.join('')).toContain('There is no option --all.');
  expect(await run(['suggest'])).toBe(2);
  expect(out).toEqual([]);
});
