import { addToGroup } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { type BioTag, bioSpans } from './bio-spans.ts';
import { type ConlluDocument, readConlluDocuments } from './conllu-lines.ts';
import { readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';

/**
 * CoNLL-U with spans in MISC: a key whose values are BIO tags is a column of spans of its own
 * (`Ann1=B-Claim`), any other key on a span's first token is said of the span, or leads to another
 * one (`Said_by=s1`: to the span of `Ann1`). The text is put together from the tokens.
 */
export function decodeConllu(text: string): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const unplaced: Unplaced[] = [];
  const read = readConlluDocuments(text, unplaced);
  if (!read.ok) return read;
  const documents = read.value.filter(({ tokens }) => tokens.length > 0);
  if (documents.length === 0) return err([{ place: '', kind: 'empty' }]);
  return ok(
    documents.map((document, index) => {
      const imported = readImportedText(document.raw, {
        mediaType: 'text/plain',
        notes: [{ kind: 'rebuilt-from-words' }],
      });
      const draft = draftOf(document);
      const work = placeWork(imported, 'UTF-16 code units', {
        ...draft,
        unplaced: [...(index === 0 ? unplaced : []), ...draft.unplaced],
        isUnitSure: true,
      });
      const place = documents.length > 1 ? (document.tokens[0]?.place ?? '') : '';
      return { place, article: imported.article, work };
    }),
  );
}

const TAG = /^[BIESUL]-./;

function draftOf({ tokens }: ConlluDocument) {
  const unplaced: Unplaced[] = [];
  const columns = columnsOf(tokens);
  const spans: SpanDraft[] = [];
  const byKey = new Map<string, string>();
  const startingAt = new Map<number, string>();
  for (const [key, { tags, indexes }] of columns) {
    for (const { label, first, last, place } of bioSpans(tags, unplaced)) {
      const from = indexes[first] ?? 0;
      const id = byKey.has(key) ? `${key} ${from}` : key;
      byKey.set(key, byKey.get(key) ?? id);
      if (!startingAt.has(from)) startingAt.set(from, id);
      const piece: Span = {
        start: tokens[from]?.start ?? 0,
        end: tokens[indexes[last] ?? 0]?.end ?? 0,
      };
      spans.push({ id, label, pieces: [piece], attributes: [], place });
    }
  }
  const said = sayings(tokens, columns, { byKey, startingAt }, unplaced);
  return {
    spans: spans.map((span) => ({ ...span, attributes: said.attributes.get(span.id) ?? [] })),
    relations: said.relations,
    unplaced,
  };
}

/** The tags under one key, with nothing where a token between has none, and the tokens they are of. */
type Column = { readonly tags: (BioTag | undefined)[]; readonly indexes: number[] };

/** Keys that have a BIO tag somewhere. */
function columnsOf(tokens: ConlluDocument['tokens']): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const [index, { misc, place }] of tokens.entries()) {
    for (const [key, tag] of misc) {
      if (!TAG.test(tag)) continue;
      const column: Column = columns.get(key) ?? { tags: [], indexes: [] };
      columns.set(key, column);
      if (column.indexes.at(-1) !== index - 1) {
        column.tags.push(undefined);
        column.indexes.push(index);
      }
      column.tags.push({ tag, place });
      column.indexes.push(index);
    }
  }
  return columns;
}

type SpanIndex = {
  readonly byKey: ReadonlyMap<string, string>;
  /** Index of a token → the span that begins there. */
  readonly startingAt: ReadonlyMap<number, string>;
};

function sayings(
  tokens: ConlluDocument['tokens'],
  spanKeys: ReadonlyMap<string, unknown>,
  { byKey, startingAt }: SpanIndex,
  unplaced: Unplaced[],
) {
  const byNumber = new Map([...byKey].map(([key, id]) => [/\d+$/.exec(key)?.[0] ?? key, id]));
  const relations: RelationDraft[] = [];
  const attributes = new Map<string, ImportedAttribute[]>();
  for (const [index, { misc, place }] of tokens.entries()) {
    for (const [key, value] of misc) {
      if (spanKeys.has(key) || STANDARD.has(key)) continue;
      const id = startingAt.get(index);
      if (id === undefined) {
        unplaced.push({ place, kind: 'not-held', detail: `${key}=${value}` });
        continue;
      }
      const reference = /^(?:s|Ann)(\d+)$/i.exec(value)?.[1];
      if (reference !== undefined) {
        const from = byNumber.get(reference) ?? value;
        relations.push({ type: key, from, to: id, place });
      } else {
        addToGroup(attributes, id, { name: key, value });
      }
    }
  }
  return { relations, attributes };
}

/** Keys of MISC that tell of the token, not of a span. */
const STANDARD = new Set([
  'SpaceAfter',
  'SpacesAfter',
  'SpacesBefore',
  'Translit',
  'LTranslit',
  'Gloss',
  'Lang',
  'TokenRange',
  'CorrectForm',
  'start_char',
  'end_char',
]);
