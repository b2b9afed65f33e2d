import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceWords, readEvidence } from './evidence-words.ts';

const words = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      ';',
      '; ',
      '\\',
      ': ',
      ', seen 2026-01-02',
      'seen 2026-01-02',
      '\n',
      'https://a.org',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const evidence = fc.oneof(
  fc.record({ note: words }),
  fc.record(
    {
      url: fc.constantFrom(
        'https://a.org/b?c=1,2;3',
        'http://a.org/:',
        'https://a.org/a,',
        'https://a.org/\\',
      ),
      note: words,
      seenAt: fc.constant('2026-01-02'),
    },
    { requiredKeys: ['url'] },
  ),
  fc.record({ seenAt: fc.constant('2026-01-02'), note: words }, { requiredKeys: ['seenAt'] }),
);

test('what serves as evidence is read as it was, whatever its notes say', () => {
  fc.assert(
    fc.property(fc.array(evidence, { maxLength: 4 }), (all) => {
      expect(readEvidence(evidenceWords(all))).toEqual(all.map((each) => ({ ...each })));
    }),
    { numRuns: 1000 },
  );
});

test('words of tables from before are read as they stand', () => {
  expect(readEvidence('https://a.org, seen 2026-01-02: in C:\\x; a call')).toEqual([
    { url: 'https://a.org', seenAt: '2026-01-02', note: 'in C:\\x' },
    { note: 'a call' },
  ]);
});
