import { mergeRow, type Line } from './pdf-line.ts';

/** Lines that are read one after the other: one column, or what runs across all of them. */
export type Region = {
  readonly page: number;
  readonly lines: readonly Line[];
};

/**
 * The pieces of each page in the order in which they are read. A gutter is a vertical strip that
 * lines on both sides keep free; what crosses it (a headline) is read before what stands below it.
 * The work is pieces × candidate strips × depth, both bounded.
 */
export function readRegions(pages: readonly (readonly Line[])[]): readonly Region[] {
  const gutters = pages.map((pieces) => findGutter(pieces));
  const known = commonGutters(gutters);
  return pages.flatMap((pieces, page) => {
    // A last page with a few lines in its second column shows no gutter of its own.
    const gutter = gutters[page] ?? known.find((x) => isGutterOf(pieces, x));
    return splitAt(pieces, page, gutter, 0).filter((region) => region.lines.length > 0);
  });
}

/** Columns of columns of columns: up to eight beside each other. */
const MAX_DEPTH = 3;

function regionsOf(pieces: readonly Line[], page: number, depth: number): readonly Region[] {
  return splitAt(pieces, page, depth < MAX_DEPTH ? findGutter(pieces) : undefined, depth);
}

function splitAt(
  pieces: readonly Line[],
  page: number,
  gutter: number | undefined,
  depth: number,
): readonly Region[] {
  if (gutter === undefined) return [{ page, lines: mergeRows(pieces) }];
  return bandsAt(pieces, gutter, FEW_ROWS).flatMap((band) => {
    if (band.kind === 'across') return [{ page, lines: mergeRows(band.pieces) }];
    const left = band.pieces.filter((piece) => center(piece) < gutter);
    const right = band.pieces.filter((piece) => center(piece) >= gutter);
    const sides = isMostlyRtl(band.pieces) ? [right, left] : [left, right];
    return sides.flatMap((side) => regionsOf(side, page, depth + 1));
  });
}

/** The strips that most pages with a strip share; few, so that a page is tried against each. */
function commonGutters(gutters: readonly (number | undefined)[]): readonly number[] {
  const counts = new Map<number, { count: number; x: number }>();
  for (const x of gutters) {
    if (x === undefined) continue;
    const key = Math.round(x / 10);
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, x });
  }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ x }) => x);
}

/** A strip that another page has shown needs less proof. */
function isGutterOf(pieces: readonly Line[], x: number): boolean {
  return bandsAt(pieces, x, FEW_ROWS).some((band) => band.kind === 'columns');
}

function isMostlyRtl(pieces: readonly Line[]): boolean {
  return pieces.filter((piece) => piece.isRtl).length * 2 > pieces.length;
}

function center(line: Line): number {
  return (line.left + line.right) / 2;
}

function mergeRows(pieces: readonly Line[]): readonly Line[] {
  const rows: Line[][] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isSameRow =
      first && Math.abs(piece.baseline - first.baseline) < 0.25 * Math.min(first.size, piece.size);
    if (row && isSameRow) row.push(piece);
    else rows.push([piece]);
  }
  return settleCells(rows.map((row) => mergeRow(row.toSorted((a, b) => a.left - b.left))));
}

/** Wide gaps make a table only where they stand below each other; elsewhere a line was stretched. */
function settleCells(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, i) => {
    if (line.cells.length === 1) return line;
    const isTable = [lines[i - 1], lines[i + 1]].some(
      (other) => other && shareColumns(line, other),
    );
    return isTable ? line : { ...line, cells: [line] };
  });
}

/** Cells of a row that are compared. */
const MAX_CELLS = 40;

function shareColumns(a: Line, b: Line): boolean {
  const fewer = Math.min(a.cells.length, b.cells.length);
  if (fewer < 2 || Math.abs(a.baseline - b.baseline) > 4 * a.size) return false;
  const tolerance = 0.3 * a.size;
  let shared = 0;
  for (const cell of a.cells.slice(0, MAX_CELLS)) {
    const meets = b.cells
      .slice(0, MAX_CELLS)
      .some(
        (other) =>
          Math.abs(other.left - cell.left) < tolerance ||
          Math.abs(other.right - cell.right) < tolerance,
      );
    if (meets) shared += 1;
  }
  // Beside the first and the last, which begin and end at the column's edges anyway.
  return shared - 2 >= 0.7 * (fewer - 2) && shared > 2;
}

