import { describe, expect, test } from 'vitest';
import { readMeasured, readMeasuredBytes } from '#formats/articles/measured-data.mjs';
import { decodeClaimReview } from './claim-review.ts';
import { recogniseWork } from './dataset-readers.ts';
import type { DecodedWork } from './imported-work.ts';
import type { NamedText } from './named-text.ts';
import { readQdaFiles } from './qda-files.ts';

type Files = readonly [string, string, ...string[]];

// Small files in each format: `ok*` were accepted and `bad-*` refused by the tools' own readers.

/** Folder, main file and files beside it; then how many texts, spans and relations in the first text. */
const OK: readonly (readonly [Files, number, number, number])[] = [
  [['brat/ok', 'article.ann', 'article.txt', 'annotation.conf'], 1, 6, 2],
  [['polnear/ok', 'article_ana.ann', 'article_ana.txt', 'annotation.conf'], 1, 4, 2],
  [['doccano', 'ok-relations.jsonl'], 1, 5, 2],
  [['doccano', 'ok-spans.jsonl'], 1, 5, 0],
  [['label-studio', 'ok.json', 'config.xml'], 1, 5, 2],
  [['label-studio', 'ok.json'], 1, 5, 2],
  [['spacy-prodigy', 'ok.jsonl'], 1, 5, 2],
  [['hf-dataset/ok/data', 'train.jsonl', 'test.jsonl', 'validation.jsonl'], 4, 5, 2],
  [['uima-cas', 'ok.json'], 1, 5, 2],
  [['uima-cas', 'ok.xmi'], 1, 5, 2],
  [['tei', 'ok.xml'], 1, 5, 2],
  [['web-annotation', 'ok-annotation.json', 'article.txt'], 1, 1, 0],
  [['web-annotation', 'ok-collection.json', 'article.txt'], 1, 5, 2],
  [['webanno-tsv', 'ok.tsv'], 1, 5, 2],
  [['conll', 'ok.bio'], 1, 4, 0],
  [['conll', 'ok.conllu'], 1, 5, 1],
];

const BAD: readonly Files[] = [
  ...['codepoint-offsets', 'dangling-reference'].map(
    (name) => ['uima-cas', `bad-${name}.xmi`] as const,
  ),
  // That a text was cut is not to be seen in it: `bad-dropped-text` is read.
  ...['dangling-pointer', 'duplicate-id', 'not-wellformed', 'unknown-element'].map(
    (name) => ['tei', `bad-${name}.xml`] as const,
  ),
  ...[
    'dangling-relation',
    'duplicate-id',
    'relation-direction',
    'spaces-instead-of-tab',
    'unknown-type',
    'utf16-offsets',
  ].map((name) => [`brat/bad-${name}`, 'article.ann', 'article.txt', 'annotation.conf'] as const),
  ...['dangling-trigger', 'source-in-content-slot', 'trigger-without-event'].map(
    (name) =>
      [`polnear/bad-${name}`, 'article_ana.ann', 'article_ana.txt', 'annotation.conf'] as const,
  ),
  ...['dangling-relation', 'empty-label', 'empty-span', 'offset-past-end', 'utf16-offsets'].map(
    (name) => ['doccano', `bad-${name}.jsonl`] as const,
  ),
  ...['dangling-relation', 'data-key', 'from-name', 'no-end', 'unknown-label', 'utf16-offsets'].map(
    (name) => ['label-studio', `bad-${name}.json`, 'config.xml'] as const,
  ),
  ...['answer', 'mid-token', 'token-end-exclusive', 'utf16-offsets'].map(
    (name) => ['spacy-prodigy', `bad-${name}.jsonl`] as const,
  ),
  ...['column-type-differs-by-split', 'leak-across-splits', 'offsets'].map(
    (name) =>
      [`hf-dataset/bad-${name}/data`, 'train.jsonl', 'test.jsonl', 'validation.jsonl'] as const,
  ),
  ...[
    'codepoint-offsets',
    'dangling-reference',
    'offset-past-end',
    'undeclared-feature',
    'undeclared-type',
  ].map((name) => ['uima-cas', `bad-${name}.json`] as const),
  ...[
    'collection-item-without-exact',
    'context',
    'created-not-datetime',
    'position-without-end',
    'undeclared-term',
    'utf16-offsets',
  ].map((name) => ['web-annotation', `bad-${name}.json`, 'article.txt'] as const),
  ...[
    'codepoint-offsets',
    'header-missing-type',
    'missing-column',
    'missing-span-ids',
    'relation-id',
    'unescaped-underscore',
  ].map((name) => ['webanno-tsv', `bad-${name}.tsv`] as const),
  ...[
    'i-without-b.bio',
    'id-gap.conllu',
    'label-changes.bio',
    'missing-column.bio',
    'nine-columns.conllu',
    'no-final-blank-line.conllu',
    'text-mismatch.conllu',
    'token-with-space.bio',
  ].map((name) => ['conll', `bad-${name}`] as const),
];

/** The words of every span of the common example, by label. */
const WORDS: Readonly<Record<string, string>> = {
  Claim: 'We cut waiting times by 40%',
  Content: 'We cut waiting times by 40%',
  Quantity: '40%',
  Cue: 'said',
  Attribution: 'said',
  Speaker: 'Mayor Ana Núñez',
  Metric: 'waiting times 40%',
};

