import type { PageRuns, TextRun } from './pdf-run.ts';

/** A line, or the part of one that stands in one column. Lengths as in `TextRun`. */
export type Line = {
  /** From 0. */
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly size: number;
  /** Of most of its characters. */
  readonly font: string;
  /** All of it is of that one font. */
  readonly isOneFont: boolean;
  readonly isRtl: boolean;
  /** Pieces with wide gaps between them, left to right; one unless it is a row of a table. */
  readonly cells: readonly Cell[];
};

type Cell = { readonly text: string; readonly left: number; readonly right: number };

/** A gap of this many times the size separates pieces; justified text has none so wide, as a rule. */
const PIECE_GAP = 0.85;
/** Between letters of one word, kerning and tracking leave less. */
const SPACE_GAP = 0.13;

/** Runs of a page → pieces of lines, from the top down and from the left to the right. */
export function readPieces({ runs, width }: PageRuns, page: number): readonly Line[] {
  const visible = runs.filter((run) => run.right > 0 && run.left < width);
  if (visible.length === 0) return [];
  const usual = mostUsed(visible, (run) => run.size);
  const caps = new Set(visible.filter((run) => run.size > 1.7 * usual && DROP_CAP.test(run.text)));
  const rows = groupRows(visible.filter((run) => !caps.has(run)));
  const pieces = rows.flatMap((row) => splitRow(row).map((piece) => pieceOf(piece, page)));
  if (caps.size === 0 || caps.size > MAX_DROP_CAPS) return pieces;
  return joinDropCaps(
    [...caps].map((cap) => pieceOf([cap], page)),
    pieces,
  );
}

const DROP_CAP = /^[“"„«‘'»]?\s?\p{Lu}$/u;
/** More on one page are no drop caps. */
const MAX_DROP_CAPS = 30;

function groupRows(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const rows: TextRun[][] = [];
  let row: TextRun[] = [];
  for (const run of runs.toSorted((a, b) => a.baseline - b.baseline)) {
    const first = row[0];
    if (first && run.baseline - first.baseline > 0.2 * Math.min(first.size, run.size)) {
      rows.push(row);
      row = [];
    }
    row.push(run);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function splitRow(row: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const pieces: TextRun[][] = [];
  let piece: TextRun[] = [];
  let right = 0;
  for (const run of row.toSorted((a, b) => a.left - b.left)) {
    const before = piece.at(-1);
    if (before && run.left - right > PIECE_GAP * Math.min(before.size, run.size)) {
      pieces.push(piece);
      piece = [];
      right = 0;
    }
    piece.push(run);
    right = Math.max(right, run.right);
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

function pieceOf(runs: readonly TextRun[], page: number): Line {
  const isRtl = charactersOf(runs.filter((run) => run.isRtl)) * 2 > charactersOf(runs);
  const text = composeText(isRtl ? inReadingOrder(runs) : runs, isRtl);
  const font = mostUsed(runs, (run) => run.font);
  const extent = extentOf(runs);
  return {
    page,
    text,
    ...extent,
    baseline: mostUsed(runs, (run) => run.baseline),
    size: mostUsed(runs, (run) => run.size),
    font,
    isOneFont: runs.every((run) => run.font === font),
    isRtl,
    cells: [{ text, ...extent }],
  };
}

type Extent = { readonly left: number; readonly right: number };

function extentOf(parts: readonly Extent[]): Extent {
  return {
    left: parts.reduce((least, part) => Math.min(least, part.left), Infinity),
    right: parts.reduce((most, part) => Math.max(most, part.right), -Infinity),
  };
}

function charactersOf(runs: readonly TextRun[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

function mostUsed<T>(runs: readonly TextRun[], valueOf: (run: TextRun) => T): T {
  const counts = new Map<T, number>();
  for (const run of runs) {
    counts.set(valueOf(run), (counts.get(valueOf(run)) ?? 0) + run.text.length);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!best) throw new Error('a piece without runs');
  return best[0];
}

/** From the right to the left, and what is written the other way in between left to right. */
function inReadingOrder(runs: readonly TextRun[]): readonly TextRun[] {
  const ordered: TextRun[] = [];
  let ltr: TextRun[] = [];
  for (const run of runs.toReversed()) {
    if (run.isRtl || !/[\p{L}\p{N}]/u.test(run.text)) {
      ordered.push(...ltr.toReversed(), run);
      ltr = [];
    } else {
      ltr.push(run);
    }
  }
  return [...ordered, ...ltr.toReversed()];
}

function composeText(runs: readonly TextRun[], isRtl: boolean): string {
  let text = '';
  let before: TextRun | undefined;
  for (const run of runs) {
    if (before) {
      const gap = isRtl
        ? Math.max(before.left - run.right, run.left - before.right)
        : run.left - before.right;
      const size = Math.min(before.size, run.size);
      // What stands before it in the file stands after it to a reader from the right.
      const hasSpace = run.hasSpaceBefore && !isRtl && gap > -0.05 * size;
      text += hasSpace || gap > SPACE_GAP * size ? ' ' : '';
    }
    text += run.text;
    before = run;
  }
  return text;
}

/** Pieces of one row → one line, with its pieces as cells. */
export function mergeRow(pieces: readonly Line[]): Line {
  const [first, ...rest] = pieces;
  if (!first) throw new Error('a row without pieces');
  if (rest.length === 0) return first;
  const longest = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const isRtl = longest.isRtl;
  const ordered = isRtl ? pieces.toReversed() : pieces;
  return {
    ...longest,
    text: ordered.map((piece) => piece.text).join(' '),
    ...extentOf(pieces),
    isOneFont: pieces.every((piece) => piece.isOneFont && piece.font === longest.font),
    cells: ordered.flatMap((piece) => piece.cells),
  };
}

/** A capital over several lines belongs before the topmost of the lines beside it. */
function joinDropCaps(caps: readonly Line[], pieces: readonly Line[]): readonly Line[] {
  const changed = new Map<Line, Line>();
  const alone: Line[] = [];
  for (const cap of caps) {
    const beside = pieces.filter(
      (piece) =>
        piece.size * 1.5 < cap.size &&
        piece.baseline <= cap.baseline + 0.8 * piece.size &&
        piece.baseline > cap.baseline - cap.size &&
        piece.left >= cap.right - 0.15 * cap.size &&
        piece.left < cap.right + 0.6 * cap.size,
    );
    const [top] = beside;
    if (!top) alone.push(cap);
    for (const piece of beside) {
      const text = piece === top ? cap.text + piece.text : piece.text;
      changed.set(piece, { ...piece, text, cells: [{ ...piece, text }], left: cap.left });
    }
  }
  const settled = pieces.map((piece) => changed.get(piece) ?? piece);
  return [...settled, ...alone].toSorted((a, b) => a.baseline - b.baseline);
}
