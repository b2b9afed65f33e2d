import type { Block, BlockFlag, BlockKind } from './block.ts';

/** A block before its text is canonical: what importers make. */
export type BlockDraft = {
  readonly kind: BlockKind;
  /** Raw text; a `\n` is a hard line break. */
  readonly text: string;
  readonly flag?: BlockFlag;
  readonly hidden?: true;
};

export type CanonicalText = {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Lone surrogates that became U+FFFD: the original was damaged, and the user should hear of it. */
  readonly replacedSurrogates: number;
};

/** Between two blocks. */
export const BLOCK_SEPARATOR = '\n\n';

/**
 * Text rules, version 1. Offsets point into what this returns, so it never runs on a text twice
 * with different results: canonical text stays exactly as it is.
 *
 * - Lone surrogates become U+FFFD, so that hashing and files (UTF-8) lose nothing silently.
 * - CRLF, CR, NEL, VT, FF, U+2028 and U+2029 become `\n`; runs of them inside a block become one.
 * - White space (tab, NBSP, every `Zs`) becomes one space a run; none at the edges of a line.
 * - Dropped: BOM, zero-width space, word joiner, invisible operators, soft hyphen, other control
 *   characters, the object replacement character (an image is nothing), U+FFFE/U+FFFF, and bidi
 *   embeddings and overrides (they can make a text read differently from what it says). The marks
 *   LRM, RLM, ALM and the isolates stay: Hebrew and Arabic need them to be read at all.
 * - Joiners (ZWJ, ZWNJ) stay where they carry meaning: ZWJ inside an emoji sequence; ZWNJ between
 *   and ZWJ after letters of a joining script (Persian "می‌خواهم", Indic conjuncts). Elsewhere they are dropped.
 * - Everything else stays: quotes, dashes, composed or decomposed letters (never NFC).
 * - A block without text is dropped.
 */
export function canonicalize(drafts: readonly BlockDraft[]): CanonicalText {
  const joined = joinBlocks();
  for (const draft of drafts) joined.add(draft, canonicalBlockText(draft.text));
  return joined.all();
}

/** A block and where its raw text begins in the whole it was cut from. */
export type PlacedDraft = BlockDraft & { readonly start: number };

export type MappedCanonicalText = CanonicalText & {
  /**
   * Offset into the raw text → offset into the canonical text. Never falls as the offset rises; what
   * was dropped counts as the place where it stood, what lies between two blocks as the first one's end.
   */
  readonly toCanonical: (rawOffset: number) => number;
};

/**
 * As `canonicalize`, for blocks cut from one raw text, sorted and disjoint: offsets that a file
 * counts in its raw text can follow the text.
 */
export function canonicalizeMapped(drafts: readonly PlacedDraft[]): MappedCanonicalText {
  const joined = joinBlocks();
  const pieces: Piece[] = [];
  for (const draft of drafts) {
    const { text, map } = canonicalBlockMap(draft.text);
    const end = joined.add(draft, text);
    const rawLength = draft.text.length;
    const start = end - text.length;
    pieces.push({ rawStart: draft.start, rawLength, start, ...(map && { map }) });
  }
  return { ...joined.all(), toCanonical: (offset) => lookUp(pieces, offset) };
}

type Piece = {
  readonly rawStart: number;
  /** Of the canonical block. */
  readonly start: number;
  readonly rawLength: number;
  /** Offset in the raw block → offset in the canonical block; absent where both are the same. */
  readonly map?: Uint32Array;
};

function lookUp(pieces: readonly Piece[], rawOffset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.rawStart ?? 0) <= rawOffset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (!piece) return 0;
  const inside = Math.min(rawOffset - piece.rawStart, piece.rawLength);
  return piece.start + (piece.map ? (piece.map[inside] ?? 0) : inside);
}

function joinBlocks() {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  let replacedSurrogates = 0;
  return {
    /** Takes a block with its canonical text; answers the offset of its end. A block without text adds nothing. */
    add(draft: BlockDraft, text: string): number {
      replacedSurrogates += countLoneSurrogates(draft.text);
      if (text === '') return offset;
      if (parts.length > 0) offset += BLOCK_SEPARATOR.length;
      blocks.push({
        id: `b${blocks.length}`,
        kind: draft.kind,
        start: offset,
        end: offset + text.length,
        ...(draft.flag && { flag: draft.flag }),
        ...(draft.hidden && { hidden: draft.hidden }),
      });
      parts.push(text);
      offset += text.length;
      return offset;
    },
    all: (): CanonicalText => ({ text: parts.join(BLOCK_SEPARATOR), blocks, replacedSurrogates }),
  };
}