/** Candidates for a gutter; a strip between columns is far wider than a hundredth of a page. */
const CANDIDATES = 120;

function findGutter(pieces: readonly Line[]): number | undefined {
  const left = pieces.reduce((least, piece) => Math.min(least, piece.left), Infinity);
  const right = pieces.reduce((most, piece) => Math.max(most, piece.right), -Infinity);
  const step = (right - left) / CANDIDATES;
  if (!(step > 0)) return undefined;
  const scores = Array.from({ length: CANDIDATES - 1 }, (_, i) =>
    scoreGutter(pieces, left + (i + 1) * step),
  );
  const best = Math.max(...scores);
  if (best <= 0) return undefined;
  // The middle of the strip.
  const first = scores.findIndex((score) => score >= 0.97 * best);
  const length = scores.slice(first).findIndex((score) => score < 0.97 * best);
  return left + (first + 1 + (length < 0 ? 0 : length - 1) / 2) * step;
}

/** Characters in the poorer side of each stretch where both sides are columns. */
function scoreGutter(pieces: readonly Line[], x: number): number {
  return bandsAt(pieces, x, MIN_ROWS).reduce(
    (sum, band) => sum + (band.kind === 'columns' ? band.score : 0),
    0,
  );
}

type Band =
  | { readonly kind: 'across'; readonly pieces: readonly Line[] }
  | { readonly kind: 'columns'; readonly pieces: readonly Line[]; readonly score: number };

/** Cuts a page's pieces into stretches that the strip divides and stretches that run across it. */
function bandsAt(pieces: readonly Line[], x: number, minRows: number): readonly Band[] {
  const bands: Band[] = [];
  let across: Line[] = [];
  let free: Line[] = [];
  function closeFree(): void {
    const score = free.length > 0 ? scoreSides(free, x, minRows) : 0;
    if (score > 0) {
      if (across.length > 0) bands.push({ kind: 'across', pieces: across });
      bands.push({ kind: 'columns', pieces: free, score });
      across = [];
    } else {
      across.push(...free);
    }
    free = [];
  }
  for (const piece of pieces) {
    if (piece.left < x && piece.right > x) {
      closeFree();
      across.push(piece);
    } else {
      free.push(piece);
    }
  }
  closeFree();
  if (across.length > 0) bands.push({ kind: 'across', pieces: across });
  return bands;
}

/** Rows on each side that make columns of a stretch. */
const MIN_ROWS = 3;
/** The same where the strip is known from elsewhere. */
const FEW_ROWS = 1;
const MANY_ROWS = 6;
/** Characters a row of a column has; a table's column of figures, or bullets, have fewer. */
const MIN_CHARACTERS = 12;

function scoreSides(pieces: readonly Line[], x: number, minRows: number): number {
  const left = pieces.filter((piece) => center(piece) < x);
  const right = pieces.filter((piece) => center(piece) >= x);
  const fewer = Math.min(countRows(left), countRows(right));
  // A last column of a line or two beside a long one.
  const isRest = fewer > 0 && Math.max(countRows(left), countRows(right)) >= MANY_ROWS;
  if (fewer < minRows && !isRest) return 0;
  const isColumn = [left, right].every(
    (side) => characters(side) >= MIN_CHARACTERS * countRows(side),
  );
  const shared = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right));
  const sharesHeight =
    shared > (fewer < MIN_ROWS || minRows < MIN_ROWS ? -1 : 2 * (left[0]?.size ?? 0));
  // The whole counts a little, so that of two strips the one wins that cuts no line.
  const [poor, rich] = [characters(left), characters(right)].toSorted((a, b) => a - b);
  return isColumn && sharesHeight ? (poor ?? 0) + 0.1 * (rich ?? 0) : 0;
}

/** Pieces come from the top down; those of one row stand at one height. */
function countRows(pieces: readonly Line[]): number {
  return pieces.filter(
    (piece, i) => piece.baseline - (pieces[i - 1]?.baseline ?? -Infinity) > 0.3 * piece.size,
  ).length;
}

function characters(pieces: readonly Line[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0);
}

function top(pieces: readonly Line[]): number {
  return pieces[0]?.baseline ?? 0;
}

function bottom(pieces: readonly Line[]): number {
  return pieces.at(-1)?.baseline ?? 0;
}
