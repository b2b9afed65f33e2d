import { normalizeName } from '#domain/entities/normalize-name.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import type { Annotator } from '#domain/project/project.ts';

/** A stretch of a comment's text, for showing. `start`: its offset there. */
export type CommentPart = { readonly start: number; readonly text: string } & (
  | { readonly kind: 'text' | 'link' }
  | { readonly kind: 'mention'; readonly id: AnnotatorId }
);

/** Whom a comment calls by `@name`, each once, in the order of the project's list. */
export function mentionsIn(text: string, annotators: readonly Annotator[]): readonly AnnotatorId[] {
  const named = new Set<AnnotatorId>();
  for (const part of partsOfComment(text, annotators)) {
    if (part.kind === 'mention') named.add(part.id);
  }
  return annotators.map(({ id }) => id).filter((id) => named.has(id));
}

/** Web addresses end before the punctuation of their sentence. */
const LINK = /https?:\/\/[^\s<>"“”«»]*[^\s<>"“”«».,;:!?'’)\]}]/iuy;

const WORD_GOES_ON = /^[\p{L}\p{N}]/u;

/** The same text in pieces: whom it calls, addresses of web pages, and all else as it is. */
export function partsOfComment(
  text: string,
  annotators: readonly Annotator[],
): readonly CommentPart[] {
  const named = annotators
    .filter(({ name }) => name !== '')
    // "Ana Brandt" before "Ana".
    .toSorted((a, b) => b.name.length - a.name.length);
  const parts: CommentPart[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const special = specialAt(text, at, named);
    if (special) {
      if (plain !== '') parts.push(plainPart(plain, at));
      parts.push(special);
      plain = '';
      at += special.text.length;
    } else {
      plain += text[at] ?? '';
      at += 1;
    }
  }
  return plain === '' ? parts : [...parts, plainPart(plain, at)];
}

function plainPart(text: string, end: number): CommentPart {
  return { kind: 'text', start: end - text.length, text };
}

function specialAt(
  text: string,
  at: number,
  annotators: readonly Annotator[],
): CommentPart | undefined {
  if (text[at] === '@') {
    const called = annotators.find(({ name }) => {
      const end = at + 1 + name.length;
      return text.startsWith(name, at + 1) && !WORD_GOES_ON.test(text.slice(end, end + 2));
    });
    return called && { kind: 'mention', start: at, text: `@${called.name}`, id: called.id };
  }
  if (text[at]?.toLowerCase() !== 'h') return undefined;
  LINK.lastIndex = at;
  const link = LINK.exec(text);
  return link ? { kind: 'link', start: at, text: link[0] } : undefined;
}

/** A call that is being written: the offset of its `@`, and what stands between it and the caret. */
export type UnfinishedMention = { readonly start: number; readonly query: string };

/** The `@` before the caret that begins a word; undefined where there is none in its line. */
export function unfinishedMention(text: string, caret: number): UnfinishedMention | undefined {
  const start = text.lastIndexOf('@', caret - 1);
  if (caret === 0 || start === -1 || WORD_ENDS.test(text.slice(0, start))) return undefined;
  const query = text.slice(start + 1, caret);
  return /^\s|\n/v.test(query) ? undefined : { start, query };
}

const WORD_ENDS = /[\p{L}\p{N}]$/u;

/**
 * Who may be meant by what is written so far of a name: the beginning of it or of one of its words, whatever
 * its case and accents. Nobody once a name is whole and a space follows: then the sentence goes on.
 */
export function whomItMayCall(
  query: string,
  annotators: readonly Annotator[],
): readonly Annotator[] {
  const words = normalizeName(query);
  const isSpaced = /\s$/v.test(query);
  if (isSpaced && annotators.some(({ name }) => normalizeName(name) === words)) return [];
  const beginning = isSpaced ? `${words} ` : words;
  return annotators.filter(
    ({ name }) => name !== '' && ` ${normalizeName(name)}`.includes(` ${beginning}`),
  );
}
