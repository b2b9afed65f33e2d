import type { ExportSet } from '#domain/export/export-set.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import { answerPairs } from './answer-pairs.ts';
import { decodeHfJsonl } from './hf-jsonl.ts';
import type { ExportFile, WrittenFiles } from './export-format.ts';
import { type FlatWork, type Flattened, entityIri, flattenSet } from './flatten-work.ts';
import type { ImportedAttribute } from './imported-work.ts';
import { onceForEach } from './once-for-each.ts';
import { bySplit, verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS } from './article-facts.ts';

/** The JSONL of a Hugging Face data set: one annotator's work on one article a line, offsets in code points. */
export function hfFiles(set: ExportSet): readonly ExportFile[] {
  return [...hfWorks(set)].map(([name, works]) => ({
    name,
    content: works.map((work) => `${JSON.stringify(recordOf(work))}\n`).join(''),
    joint: { kind: 'bodies' },
  }));
}

/** `data/train.jsonl` → what is in it. */
function hfWorks(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  const splits = bySplit(flattenForHf(set).works);
  return new Map([...splits].map(([split, works]) => [hfName(split), works]));
}

/** Where there are no splits, all is to train on. */
export function hfName(split: string): string {
  return `data/${split || 'train'}.jsonl`;
}

export const flattenForHf = onceForEach((set: ExportSet): Flattened =>
  flattenSet(set, {
    pieces: true,
    facts: ARTICLE_FACTS,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: true,
    inherited: true,
  }),
);

/** What is in the files, whatever the columns are written as. */
export function writtenInHf(set: ExportSet): ExportSet {
  return writtenOf(set, flattenForHf(set).works);
}

export function verifyHf(files: WrittenFiles, set: ExportSet) {
  const written = [...hfWorks(set)].map(([name, works]) => ({
    name,
    works,
    read: () => decodeHfJsonl([{ name, text: files.text(name) }], { asWritten: true }),
  }));
  return verifyWorks(written, {
    text: 'exact',
    attributes: true,
    notes: true,
    answers: true,
    entity: entityIri,
  });
}

/** Every record has every column, and of one type: no nulls, for a column of nothing else has none. */
function recordOf({ document, spans, relations }: FlatWork) {
  const { article, revision, annotator } = document;
  const { text } = revision;
  const { toCodePoints } = createOffsetConverter(text);
  return {
    id: article.id,
    text,
    title: article.title,
    byline: article.byline ?? '',
    outlet: article.outlet ?? '',
    published: article.publishedAt ?? '',
    url: article.url ?? '',
    language: article.language,
    annotator,
    spans: spans.map(({ id, label, fragments, attributes, entity, note }) => {
      const pieces = fragments.map(({ start, end }) => ({
        start: toCodePoints(start),
        end: toCodePoints(end),
      }));
      return {
        id,
        label,
        start: pieces[0]?.start ?? 0,
        end: pieces.at(-1)?.end ?? 0,
        fragments: pieces,
        text: fragments.map(({ start, end }) => text.slice(start, end)).join(' '),
        entity: entity ? entityIri(entity) : '',
        entity_name: entity?.name ?? '',
        note: note ?? '',
        attributes: pairsOf(attributes),
      };
    }),
    relations: relations.map((relation) => ({
      id: relation.id,
      type: relation.type,
      head: relation.from,
      tail: relation.to,
      inherited: relation.inherited,
      attributes: pairsOf(answerPairs(relation)),
    })),
  };
}

/** Values as JSON: a column has one type, and `true` is told from `"true"`. */
function pairsOf(attributes: readonly ImportedAttribute[]) {
  return attributes.map(({ name, value }) => ({ key: name, value: JSON.stringify(value) }));
}
