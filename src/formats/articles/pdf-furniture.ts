import type { Line } from './pdf-line.ts';

/** A page's lines, split into the story's and what is printed on every page. */
export type SortedPage = { readonly story: readonly Line[]; readonly furniture: readonly Line[] };

/** Rows from the top and from the bottom that are looked at. */
const EDGE_ROWS = 3;
/** Part of the page, from each edge, in which heads and feet stand. */
const EDGE_SHARE = 0.17;

/**
 * Running heads, feet and page numbers: what stands at the same height on several pages and says
 * the same, numbers apart. A document of one page has at best a lone number or address at its edge.
 */
export function sortFurniture(
  pages: readonly (readonly Line[])[],
  heights: readonly number[],
): readonly SortedPage[] {
  const edges = pages.map((lines, page) => edgeLines(lines, heights[page] ?? 0));
  const places = new Map<string, number[]>();
  for (const line of edges.flat()) {
    const key = keyOf(line);
    places.set(key, [...(places.get(key) ?? []).slice(-MAX_PLACES), line.baseline]);
  }
  return pages.map((lines, page) => {
    const edge = edges[page] ?? [];
    const alone = new Set(loneMarks(lines, edge, heights[page] ?? 0));
    const furniture = edge.filter(
      (line) => alone.has(line) || isRepeated(line, places, pages.length),
    );
    const set = new Set(furniture);
    return { story: lines.filter((line) => !set.has(line)), furniture };
  });
}

/** Heights remembered for one wording: enough to tell that it repeats. */
const MAX_PLACES = 12;

function edgeLines(lines: readonly Line[], height: number): readonly Line[] {
  const atTop = rowsOf(lines.filter((line) => line.baseline < EDGE_SHARE * height));
  const atBottom = rowsOf(lines.filter((line) => line.baseline > (1 - EDGE_SHARE) * height));
  return [...atTop.slice(0, EDGE_ROWS), ...atBottom.slice(-EDGE_ROWS)].flat();
}

function rowsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row?.[0] && line.baseline - row[0].baseline < 2) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The wording without its numbers; a roman page number is one too. */
function keyOf(line: Line): string {
  const text = line.text.trim();
  if (/^[ivxlc]{1,6}$/i.test(text)) return '#';
  return text.slice(0, 200).replace(/\p{N}+/gu, '#');
}

/** Two pages are enough for the same words at the very same height; of many, three. */
function isRepeated(
  line: Line,
  places: ReadonlyMap<string, readonly number[]>,
  pages: number,
): boolean {
  const there = (places.get(keyOf(line)) ?? []).filter(
    (baseline) => Math.abs(baseline - line.baseline) < 6,
  );
  return there.length >= (pages > 5 ? 3 : 2);
}

const PAGE_NUMBER =
  /^(?:[-–—|]\s?)?(?:(?:page|seite|s\.|p\.|pág\.?|página|pagina|strona|sida|side|стр\.?|صفحة)\s?)?\p{N}{1,4}(?:\s?(?:\/|of|von|de|sur|di|z|av|из)\s?\p{N}{1,4})?(?:\s?[-–—|])?$/iu;

const ADDRESS = /^(?:https?:\/\/|file:\/\/|www\.)\S+$/;

/** As a browser's print-out carries it: "11/26/26, 3:09 PM". */
const PRINTED_AT =
  /^\p{N}{1,4}[./-]\p{N}{1,2}[./-]\p{N}{1,4},?\s\p{N}{1,2}[:.]\p{N}{2}(?:\s?[AP]M)?$/iu;

/** In the outermost rows: a number alone with nothing near it, or a browser's own lines. */
function loneMarks(lines: readonly Line[], edge: readonly Line[], height: number): readonly Line[] {
  const rows = rowsOf(lines);
  const outermost = [rows.at(0), rows.at(-1)];
  const next = [rows.at(1), rows.at(-2)];
  return outermost.flatMap((row, i) => {
    const [first] = row ?? [];
    if (!row || !first || !edge.includes(first)) return [];
    const neighbour = next[i]?.[0];
    const gap = neighbour
      ? Math.abs(neighbour.baseline - first.baseline)
      : Number.POSITIVE_INFINITY;
    if (gap < 1.4 * first.size) return [];
    // Letters far out and small are a running head, on a single page too.
    if (gap > 2.2 * first.size && isFarOut(row, lines, height)) return row;
    const isBrowsers = row.some((line) => ADDRESS.test(line.text) || PRINTED_AT.test(line.text));
    if (isBrowsers) return row;
    return row.filter((line) => PAGE_NUMBER.test(line.text) && gap > 1.6 * first.size);
  });
}

function isFarOut(row: readonly Line[], lines: readonly Line[], height: number): boolean {
  const usual = lines[Math.floor(lines.length / 2)]?.size ?? 0;
  return (
    lines.length > 8 &&
    row.every(
      (line) =>
        line.size < 0.9 * usual &&
        line.text.length < 100 &&
        (line.baseline < 0.075 * height || line.baseline > 0.93 * height),
    )
  );
}
