import { expect, test } from 'vitest';
import { canonicalize } from '#domain/text/canonical.ts';
import { nearestMention } from './nearest-mention.ts';

test.each([
  ['en', 'Naomi Rose swam. Naomi slept.', ['Naomi'], 17],
  ['en', 'Only Naomi Rose swam.', ['Naomi'], undefined],
  ['en', 'Only Naomi Rose swam.', ['Naomi', 'Naomi Rose'], 5],
  ['en', 'Only Naomi swam.', ['Naomi'], 5],
  ['de', 'Das sagte Merkel Journalisten.', ['Merkel'], 10],
] as const)('%s: in %j the mention of %j is at %j', (language, words, names, start) => {
  const { text, blocks } = canonicalize([{ kind: 'paragraph', text: `“No.” ${words}` }]);
  const near = { start: 0, end: 5 };
  const found = nearestMention({ text, blocks, language, names, near, avoid: [near] });
  expect(found?.start).toBe(start === undefined ? undefined : start + 6);
});
