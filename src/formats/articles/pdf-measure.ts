import { addToGroup, groupBy } from '#domain/collection/group-by.ts';
import type { Region } from './pdf-column.ts';
import type { Line } from './pdf-line.ts';

/** The left and right edge that the lines of one column of a document keep. */
type Column = { readonly left: number; readonly right: number };

/** A line in its place in the order of reading. */
export type PlacedLine = Line & {
  readonly column: Column;
  /** Number of the region in the document: lines of one region stand below each other. */
  readonly region: number;
};

export type Measures = {
  /** Size and font of most of the text. */
  readonly size: number;
  readonly font: string;
  /** From one baseline to the next inside a paragraph, by size of the font. */
  readonly leading: (size: number) => number;
  /** Paragraphs begin with an indent, as a rule. */
  readonly usesIndents: boolean;
};

/** Regions that keep the same edges, on whatever page, are one column. */
export function placeLines(regions: readonly Region[]): readonly PlacedLine[] {
  const columns: Edges[] = [];
  const placed = regions.map(({ lines }) => {
    const own = edgesOf(lines);
    const same = columns.find((column) => isSameColumn(column, own));
    if (!same && columns.length < MAX_COLUMNS) columns.push(own);
    if (same) widen(same, own);
    return { lines, edges: same ?? own };
  });
  const settled = new Map<Edges, ReadonlyMap<number, Column>>();
  return placed.flatMap(({ lines, edges }, region) => {
    const bySize = settled.get(edges) ?? settleEdges(edges);
    settled.set(edges, bySize);
    return lines.map((line) => ({
      ...line,
      column: bySize.get(roundSize(line.size)) ?? edges,
      region,
    }));
  });
}

/** Columns told apart in one document: two margins × three columns, tables, title pages. */
const MAX_COLUMNS = 40;

type Edges = { left: number; right: number; lines: number; readonly all: Line[] };

function edgesOf(lines: readonly Line[]): Edges {
  return {
    left: mode(
      lines.map((line) => line.left),
      1,
    ),
    right: lines.reduce((most, line) => Math.max(most, line.right), 0),
    lines: lines.length,
    all: [...lines],
  };
}

function widen(column: Edges, own: Edges): void {
  for (const line of own.all) column.all.push(line);
  column.right = Math.max(column.right, own.right);
}

function isSameColumn(column: Edges, own: Edges): boolean {
  if (Math.abs(column.left - own.left) < 8 && Math.abs(column.right - own.right) < 12) return true;
  // Few lines do not reach the edges.
  return (
    own.lines < 6 &&
    own.left > column.left - 4 &&
    own.left < column.left + 30 &&
    own.right < column.right + 4 &&
    own.right > column.left + 0.2 * (column.right - column.left)
  );
}

/** A headline may run wider than the text below it: each size has edges of its own. */
function settleEdges({ all }: Edges): ReadonlyMap<number, Column> {
  return new Map(
    [...groupBy(all, ({ size }) => roundSize(size))].map(([size, lines]) => {
      const lefts = lines.map((line) => line.left).toSorted((a, b) => a - b);
      const rights = lines.map((line) => -line.right).toSorted((a, b) => a - b);
      const isRtl = lines.filter((line) => line.isRtl).length * 2 > lines.length;
      const left = isRtl ? outermost(lefts, size) : mode(lefts, 1);
      const right = isRtl ? -mode(rights, 1) : -outermost(rights, size);
      return [size, { left, right }] as const;
    }),
  );
}

/** The furthest that two lines reach: one alone has run over the edge. Values sorted. */
function outermost(values: readonly number[], size: number): number {
  const at = values.findIndex((value, i) => (values[i + 1] ?? Infinity) - value < 0.7 * size);
  return values[Math.max(0, at)] ?? 0;
}

/** The commonest value, values within `step` counting as one. */
function mode(values: readonly number[], step: number): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const key = Math.round(value / step);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [key, count] of counts) {
    if (count > most) [best, most] = [key, count];
  }
  return best * step;
}

export function measureLines(lines: readonly PlacedLine[]): Measures {
  const size = weighted(lines, (line) => roundSize(line.size));
  const body = lines.filter((line) => roundSize(line.size) === size);
  const leadings = readLeadings(lines);
  const own = leadings.get(size);
  return {
    size,
    font: weighted(body, (line) => line.font),
    leading: (of) =>
      leadings.get(roundSize(of)) ?? Math.max(1.2, own === undefined ? 0 : own / size) * of,
    usesIndents: countIndents(body) * 25 > body.length,
  };
}

function roundSize(size: number): number {
  return Math.round(size * 4) / 4;
}

function weighted<T>(lines: readonly Line[], valueOf: (line: Line) => T): T {
  const counts = new Map<T, number>();
  for (const line of lines) {
    counts.set(valueOf(line), (counts.get(valueOf(line)) ?? 0) + line.text.length);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!best) throw new Error('no lines to measure');
  return best[0];
}

function readLeadings(lines: readonly PlacedLine[]): ReadonlyMap<number, number> {
  const gaps = new Map<number, number[]>();
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before?.region !== line.region || roundSize(before.size) !== roundSize(line.size)) continue;
    const gap = line.baseline - before.baseline;
    if (gap < 0.8 * line.size || gap > 2.6 * line.size) continue;
    addToGroup(gaps, roundSize(line.size), gap);
  }
  return new Map(
    [...gaps].flatMap(([key, values]) =>
      values.length < 2 ? [] : [[key, leadingOf(values)] as const],
    ),
  );
}

/** The smaller of the common gaps: short paragraphs may have more gaps between than inside them. */
function leadingOf(gaps: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const gap of gaps) {
    const key = Math.round(gap * 2) / 2;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  const common = [...counts].filter(([, count]) => count * 3 >= most);
  return common.reduce((least, [gap]) => Math.min(least, gap), Infinity);
}

/** Lines that begin further in than the line before and the line after. */
function countIndents(lines: readonly PlacedLine[]): number {
  return lines.filter((line, i) => {
    const before = lines[i - 1];
    const after = lines[i + 1];
    return (
      before?.region === line.region &&
      after?.region === line.region &&
      indentOf(line) > 0.6 * line.size &&
      indentOf(line) < 5 * line.size &&
      indentOf(before) < 0.4 * line.size &&
      indentOf(after) < 0.4 * line.size
    );
  }).length;
}

/** From the edge at which lines begin. */
export function indentOf(line: PlacedLine): number {
  return line.isRtl ? line.column.right - line.right : line.left - line.column.left;
}

/** What the line leaves free at the edge at which lines end. */
export function slackOf(line: PlacedLine): number {
  return line.isRtl ? line.left - line.column.left : line.column.right - line.right;
}
