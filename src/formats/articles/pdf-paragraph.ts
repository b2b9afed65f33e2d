import { endsInHyphen } from './pdf-join.ts';
import { indentOf, slackOf, type Measures, type PlacedLine } from './pdf-measure.ts';

export type Paragraph = { readonly lines: readonly PlacedLine[]; readonly isListItem: boolean };

/**
 * Lines in the order of reading → paragraphs. What stands apart (a caption between two halves of a
 * paragraph) has been taken out before.
 */
export function readParagraphs(
  lines: readonly PlacedLine[],
  measures: Measures,
): readonly Paragraph[] {
  const paragraphs: PlacedLine[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && continues(open, line, measures)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((own) => ({ lines: own, isListItem: startsItem(own[0]?.text ?? '') }));
}

/** Dots that lead to the number of a page. */
export function isContentsLine(text: string): boolean {
  return /(?:\. ?){5}\.* ?\p{N}{1,4}$/u.test(text);
}

const ITEM =
  /^(?:[•‣▪■●◦○▸►–—*·-]\s|(?:\(?\p{N}{1,3}[.)]|\[\p{N}{1,3}\]|\(?[a-zA-Z][.)]|\([ivx]{1,4}\))\s)/u;

const NOTE_MARK = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?[\p{L}“"„«]/u;

function startsItem(text: string): boolean {
  return ITEM.test(text);
}

/** A dash also begins a line in the middle of a sentence, and "p. 3. May" is no third point. */
function beginsItem(before: PlacedLine, line: PlacedLine): boolean {
  if (NOTE_MARK.test(line.text)) return true;
  if (!startsItem(line.text)) return false;
  if (/^[•‣▪■●◦○▸►[]/u.test(line.text)) return true;
  return endsSentence(before.text) || (wouldFit(before, line) && /^[(\p{N}]/u.test(line.text));
}

function continues(open: readonly PlacedLine[], line: PlacedLine, measures: Measures): boolean {
  const before = open.at(-1);
  const first = open[0];
  if (!before || !first) return false;
  if (Math.abs(before.size - line.size) > 0.08 * before.size) {
    return runsOnInOtherSize(before, line, measures);
  }
  if (beginsItem(before, line)) return false;
  if (isContentsLine(before.text) || isContentsLine(line.text)) return false;
  if (before.cells.length > 2 || line.cells.length > 2) return false;
  if (before.region !== line.region) return continuesElsewhere(before, line, measures);
  const gap = line.baseline - before.baseline;
  if (gap > 1.25 * measures.leading(line.size) || gap < 0) return false;
  if (hasOtherFont(open, line) && wouldFit(before, line)) return false;
  if (endsInHyphen(before.text) && slackOf(before) < 2 * before.size) return true;
  return !isIndentBreak(open, first, before, line) && !isEndOfParagraph(before, line);
}

/** A first line in small capitals goes on in the middle of its sentence. */
function runsOnInOtherSize(before: PlacedLine, line: PlacedLine, measures: Measures): boolean {
  return (
    before.region === line.region &&
    Math.abs(before.size - line.size) < 0.4 * line.size &&
    line.baseline - before.baseline < 1.3 * measures.leading(Math.max(line.size, before.size)) &&
    startsLow(line.text) &&
    !endsSentence(before.text) &&
    before.right - before.left > 0.9 * (line.column.right - line.column.left)
  );
}

/** Over to the next column or page: no gap tells anything there. */
function continuesElsewhere(before: PlacedLine, line: PlacedLine, measures: Measures): boolean {
  if (endsInHyphen(before.text)) return true;
  if (hasOtherFont([before], line)) return false;
  if (startsLow(line.text)) return true;
  if (measures.usesIndents && isIndented(line)) return false;
  if (wouldFit(before, line) && (endsSentence(before.text) || isMuchTooShort(before))) return false;
  return true;
}

function hasOtherFont(open: readonly PlacedLine[], line: PlacedLine): boolean {
  const before = open.at(-1);
  return (
    before !== undefined &&
    line.isOneFont &&
    before.isOneFont &&
    line.font !== before.font &&
    open.every((other) => other.isOneFont && other.font === before.font)
  );
}

function isIndented(line: PlacedLine): boolean {
  return indentOf(line) > 0.6 * line.size && indentOf(line) < 7 * line.size;
}

function isIndentBreak(
  open: readonly PlacedLine[],
  first: PlacedLine,
  before: PlacedLine,
  line: PlacedLine,
): boolean {
  const step = indentOf(line) - indentOf(before);
  const isItem = startsItem(first.text);
  if (step > 0.6 * line.size) {
    // A hanging indent: of a list, or of a bibliography whose entries begin at the edge.
    if (open.length === 1 && (isItem || !wouldFit(before, line))) {
      return !isItem && /[.!?]$/.test(before.text);
    }
    return step < 7 * line.size || endsSentence(before.text);
  }
  if (step < -0.6 * line.size && open.length > 1) {
    // Back at the edge after lines that all stood further in.
    return open
      .slice(Math.max(1, open.length - 20))
      .every((other) => Math.abs(indentOf(other) - indentOf(before)) < 2);
  }
  return false;
}

function isEndOfParagraph(before: PlacedLine, line: PlacedLine): boolean {
  if (!wouldFit(before, line) || startsLow(line.text)) return false;
  return endsSentence(before.text) || isMuchTooShort(before);
}

/** The next line's first word had room at the end of this one: the break is meant. */
function wouldFit(before: PlacedLine, line: PlacedLine): boolean {
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  const width = line.right - line.left;
  const needed = (width * word) / Math.max(1, line.text.length);
  return slackOf(before) - setIn(before, line) > needed + 0.6 * before.size;
}

/** A quotation that stands further in on the left does so on the right as well. */
function setIn(before: PlacedLine, line: PlacedLine): number {
  const indent = indentOf(line);
  const isBlock = Math.abs(indent - indentOf(before)) < 0.2 * line.size && indent > line.size;
  return isBlock ? Math.min(indent, 5 * line.size) : 0;
}

function isMuchTooShort(line: PlacedLine): boolean {
  return slackOf(line) > 0.35 * (line.column.right - line.column.left);
}

function startsLow(text: string): boolean {
  return /^[“"„«‘'(]?\p{Ll}/u.test(text);
}

export function endsSentence(text: string): boolean {
  return /[.!?:;…。！？؟]["'”’»“)\]]{0,3}[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}$/u.test(text);
}
