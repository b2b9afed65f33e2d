import type { BlockKind, BoilerplateReason } from '#domain/text/block.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import { readRegions } from './pdf-column.ts';
import { sortFurniture } from './pdf-furniture.ts';
import { joinLines, readVocabulary, type Vocabulary } from './pdf-join.ts';
import { readPieces, type Line } from './pdf-line.ts';
import { measureLines, placeLines, type Measures, type PlacedLine } from './pdf-measure.ts';
import { endsSentence, isContentsLine, readParagraphs, type Paragraph } from './pdf-paragraph.ts';
import { takeAsides } from './pdf-aside.ts';
import type { PageRuns } from './pdf-run.ts';
import { rowText } from './table-rows.ts';

/** Pages → blocks in the order of reading. Linear in the number of runs. */
export function readLayout(pages: readonly PageRuns[]): readonly BlockDraft[] {
  const sorted = sortFurniture(
    pages.map((page, index) => readPieces(page, index)),
    pages.map((page) => page.height),
  );
  const lines = placeLines(readRegions(sorted.map(({ story }) => story)));
  const furniture = sorted.flatMap((page) => page.furniture);
  const rotated = pages.flatMap((page) => page.rotated);
  const story = lines.length === 0 ? [] : readStory(lines, pages);
  return [...withFurniture(story, furniture), ...rotatedDraft(rotated)].map(({ draft }) => draft);
}

/** A block and the page it ends on. */
type OnPage = { readonly draft: BlockDraft; readonly page: number };

function readStory(lines: readonly PlacedLine[], pages: readonly PageRuns[]): readonly OnPage[] {
  const measures = measureLines(lines);
  const vocabulary = readVocabulary(lines.map((line) => line.text));
  const { body, captions, notes } = takeAsides(lines, measures, pages);
  const paragraphs = readParagraphs(body, measures);
  const kinds = readKinds(paragraphs, measures);
  const story = paragraphs.flatMap((paragraph, i) =>
    toDrafts(paragraph, kinds[i] ?? 'paragraph', vocabulary),
  );
  const asides = readParagraphs(captions, measures).flatMap((paragraph) =>
    toDrafts(paragraph, 'caption', vocabulary),
  );
  const footnotes = readParagraphs(notes, measures).flatMap((paragraph) =>
    toDrafts(paragraph, 'paragraph', vocabulary),
  );
  return [...mergeByPage(story, asides), ...footnotes];
}

function toDrafts(
  paragraph: Paragraph,
  kind: BlockKind,
  vocabulary: Vocabulary,
): readonly OnPage[] {
  const page = paragraph.lines.at(-1)?.page ?? 0;
  const [only] = paragraph.lines;
  if (only && only.cells.length > 2 && !isContentsLine(only.text)) {
    return [{ draft: { kind: 'cell', text: rowText(only.cells.map(({ text }) => text)) }, page }];
  }
  const text = joinLines(
    paragraph.lines.map((line) => line.text),
    vocabulary,
  );
  // A line of a table of contents is none of the story's.
  return [{ draft: isContentsLine(text) ? hiddenDraft(text, 'navigation') : { kind, text }, page }];
}

/** Each of the others after the last block that ends on its page. */
function mergeByPage(story: readonly OnPage[], others: readonly OnPage[]): readonly OnPage[] {
  const merged: OnPage[] = [];
  let next = 0;
  for (const block of story) {
    for (let other = others[next]; other && other.page < block.page; other = others[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(block);
  }
  return [...merged, ...others.slice(next)];
}

function withFurniture(story: readonly OnPage[], furniture: readonly Line[]): readonly OnPage[] {
  const drafts = furniture.map(({ text, page }) => ({
    draft: hiddenDraft(text, 'page-furniture'),
    page,
  }));
  return mergeByPage(story, drafts);
}

function hiddenDraft(text: string, reason: BoilerplateReason): BlockDraft {
  return { kind: 'paragraph', text, flag: { kind: 'boilerplate', reason }, hidden: true };
}

/** Turned text is a picture's, a table's or a stamp in the margin. */
function rotatedDraft(texts: readonly string[]): readonly OnPage[] {
  return texts.length === 0
    ? []
    : [{ draft: hiddenDraft(texts.join(' '), 'page-furniture'), page: 0 }];
}

const LONGEST_HEADING = 220;
/** Right under the headline, anything longer is its deck. */
const LONGEST_FIRST_HEADING = 50;

function readKinds(paragraphs: readonly Paragraph[], measures: Measures): readonly BlockKind[] {
  const firstLong = paragraphs.findIndex((paragraph) => isBodyText(paragraph, measures));
  const top = paragraphs.slice(0, firstLong < 0 ? paragraphs.length : firstLong);
  const headline = findHeadline(top, measures);
  return paragraphs.map((paragraph, i) => {
    if (paragraph === headline) return 'headline';
    // What stands between headline and story (deck, byline, date) is told by its words, later.
    if (headline && i < firstLong - 1) return 'paragraph';
    const longest = headline && i < firstLong ? LONGEST_FIRST_HEADING : LONGEST_HEADING;
    if (isLargeHeading(paragraph, measures, longest)) return 'heading';
    if (i > firstLong && isBoldHeading(paragraph, paragraphs[i + 1], measures)) return 'heading';
    return paragraph.isListItem ? 'listItem' : 'paragraph';
  });
}

function isBodyText({ lines }: Paragraph, { size }: Measures): boolean {
  return lines.length > 2 && Math.abs((lines[0]?.size ?? 0) - size) < 0.08 * size;
}

/** The largest text above the story, if it is larger than the story's. */
function findHeadline(top: readonly Paragraph[], { size }: Measures): Paragraph | undefined {
  const [best] = top
    .filter((paragraph) => lengthOf(paragraph) > 7 && lengthOf(paragraph) < 300)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return best && sizeOf(best) > 1.15 * size ? best : undefined;
}

function isLargeHeading(paragraph: Paragraph, { size }: Measures, longest: number): boolean {
  return (
    sizeOf(paragraph) > 1.08 * size &&
    lengthOf(paragraph) < longest &&
    /\p{L}/u.test(paragraph.lines[0]?.text ?? '')
  );
}

/** Of the story's size, in a font of its own, short, and followed by the story's font. */
function isBoldHeading(
  { lines, isListItem }: Paragraph,
  next: Paragraph | undefined,
  measures: Measures,
): boolean {
  const last = lines.at(-1)?.text ?? '';
  const numbered = isListItem && /^\p{N}/u.test(lines[0]?.text ?? '');
  return (
    lines.length <= 2 &&
    (!isListItem || numbered) &&
    lines.every((line) => line.isOneFont && line.font !== measures.font) &&
    last.length > 1 &&
    last.length < 110 &&
    !endsSentence(last) &&
    !/[,“"”]$/.test(last) &&
    /\p{L}/u.test(last) &&
    next?.lines[0]?.font === measures.font
  );
}

function sizeOf({ lines }: Paragraph): number {
  return lines[0]?.size ?? 0;
}

function lengthOf({ lines }: Paragraph): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0);
}