function filesOf([folder, ...names]: Files): readonly NamedText[] {
  return names.map((name) => ({
    name: `${folder}/${name}`,
    text: readMeasured('format-examples', ...folder.split('/'), name) ?? '',
  }));
}

function decode(files: readonly NamedText[]) {
  const [recognised] = recogniseWork(files);
  if (!recognised) throw new Error('not recognised');
  return recognised.reader.decode(
    recognised.names.flatMap((name) => files.filter((file) => file.name === name)),
  );
}

function wordsOf({ article, work }: DecodedWork): readonly string[] {
  return work.spans.map(
    ({ label, fragments }) =>
      `${label}: ${fragments.map(({ start, end }) => article.text.slice(start, end)).join(' ')}`,
  );
}

/** Where the examples are not at hand there is nothing to read. */
const isHere = readMeasured('format-examples', 'brat', 'ok', 'article.ann') !== undefined;

test('a plain article and a page of notes are none of these formats', () => {
  const files = [
    { name: 'a.txt', text: 'The mayor said no.\n\nThe council said yes.' },
    { name: 'b.json', text: '{"format":"ascribe-project","annotations":[{"data":1}]}' },
    { name: 'c.jsonl', text: '{"text":"An article.","labels":["politics"]}' },
    { name: 'd.ann', text: 'T1\tClaim 0 3\tThe' },
  ];
  expect(recogniseWork(files)).toEqual([]);
});

describe.runIf(isHere)('files that their own tools accept', () => {
  test.each(OK.map(([files, ...counts]) => [files.join(' '), files, counts] as const))(
    '%s is read whole',
    (_name, names, counts) => {
      const decoded = decode(filesOf(names));
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
      const [first] = decoded.value;
      expect([
        decoded.value.length,
        first?.work.spans.length,
        first?.work.relations.length,
      ]).toEqual(counts);
      const isPolnear = names[0].startsWith('polnear');
      for (const item of decoded.value) {
        expect(item.work.unplaced).toEqual([]);
        expect(item.work.spans.length).toBeGreaterThan(0);
        for (const words of wordsOf(item)) {
          const label = words.slice(0, words.indexOf(':'));
          const source = isPolnear ? 'Mayor Ana Núñez' : 'The audit office';
          expect(words).toBe(`${label}: ${label === 'Source' ? source : WORDS[label]}`);
        }
      }
    },
  );
});

describe.runIf(isHere)('files that their own tools refuse', () => {
  test.each(BAD.map((files) => [files.slice(0, 2).join('/'), files] as const))(
    '%s is refused or reported',
    (_name, names) => {
      const decoded = decode(filesOf(names));
      const reported = decoded.ok
        ? decoded.value.flatMap(({ work }) => work.unplaced)
        : decoded.error;
      expect(reported.length).toBeGreaterThan(0);
    },
  );
});

describe.runIf(isHere)('REFI-QDA projects', () => {
  const decodePacked = async (name: string) => {
    const bytes = readMeasuredBytes('format-examples', 'refi-qda', name) ?? new Uint8Array();
    const files = await readQdaFiles(new Blob([bytes]));
    if (!files.ok) throw new Error(JSON.stringify(files.error));
    return decode(files.value);
  };

  test.each(['ok.qdpx'])('%s is read whole', async (name) => {
    const decoded = await decodePacked(name);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
    const [work, ...others] = decoded.value;
    if (!work || others.length > 0) throw new Error(`${decoded.value.length} works`);
    expect(wordsOf(work).toSorted()).toEqual(
      ['Claim', 'Cue', 'Quantity', 'Speaker']
        .map((label) => `${label}: ${WORDS[label]}`)
        .concat('Source: The audit office')
        .toSorted(),
    );
    expect(work.work).toMatchObject({ annotator: 'ana', unplaced: [] });
    expect(work.work.relations.map(({ type }) => type)).toEqual(['said_by', 'disputed_by']);
    const speaker = work.work.spans.find(({ label }) => label === 'Speaker');
    expect(speaker?.entity).toEqual({
      name: 'Ana Núñez',
      id: 'http://www.wikidata.org/entity/Q4115189',
    });
    expect(work.work.spans[0]?.attributes).toEqual([
      { name: 'status', value: 'unverified' },
      { name: 'checkworthy', value: 'true' },
    ]);
  });

  test.each([
    'bom',
    'dangling-coderef',
    'element-order',
    'guid',
    'missing-source',
    'offset-past-end',
    'utf16-offsets',
  ])('bad-%s.qdpx is refused or reported', async (name) => {
    const decoded = await decodePacked(`bad-${name}.qdpx`);
    const reported = decoded.ok
      ? decoded.value.flatMap(({ work }) => work.unplaced)
      : decoded.error;
    expect(reported.length).toBeGreaterThan(0);
  });
});

describe.runIf(isHere)('ClaimReview', () => {
  test.each([
    ['ok', true],
    ['bad-author-string-type', false],
    ['bad-date', false],
    ['bad-no-claimReviewed', false],
    ['bad-no-rating', false],
    ['bad-property-on-wrong-type', false],
    ['bad-rating-out-of-range', false],
    ['bad-type-name', false],
    ['bad-unknown-property', false],
  ] as const)('%s.json is sound: %s', (name, isSound) => {
    const text = readMeasured('format-examples', 'claimreview', `${name}.json`) ?? '';
    expect(decodeClaimReview(text).ok).toBe(isSound);
  });
});
