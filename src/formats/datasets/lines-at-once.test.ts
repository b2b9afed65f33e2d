import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesAtOnce } from './lines-at-once.ts';

test('all lines come, in their order, so many at a time, wherever the pieces of the file end', async () => {
  const lines = fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', '')));
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.string(),
      fc.integer({ min: 1, max: 5 }),
      async (all, last, count) => {
        const rest = last.replaceAll('\n', '').toWellFormed();
        const wanted = [
          ...all.map((line) => `${line.toWellFormed()}\n`),
          ...(rest === '' ? [] : [rest]),
        ];
        const found: string[][] = [];
        for await (const some of linesAtOnce(new Blob(wanted), count)) found.push([...some]);
        expect(found.flat()).toEqual(wanted);
        expect(found.slice(0, -1).every(({ length }) => length === count)).toBe(true);
      },
    ),
  );
  const long = `${'😀'.repeat(100_000)}\n`;
  const found: string[] = [];
  for await (const some of linesAtOnce(new Blob([long, 'x']), 2)) found.push(...some);
  expect(found).toEqual([long, 'x']);
});
