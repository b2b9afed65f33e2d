import type { Measures, PlacedLine } from './pdf-measure.ts';
import type { PageRuns } from './pdf-run.ts';

export type SortedLines = {
  readonly body: readonly PlacedLine[];
  readonly captions: readonly PlacedLine[];
  readonly notes: readonly PlacedLine[];
};

const CAPTION =
  /^(?:(?:figure|fig\.|table|photo|chart|map|graphic|image|source|credit|abbildung|abb\.|tabelle|grafik|foto|bild|quelle|illustration|tableau|graphique|carte|figura|tabla|gráfico|imagen|fuente|tabella|рис\.|таблица)\s?[\p{N}:.]|(?:figure|fig\.|table|abb\.|photo|foto)\s[:\p{Lu}])/iu;

/** "Table 2: …" can be nothing else, in whatever type. */
const CLEAR_CAPTION =
  /^(?:figure|fig\.|table|abbildung|abb\.|tabelle|tableau|figura|tabla|tabela|rysunek)\s?\p{N}{1,3}\s?[.:–—]\s/iu;

const NOTE = /^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\p{N}{1,3}[.)]?\s|[*†‡§¶]|\[\p{N}{1,3}\])/u;

/**
 * Takes out what interrupts the text: captions, and notes in smaller type at the foot of a page. A
 * stretch ends where the size or the column changes, or at a gap.
 */
export function takeAsides(
  lines: readonly PlacedLine[],
  measures: Measures,
  pages: readonly PageRuns[],
): SortedLines {
  const body: PlacedLine[] = [];
  const captions: PlacedLine[] = [];
  const notes: PlacedLine[] = [];
  const stretches = stretchesOf(lines, measures);
  for (const [i, stretch] of stretches.entries()) {
    const [first] = stretch;
    if (!first) continue;
    const isSmall = first.size < 0.93 * measures.size;
    const isBelow = first.baseline > 0.45 * (pages[first.page]?.height ?? 0);
    const endsRegion = endsInSmall(stretches, i, measures);
    const isCaption = CAPTION.test(first.text) && (isSmall || first.font !== measures.font);
    if (isCaption || CLEAR_CAPTION.test(first.text)) {
      captions.push(...stretch);
    } else if (isSmall && isBelow && endsRegion && startsNote(stretches, i)) {
      notes.push(...stretch);
    } else {
      body.push(...stretch);
    }
  }
  return { body, captions, notes };
}

function stretchesOf(
  lines: readonly PlacedLine[],
  measures: Measures,
): readonly (readonly PlacedLine[])[] {
  const stretches: PlacedLine[][] = [];
  for (const line of lines) {
    const open = stretches.at(-1);
    const before = open?.at(-1);
    const isSame =
      before?.region === line.region &&
      Math.abs(before.size - line.size) < 0.08 * line.size &&
      line.baseline - before.baseline < 1.4 * measures.leading(line.size) &&
      before.cells.length === 1 &&
      line.cells.length === 1 &&
      !(line.size < 0.93 * measures.size && CAPTION.test(line.text)) &&
      !CLEAR_CAPTION.test(line.text);
    if (open && isSame) open.push(line);
    else stretches.push([line]);
  }
  return stretches;
}

/** Below it in its column stands nothing of the story's size. */
function endsInSmall(
  stretches: readonly (readonly PlacedLine[])[],
  from: number,
  measures: Measures,
): boolean {
  const region = stretches[from]?.[0]?.region;
  // Notes are few; a page of small print is not searched to its end.
  for (const stretch of stretches.slice(from + 1, from + 13)) {
    const [first] = stretch;
    if (first?.region !== region) return true;
    if (first && first.size >= 0.93 * measures.size) return false;
  }
  return true;
}

/** It, or the small print right above it, begins with the mark of a note. */
function startsNote(stretches: readonly (readonly PlacedLine[])[], from: number): boolean {
  const region = stretches[from]?.[0]?.region;
  for (let i = from; i > from - 8; i -= 1) {
    const first = stretches[i]?.[0];
    if (!first || first.region !== region) return false;
    if (NOTE.test(first.text)) return true;
  }
  return false;
}
