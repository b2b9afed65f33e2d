import { addToGroup } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import type { ExportFormat } from './export-format.ts';
import { type FlatSpan, type FlatWork, entityIri, flattenSet, tidyName } from './flatten-work.ts';
import type { ImportedAttribute } from './imported-work.ts';
import { decodeSpacyJsonl } from './spacy-jsonl.ts';
import { tokensOf } from './text-tokens.ts';
import { onceForEach } from './once-for-each.ts';
import { bySplit, verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS, factColumns } from './article-facts.ts';

const HOLDS = {
  pieces: false,
  facts: ARTICLE_FACTS,
  attributes: true,
  entities: true,
  entityNames: false,
  notes: true,
  relations: true,
  relationAttributes: false,
  inherited: false,
  // A note stands among the attributes under that name.
  attributeName: (name: string) => (name === 'note' ? 'note_' : tidyName(name)),
} as const;

/**
 * Prodigy's and spaCy's JSONL with tokens, offsets in code points. Tokens are cut where spans begin and
 * end, so that none is off its tokens. `token_end` is inclusive, `end` is not.
 */
export const spacy: ExportFormat = {
  title: 'spaCy and Prodigy JSONL',
  unit: 'code points',
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set) =>
    [...filesOf(set)].map(([name, works]) => ({
      name,
      content: works.map((work) => `${lineOf(work)}\n`).join(''),
      joint: { kind: 'bodies' },
    })),
  verify: (files, set) => {
    const written = [...filesOf(set)].map(([name, works]) => ({
      name,
      works: works.map(withoutEmpty),
      read: () => decodeSpacyJsonl(files.text(name), { asWritten: true }),
    }));
    return verifyWorks(written, {
      text: 'exact',
      attributes: true,
      notes: true,
      entity: entityIri,
    });
  },
};

/** What is written of a set, what is told of it and what it is proved against is the same. */
const flatten = onceForEach((set: ExportSet) => flattenSet(set, HOLDS));

function filesOf(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  const splits = bySplit(flatten(set).works);
  return new Map([...splits].map(([split, works]) => [`${split || 'spacy'}.jsonl`, works]));
}

/** An empty value is none in this format. */
function withoutEmpty(work: FlatWork): FlatWork {
  const spans = work.spans.map((span) => ({
    ...span,
    attributes: span.attributes.filter(({ value }) => value !== ''),
  }));
  return { ...work, spans };
}

function lineOf(work: FlatWork): string {
  const { document, spans, relations } = withoutEmpty(work);
  const { article, revision, annotator, folder } = document;
  const { toCodePoints } = createOffsetConverter(revision.text);
  const pieces = spans.flatMap(({ fragments }) => fragments);
  const tokens = tokensOf(revision, pieces, article.language);
  const firstAt = new Map(tokens.map(({ start }, index) => [start, index]));
  const lastAt = new Map(tokens.map(({ end }, index) => [end, index]));
  const records = new Map(
    spans.map((span) => {
      const { start, end } = span.fragments[0] ?? { start: 0, end: 0 };
      const place = {
        start: toCodePoints(start),
        end: toCodePoints(end),
        token_start: firstAt.get(start) ?? -1,
        token_end: lastAt.get(end) ?? -1,
        label: span.label,
      };
      return [span.id, { place, rest: restOf(span) }];
    }),
  );
  return JSON.stringify({
    text: revision.text,
    tokens: tokens.map(({ start, end, text, spaceAfter }, id) => ({
      text,
      start: toCodePoints(start),
      end: toCodePoints(end),
      id,
      ws: spaceAfter,
    })),
    spans: [...records.values()].map(({ place, rest }) => ({ ...place, ...rest })),
    relations: relations.map(({ type, from, to }) => {
      const head = records.get(from)?.place;
      const child = records.get(to)?.place;
      return {
        head: head?.token_end ?? -1,
        child: child?.token_end ?? -1,
        label: type,
        head_span: head,
        child_span: child,
      };
    }),
    answer: 'accept',
    _view_id: 'relations',
    _annotator_id: folder,
    meta: { article: article.id, ...factColumns(article), annotator },
  });
}

function restOf({ attributes, entity, note }: FlatSpan) {
  // The format has no notes of spans: ours stands among the attributes.
  const noted = note === undefined ? [] : [{ name: 'note', value: note }];
  const attrs = recordOf([...attributes, ...noted]);
  return {
    ...(entity && { kb_id: entityIri(entity) }),
    ...(Object.keys(attrs).length > 0 && { attrs }),
  };
}

/** Several values of one attribute are a list. */
function recordOf(
  attributes: readonly ImportedAttribute[],
): Readonly<Record<string, string | boolean | readonly string[]>> {
  const values = new Map<string, (string | boolean)[]>();
  for (const { name, value } of attributes) addToGroup(values, name, value);
  return Object.fromEntries(
    [...values].map(([name, all]) => {
      const [only = ''] = all;
      return [name, all.length === 1 ? only : all.map(String)];
    }),
  );
}