/** Without this, printable ASCII with single spaces inside: nothing to do. */
const NEEDS_WORK = /[^ -~]|^ | $| {2}/;

const LINE_BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

const DROPPED =
  // oxlint-disable-next-line no-control-regex -- Control characters are what it is about.
  /[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufffc\ufffe\uffff]/g;

const WHITE_SPACE = /[\p{Zs}\t]+/gu;

const JOINERS = /[\u200c\u200d]+/g;

/** Scripts without joining behaviour: a joiner between their letters is a leftover of typesetting. */
const JOINING_LETTER =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Common}\ufe00-\ufe0f])[\p{L}\p{M}]/u;

const EMOJI_BEFORE_JOINER = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

const EMOJI_AFTER_JOINER = /\p{Extended_Pictographic}/u;

type Replace = (match: string, offset: number, text: string) => string;

/**
 * What is done to a block's text, in this order. Each step is linear by itself; one pattern for
 * "spaces, break, spaces" would not be.
 */
const STEPS: readonly (readonly [RegExp, Replace])[] = [
  [LINE_BREAK, () => '\n'],
  [DROPPED, () => ''],
  [JOINERS, keepMeaningfulJoiner],
  [WHITE_SPACE, () => ' '],
  [/ ?\n[ \n]*/g, () => '\n'],
  [/^[ \n]|[ \n]$/g, () => ''],
];

function canonicalBlockText(raw: string): string {
  if (!NEEDS_WORK.test(raw)) return raw;
  // Surrogates first: dropping what stands between two lone halves must not make a pair of them.
  let text = raw.toWellFormed();
  for (const [pattern, replace] of STEPS) text = text.replace(pattern, replace);
  return text;
}

/** The same text, and where each offset of the raw one has gone; no map where none has moved. */
function canonicalBlockMap(raw: string): { readonly text: string; readonly map?: Uint32Array } {
  if (!NEEDS_WORK.test(raw)) return { text: raw };
  let map: Uint32Array | undefined;
  // One code unit for one: no offset moves.
  let text = raw.toWellFormed();
  for (const [pattern, replace] of STEPS) {
    const moved = offsetsAfter(text, pattern, replace);
    if (!moved) continue;
    map = map ? map.map((offset) => moved[offset] ?? 0) : moved;
    text = text.replace(pattern, replace);
  }
  return { text, ...(map && { map }) };
}

/** Offset before → offset after one step; `undefined` where the step changes nothing. */
function offsetsAfter(text: string, pattern: RegExp, replace: Replace): Uint32Array | undefined {
  let moved: Uint32Array | undefined;
  let done = 0;
  let after = 0;
  for (const match of text.matchAll(pattern)) {
    moved ??= new Uint32Array(text.length + 1);
    while (done < match.index) moved[done++] = after++;
    const length = replace(match[0], match.index, text).length;
    const end = done + match[0].length;
    for (let inside = 0; done < end; inside += 1) moved[done++] = after + Math.min(inside, length);
    after += length;
  }
  if (!moved) return undefined;
  while (done <= text.length) moved[done++] = after++;
  return moved;
}

/** A run of joiners counts as its first: what it joins stands before and after the whole run. */
function keepMeaningfulJoiner(run: string, offset: number, text: string): string {
  const joiner = run.charAt(0);
  const before = characterBefore(text, offset);
  const after = String.fromCodePoint(text.codePointAt(offset + run.length) ?? 0);
  if (JOINING_LETTER.test(before)) {
    return joiner === '\u200d' || JOINING_LETTER.test(after) ? joiner : '';
  }
  const joinsEmoji = EMOJI_BEFORE_JOINER.test(before) && EMOJI_AFTER_JOINER.test(after);
  return joinsEmoji && run.includes('\u200d') ? '\u200d' : '';
}

function characterBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff;
  return text.slice(Math.max(0, offset - (isPair ? 2 : 1)), offset);
}

function countLoneSurrogates(text: string): number {
  if (text.isWellFormed()) return 0;
  return text.match(/\p{Surrogate}/gu)?.length ?? 0;
}
