import { type BlockDraft, type MappedCanonicalText, canonicalizeMapped } from './canonical.ts';
import type { PlacedDraft } from './canonical.ts';
import { type RecognizedText, recognizePlainText } from './recognize.ts';

/** A plain text read as an article, with the way from its own offsets to those of the canonical text. */
export type MappedArticle = {
  /** Drafts that `canonicalize` turns into the very text of `canonical`. */
  readonly recognized: RecognizedText;
  readonly canonical: MappedCanonicalText;
};

/**
 * Reads plain text as `recognizePlainText` does, and keeps account of where everything went. Where
 * that reading moved or left out more than white space and a list's bullets, every line is a block
 * of its own instead: an offset must never be a guess.
 */
export function mapPlainText(raw: string): MappedArticle {
  const recognized = recognizePlainText(raw);
  const placed = placeDrafts(raw, recognized.drafts) ?? placeLines(raw);
  return {
    recognized: { ...recognized, drafts: placed.map(withoutStart) },
    canonical: canonicalizeMapped(placed),
  };
}

function withoutStart({ start: _start, ...draft }: PlacedDraft): BlockDraft {
  return draft;
}

const BULLET = /^\s*[•‣◦▪●·*]\s+/u;

/**
 * Finds each block again in the raw text, in one walk. The blocks' texts are replaced by the raw
 * ones of the same place, in which a line break that the reading took for a space is a space.
 */
function placeDrafts(
  raw: string,
  drafts: readonly BlockDraft[],
): readonly PlacedDraft[] | undefined {
  const placed: PlacedDraft[] = [];
  let at = 0;
  for (const draft of drafts) {
    at = skipSpace(raw, at);
    if (draft.kind === 'listItem') at += BULLET.exec(raw.slice(at, at + 100))?.[0].length ?? 0;
    const found = matchDraft(raw, at, draft.text);
    if (!found) return undefined;
    if (found.text !== '') placed.push({ ...draft, text: found.text, start: at });
    at = found.end;
  }
  return skipSpace(raw, at) === raw.length ? placed : undefined;
}

function matchDraft(
  raw: string,
  start: number,
  text: string,
): { readonly text: string; readonly end: number } | undefined {
  const parts: string[] = [];
  let at = start;
  let inText = skipSpace(text, 0);
  while (inText < text.length) {
    const word = wordAt(text, inText);
    if (!raw.startsWith(word, at)) return undefined;
    parts.push(word);
    at += word.length;
    inText += word.length;
    const next = skipSpace(text, inText);
    if (next === text.length) break;
    const end = skipSpace(raw, at);
    if (end === at) return undefined;
    const space = raw.slice(at, end);
    parts.push(LINE_BREAK.test(text.slice(inText, next)) ? space : ' '.repeat(space.length));
    at = end;
    inText = next;
  }
  return { text: parts.join(''), end: at };
}

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;

/** NEL ends a line, and is none of what `\s` knows. */
const SPACES = /[\s\u0085]*/y;
const WORD = /[^\s\u0085]*/y;

function wordAt(text: string, start: number): string {
  WORD.lastIndex = start;
  return WORD.exec(text)?.[0] ?? '';
}

function skipSpace(text: string, start: number): number {
  SPACES.lastIndex = start;
  return start + (SPACES.exec(text)?.[0].length ?? 0);
}

function placeLines(raw: string): readonly PlacedDraft[] {
  const drafts: PlacedDraft[] = [];
  let start = 0;
  for (const match of raw.matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]|$/g)) {
    const text = raw.slice(start, match.index);
    if (text.trim() !== '') drafts.push({ kind: 'paragraph', text, start });
    start = match.index + match[0].length;
  }
  return drafts;
}
