import { createOffsetConverter } from '#domain/text/offsets.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { decodeDoccano } from './doccano.ts';
import type { ExportFormat } from './export-format.ts';
import { type FlatWork, flattenSet } from './flatten-work.ts';
import { onceForEach } from './once-for-each.ts';
import { bySplit, verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS, factColumns } from './article-facts.ts';

const HOLDS = {
  pieces: false,
  facts: ARTICLE_FACTS,
  attributes: false,
  entities: false,
  notes: false,
  relations: true,
  relationAttributes: false,
  inherited: false,
} as const;

/** doccano's "JSONL(Relation)": one text a line, offsets in code points. The project must allow overlapping spans. */
export const doccano: ExportFormat = {
  title: 'doccano',
  unit: 'code points',
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set, { recordsBefore }) =>
    [...filesOf(set)].map(([name, works]) => {
      const before = recordsBefore?.get(name) ?? 0;
      return {
        name,
        content: works.map((work, index) => `${lineOf(work, before + index + 1)}\n`).join(''),
        joint: { kind: 'bodies', records: works.length },
      };
    }),
  verify: (files, set) =>
    verifyWorks(
      [...filesOf(set)].map(([name, works]) => ({
        name,
        works,
        read: () => decodeDoccano(files.text(name), { asWritten: true }),
      })),
      { text: 'exact', attributes: false, notes: false },
    ),
};

/** What is written of a set, what is told of it and what it is proved against is the same. */
const flatten = onceForEach((set: ExportSet) => flattenSet(set, HOLDS));

function filesOf(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  const splits = bySplit(flatten(set).works);
  return new Map([...splits].map(([split, works]) => [`${split || 'doccano'}.jsonl`, works]));
}

function lineOf({ document, spans, relations }: FlatWork, id: number): string {
  const { article, revision, annotator } = document;
  const { toCodePoints } = createOffsetConverter(revision.text);
  const numbers = new Map(spans.map((span, index) => [span.id, index]));
  return JSON.stringify({
    id,
    text: revision.text,
    entities: spans.map(({ label, fragments: [piece] }, index) => ({
      id: index,
      label,
      start_offset: toCodePoints(piece?.start ?? 0),
      end_offset: toCodePoints(piece?.end ?? 0),
    })),
    relations: relations.map(({ type, from, to }, index) => ({
      id: index,
      from_id: numbers.get(from) ?? -1,
      to_id: numbers.get(to) ?? -1,
      type,
    })),
    Comments: [],
    annotator,
    article: article.id,
    ...factColumns(article),
  });
}
