import { expect, test } from 'vitest';
import { makeExportSet } from '#domain/export/export-set.ts';
import { problemList } from '#formats/file-problem.ts';
import { compareWork } from './compare-work.ts';
import { flattenSet } from './flatten-work.ts';
import type { DecodedWork, ImportedSpan, ImportedWork } from './imported-work.ts';
import { aTortureProject } from './test-export-project.ts';

const HOLDS = {
  pieces: true,
  facts: [],
  attributes: true,
  entities: true,
  notes: true,
  relations: true,
  relationAttributes: true,
  inherited: true,
  name: (name: string) => name,
  entityRelations: true,
} as const;

const HOW = {
  text: 'exact',
  attributes: true,
  notes: true,
  entity: ({ id }: { readonly id: string }) => id,
} as const;

function theRichest() {
  const { works } = flattenSet(makeExportSet(aTortureProject(), { layers: 'each' }), HOLDS);
  const written = works.toSorted((a, b) => b.relations.length - a.relations.length)[0];
  if (!written) throw new Error('nothing to compare');
  const spans = written.spans.map(
    ({ id, label, fragments, attributes, entity, note }): ImportedSpan => ({
      id: `read-${id}`,
      label,
      fragments,
      attributes,
      ...(entity && { entity: { id: entity.id } }),
      ...(note !== undefined && { note }),
    }),
  );
  const relations = written.relations
    .filter(({ inherited }) => !inherited)
    .map(({ type, from, to }) => ({ type, from: `read-${from}`, to: `read-${to}` }));
  const work: ImportedWork = { spans, relations, unplaced: [] };
  const compare = (changes: Partial<ImportedWork>) => {
    const { text } = written.document.revision;
    const article = {
      title: '',
      language: 'und',
      direction: 'ltr',
      text,
      blocks: [],
      hiddenBlocks: [],
      mediaType: 'text/plain',
      notes: [],
    } as const;
    const read: DecodedWork = { place: '', article, work: { ...work, ...changes } };
    const problems = problemList();
    return { same: compareWork(written, read, HOW, 'file', problems), problems: problems.all() };
  };
  return { work, compare };
}

test('what was read as it was written is the same, in any order', () => {
  const { work, compare } = theRichest();
  const all = { same: work.spans.length, problems: [] };
  expect(work.spans.length).toBeGreaterThan(2);
  expect(work.relations.length).toBeGreaterThan(0);
  expect(compare({})).toEqual(all);
  expect(
    compare({ spans: work.spans.toReversed(), relations: work.relations.toReversed() }),
  ).toEqual(all);
});

test.each<readonly [string, (span: ImportedSpan) => ImportedSpan]>([
  ['label', (span) => ({ ...span, label: `${span.label}X` })],
  [
    'place',
    (span) => ({
      ...span,
      fragments: span.fragments.map(({ start, end }) => ({ start, end: end + 1 })),
    }),
  ],
  ['pieces', (span) => ({ ...span, fragments: [...span.fragments, { start: 0, end: 1 }] })],
  [
    'attributes',
    (span) => ({ ...span, attributes: [...span.attributes, { name: 'new', value: true }] }),
  ],
  ['note', (span) => ({ ...span, note: `${span.note ?? ''} and more` })],
  ['entity', (span) => ({ ...span, entity: { id: 'somebody else' } })],
])('a span of another %s is lost, and a new one is there', (_what, change) => {
  const { work, compare } = theRichest();
  const { same, problems } = compare({
    spans: work.spans.map((span, index) => (index === 1 ? change(span) : span)),
  });
  expect(same).toBe(work.spans.length - 1);
  expect(problems.map(({ detail }) => detail?.split(':')[0])).toEqual(
    expect.arrayContaining(['lost', 'new']),
  );
});

type Link = ImportedWork['relations'][number];

test.each<readonly [string, (link: Link) => readonly Link[]]>([
  ['turned round', (link) => [{ ...link, from: link.to, to: link.from }]],
  ['of another type', (link) => [{ ...link, type: 'other' }]],
  ['missing', () => []],
])('a link that is %s is told', (_what, change) => {
  const { work, compare } = theRichest();
  const relations = work.relations.flatMap((link, index) => (index === 0 ? change(link) : link));
  expect(compare({ relations }).problems.length).toBeGreaterThan(0);
});
