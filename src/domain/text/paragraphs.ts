/** One paragraph of plain text; a `\n` inside is a hard line break. */
export type Paragraph = {
  readonly text: string;
  readonly isListItem: boolean;
};

/**
 * Splits plain text into paragraphs: at blank lines where the text has any, else at every line
 * break. Text that was wrapped at a fixed width (mail, agency wires) is joined again first.
 */
export function splitParagraphs(text: string): readonly Paragraph[] {
  const lines = text.replace(/\r\n|[\r\f\u0085\u2028\u2029]/g, '\n').split('\n');
  const groups = groupsOf(lines);
  const hasBlankLines = groups.length > 1;
  const width = wrapWidth(lines);
  const paragraphs: Paragraph[] = [];
  for (const group of groups) {
    if (width !== undefined) pushWrapped(paragraphs, group, width, hasBlankLines);
    else if (!hasBlankLines) for (const line of group) pushParagraph(paragraphs, line);
    else pushBroken(paragraphs, group);
  }
  return paragraphs;
}

/** Runs of lines without a blank one between. */
function groupsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let group: string[] = [];
  for (const line of lines) {
    if (line.trim() !== '') {
      group.push(line.trimEnd());
    } else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** Widths people and machines wrap at. */
const MIN_WRAP = 50;
const MAX_WRAP = 110;

/**
 * The column at which the text was wrapped: a line that was wrapped could not have taken the next
 * line's first word. `undefined` when the line breaks do not behave like that.
 */
function wrapWidth(lines: readonly string[]): number | undefined {
  let width = 0;
  let breaks = 0;
  for (let i = 0; i + 1 < lines.length; i += 1) {
    if (isBlank(lines[i]) || isBlank(lines[i + 1])) continue;
    breaks += 1;
    width = Math.max(width, (lines[i] ?? '').trimEnd().length);
  }
  if (breaks < 3 || width < MIN_WRAP || width > MAX_WRAP) return undefined;
  let wrapped = 0;
  for (let i = 0; i + 1 < lines.length; i += 1) {
    if (isBlank(lines[i]) || isBlank(lines[i + 1])) continue;
    if (isWrappedAt(lines[i] ?? '', lines[i + 1] ?? '', width)) wrapped += 1;
  }
  return wrapped * 4 >= breaks * 3 ? width : undefined;
}

function isWrappedAt(line: string, next: string, width: number): boolean {
  const firstWord = /^\s*(\S{0,40})/.exec(next)?.[1] ?? '';
  return line.trimEnd().length + 1 + firstWord.length > width && !isListLine(next);
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Without blank lines, a line that ends early ends its paragraph; with them, it is a hard break. */
function pushWrapped(
  paragraphs: Paragraph[],
  group: readonly string[],
  width: number,
  hasBlankLines: boolean,
): void {
  let text = '';
  for (const [i, line] of group.entries()) {
    const next = group[i + 1];
    text += text.endsWith('\n') || text === '' ? line.trimStart() : ` ${line.trim()}`;
    if (next === undefined || isWrappedAt(line, next, width)) continue;
    if (hasBlankLines && !isListLine(next)) {
      text += '\n';
    } else {
      pushParagraph(paragraphs, text);
      text = '';
    }
  }
  pushParagraph(paragraphs, text);
}

/** Longer than a line of verse or of an address. */
const PARAGRAPH_LENGTH = 80;

/** Lines inside one group of a text that has blank lines: short ones are verse or an address, long ones paragraphs. */
function pushBroken(paragraphs: Paragraph[], group: readonly string[]): void {
  const isTop = paragraphs.length === 0;
  let text = '';
  for (const [i, line] of group.entries()) {
    text += text === '' ? line : `\n${line}`;
    const next = group[i + 1];
    const breaksHere =
      next === undefined ||
      // At the top headline, deck and byline often stand on lines of their own.
      isTop ||
      isListLine(next) ||
      isListLine(line) ||
      line.length >= PARAGRAPH_LENGTH ||
      next.length >= PARAGRAPH_LENGTH;
    if (!breaksHere) continue;
    pushParagraph(paragraphs, text);
    text = '';
  }
}

const LIST_MARK = /^\s*(?:[•‣◦▪●·*]|\d{1,2}[.)](?=\s+\p{Lu})|[-–](?=\s+\S))\s+/u;

function isListLine(line: string): boolean {
  return LIST_MARK.test(line);
}

/** Bullets are a list's look, as in HTML; numbers and dashes are kept: they may be the writer's own. */
function pushParagraph(paragraphs: Paragraph[], text: string): void {
  if (text.trim() === '') return;
  const bullet = /^\s*[•‣◦▪●·*]\s+(?=\S)/u.exec(text)?.[0];
  paragraphs.push({ text: text.slice(bullet?.length ?? 0), isListItem: bullet !== undefined });
}
