import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';
import { averitec as format } from './encode-averitec.ts';
import { claimReview } from './encode-claimreview.ts';
import { exportFiles } from './export-files.ts';
import { textOf } from './export-format.ts';
import { changesOf, leavesOf } from './test-changes.ts';
import { aCheckedProject, aCopiedProject } from './test-checked-project.ts';
import { hiding } from './test-export-project.ts';

const OPTIONS = { sha256 };

async function projectWith(change: (claim: Annotation) => Partial<Annotation>) {
  const bundle = await aCheckedProject();
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) =>
        each.label === 'CLAIM' ? { ...each, ...change(each) } : each,
      ),
    })),
  }));
  return { ...bundle, articles };
}

async function writtenOf(bundle: ProjectBundle) {
  const set = makeExportSet(bundle, { layers: 'each' });
  const made = await exportFiles(format, set, OPTIONS);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const [file] = made.value.files;
  if (!file) throw new Error('no file');
  const records: readonly object[] = JSON.parse(textOf(file.content));
  return { set, file, records };
}

test('a list of which anything says otherwise than it should is not handed out', async () => {
  const { set, file, records } = await writtenOf(
    await projectWith(({ evidence = [] }) => ({
      evidence: [...evidence, { url: 'https://example.org/tables', note: 'Table 3: 31%.' }],
    })),
  );
  const evidence = ['answer', 'answer_type', 'source_url', 'source_medium', 'cached_source_url'];
  const answerOf = (number: number) => [
    `questions ${number} question`,
    ...evidence.map((field) => `questions ${number} answers 0 ${field}`),
  ];
  expect(leavesOf(records[0]).map(({ path }) => path.join(' '))).toEqual([
    'claim',
    'required_reannotation',
    'label',
    'justification',
    'claim_date',
    'speaker',
    'original_claim_url',
    'cached_original_claim_url',
    'fact_checking_article',
    'reporting_source',
    'location_ISO_code',
    'claim_types 0',
    'claim_types 1',
    'fact_checking_strategies',
    ...answerOf(0),
    ...answerOf(1),
  ]);
  const others = [
    ...changesOf(records),
    { change: 'a record more', changed: [...records, ...records] },
    { change: 'a record less', changed: [] },
  ];
  const overlooked: string[] = [];
  for (const { change, changed } of others) {
    const encode = () => [{ ...file, content: JSON.stringify(changed) }];
    // oxlint-disable-next-line eslint/no-await-in-loop -- One change after the other.
    if ((await exportFiles({ ...format, encode }, set, OPTIONS)).ok) overlooked.push(change);
  }
  expect(overlooked).toEqual([]);
});

test('a claim has its own day and else the article’s, the year in four digits', async () => {
  const dated = async (claim_date: string) => {
    const bundle = await projectWith(({ attributes }) => ({
      attributes: { ...attributes, claim_date },
    }));
    return (await writtenOf(bundle)).records;
  };
  expect((await writtenOf(await aCheckedProject())).records).toMatchObject([
    { claim_date: '2-1-2026' },
  ]);
  expect(await dated('2025-12-31')).toMatchObject([{ claim_date: '31-12-2025' }]);
  expect(await dated('0987-06-05')).toMatchObject([{ claim_date: '5-6-0987' }]);
});

test('what was heard and stands on no page is not said to be copied from one', async () => {
  const evidence = [{ note: 'A call' }, { url: 'https://example.org/', note: 'Page 4' }];
  const { records } = await writtenOf(await projectWith(() => ({ evidence })));
  expect(records[0]).toMatchObject({
    questions: [
      { answers: [{ answer: 'A call', answer_type: 'Abstractive', source_medium: '' }] },
      { answers: [{ answer: 'Page 4', answer_type: 'Extractive', source_medium: 'Web text' }] },
    ],
  });
});

test('what a record has no field for is told before', async () => {
  const bundle = await projectWith(({ attributes }) => ({
    attributes: { ...attributes, claim_type: ['event', 'mine'], quote_type: 'direct' },
    evidence: [
      { url: 'https://example.org/', seenAt: '2026-01-02' },
      { note: 'A call', seenAt: '2026-01-03' },
      { note: 'Another' },
    ],
  }));
  const set = makeExportSet(bundle, { layers: 'each' });
  expect(format.losses(set)).toEqual(
    expect.arrayContaining([
      { kind: 'only-claims', count: 2 },
      { kind: 'attributes', name: 'claim_type', count: 1 },
      { kind: 'attributes', name: 'quote_type', count: 1 },
      { kind: 'evidence-days', count: 2 },
      { kind: 'relations', name: 'reported_by', count: 1 },
      { kind: 'relation-attributes', count: 1 },
    ]),
  );
  // The speaker is in the record.
  expect(format.losses(set)).not.toContainEqual(expect.objectContaining({ name: 'said_by' }));
});

test.each([
  ['from the credit line', false],
  ['from a hidden credit line, restated as the body that it names', true],
])('a source that a checked claim has inherited %s is told as lost', async (_case, isHidden) => {
  const checked = await aCheckedProject();
  const articles = checked.articles.map((item) => ({
    ...item,
    layers: item.layers.map(({ relations, ...layer }) => ({
      ...layer,
      relations: relations.filter(({ type }) => type !== 'reported_by'),
    })),
  }));
  const bundle = hiding({ ...checked, articles }, isHidden ? 0b1000 : 0);
  const set = makeExportSet(bundle, { layers: 'each', ...(isHidden && { withoutHidden: true }) });
  expect(set.documents.flatMap(({ relations }) => relations)).toMatchObject([
    { type: 'said_by', inherited: false },
    { type: 'reported_by', inherited: true },
  ]);
  for (const { losses } of [format, claimReview]) {
    expect(losses(set).filter(({ kind }) => kind === 'relations')).toEqual([
      { kind: 'relations', name: 'reported_by', count: 1 },
    ]);
  }
});

test('a speaker in no record is told, though another annotator’s written one has its id', async () => {
  const copied = await aCopiedProject();
  const articles = copied.articles.map((item) => ({
    ...item,
    // Bo has checked nothing.
    layers: item.layers.map(({ layer, annotations, relations }) => ({
      layer,
      annotations:
        layer.annotatorId === 'bo'
          ? annotations.map((each) => ({ ...each, attributes: {} }))
          : annotations,
      relations,
    })),
  }));
  const set = makeExportSet({ ...copied, articles }, { layers: 'each' });
  for (const { losses } of [format, claimReview]) {
    expect(losses(set)).toEqual(
      expect.arrayContaining([
        { kind: 'no-verdict', count: 1 },
        { kind: 'relations', name: 'said_by', count: 1 },
        { kind: 'relations', name: 'reported_by', count: 2 },
      ]),
    );
  }
});
