import { scriptText } from './script-text.ts';

/**
 * A stretch of text as a page shows it. Points, from the page's upper left corner, y downwards;
 * `size` is the height of the font.
 */
export type TextRun = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Name of the font within the document; says only whether two are the same. */
  readonly font: string;
  /** White space stands before it in the file. */
  readonly hasSpaceBefore: boolean;
  readonly isRtl: boolean;
};

/** What a page shows, upright text apart from what is turned. */
export type PageRuns = {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  /** In the order of the file. */
  readonly rotated: readonly string[];
};

/** Part of a text item that is looked at; the rest is no text (marks of structure). */
export type PageItem = {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
};

/** Items of a page in the order of the file → runs; `matrix` leads from the file's space to the page's. */
export function readRuns(
  items: readonly PageItem[],
  matrix: readonly number[],
  width: number,
  height: number,
): PageRuns {
  const runs: TextRun[] = [];
  const rotated: string[] = [];
  const drawn = new Set<string>();
  const unmapped = unmappedFonts(items);
  let hasSpaceBefore = false;
  for (const item of items) {
    const text = tidy(mapFontCodes(item.str, unmapped.get(item.fontName)));
    if (text === '') {
      hasSpaceBefore ||= isSpace(item);
      continue;
    }
    const [a, b, c, d, x, y] = multiply(matrix, item.transform);
    const size = Math.hypot(c, d);
    const isPlaced = size > 0 && Number.isFinite(x + y + size + item.width);
    if (!isPlaced || Math.abs(b) > 0.05 * Math.abs(a) || a <= 0) {
      rotated.push(item.str);
      continue;
    }
    const run = {
      text,
      left: x,
      right: x + item.width * Math.hypot(matrix[0] ?? 1, matrix[1] ?? 0),
      baseline: y,
      size,
      font: item.fontName,
      hasSpaceBefore: hasSpaceBefore || /^\s/.test(item.str),
      isRtl: item.dir === 'rtl',
    };
    hasSpaceBefore = /\s$/.test(item.str);
    // Bold type is sometimes the same text drawn twice, a hair apart.
    const place = `${Math.round(run.left)} ${Math.round(run.baseline)} ${text}`;
    if (drawn.has(place)) continue;
    drawn.add(place);
    const before = runs.at(-1);
    if (before && isMarkBefore(before, run)) runs[runs.length - 1] = raise(before, run);
    runs.push(raisedOnto(before, run));
  }
  return { width, height, runs, rotated };
}

/** Spaces next to no width stand where type was stretched a little, in the middle of words. */
function isSpace({ str, width, transform }: PageItem): boolean {
  return str !== '' && width > 0.1 * Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** One line without ligatures, contextual forms and what a font has put into private places. */
function tidy(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+/g, (forms) =>
      forms.normalize('NFKC'),
    )
    .replace(/[\ue000-\uf8ff]/g, (sign) => BULLETS_OF_SYMBOL_FONTS.get(sign) ?? sign)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where the symbol fonts of word processors keep their bullets. */
const BULLETS_OF_SYMBOL_FONTS: ReadonlyMap<string, string> = new Map(
  ['\uf0b7', '\uf0a7', '\uf0d8', '\uf0fc', '\uf06e', '\uf076', '\uf0a8'].map((sign) => [sign, '•']),
);

/** A small raised or lowered run right behind another belongs to its line: "m²", the mark of a note. */
function raisedOnto(before: TextRun | undefined, run: TextRun): TextRun {
  if (!before) return run;
  const rise = before.baseline - run.baseline;
  const gap = run.left - before.right;
  const isSmall = run.size < 0.85 * before.size;
  if (Math.abs(rise) > 0.7 * before.size || Math.abs(rise) < 0.08 * before.size) return run;
  if (gap < -0.5 * before.size || gap > (isSmall ? 0.4 : 0.1) * before.size) return run;
  // Letters of a logo ("TeX") stand lower without being smaller.
  if (!isSmall && (run.text.length > 3 || run.size > 1.1 * before.size)) return run;
  return raise(run, before, isSmall && rise > 0);
}

/** The small raised number with which a note begins. */
function isMarkBefore(mark: TextRun, run: TextRun): boolean {
  const rise = run.baseline - mark.baseline;
  const gap = run.left - mark.right;
  return (
    /^\d{1,3}$/.test(mark.text) &&
    mark.size < 0.85 * run.size &&
    rise > 0.08 * run.size &&
    rise < 0.7 * run.size &&
    gap > -0.1 * run.size &&
    gap < 0.5 * run.size
  );
}

function raise(run: TextRun, onto: TextRun, isUp = true): TextRun {
  const isMark = isUp && /^\d{1,3}$/.test(run.text);
  return {
    ...run,
    baseline: onto.baseline,
    size: onto.size,
    font: onto.font,
    text: isMark ? scriptText(run.text, 'super', '') : run.text,
    hasSpaceBefore: run.hasSpaceBefore && !isMark,
  };
}

/** How TeX numbers the signs of its fonts: T1 of the newer, OT1 of the older. */
type FontCodes = 'T1' | 'OT1';

/** Fonts that say nothing of their signs but the numbers: bitmaps in the papers of old. */
function unmappedFonts(items: readonly PageItem[]): ReadonlyMap<string, FontCodes> {
  const fonts = new Map<string, FontCodes>();
  for (const { str, fontName } of items) {
    // oxlint-disable-next-line no-control-regex -- Control characters are what it is about.
    if (/[\x10-\x1f]/.test(str)) fonts.set(fontName, 'T1');
    // oxlint-disable-next-line no-control-regex -- The same.
    else if (/[\x0b-\x0f]\p{Ll}/u.test(str) && !fonts.has(fontName)) fonts.set(fontName, 'OT1');
  }
  return fonts;
}

const T1_SIGNS: ReadonlyMap<string, string> = new Map([
  ['\x10', '“'],
  ['\x11', '”'],
  ['\x12', '„'],
  ['\x13', '«'],
  ['\x14', '»'],
  ['\x15', '–'],
  ['\x16', '—'],
  ['\x1b', 'ff'],
  ['\x1c', 'fi'],
  ['\x1d', 'fl'],
  ['\x1e', 'ffi'],
  ['\x1f', 'ffl'],
  ["'", '’'],
  ['`', '‘'],
]);

const OT1_SIGNS: ReadonlyMap<string, string> = new Map([
  ['\x0b', 'ff'],
  ['\x0c', 'fi'],
  ['\x0d', 'fl'],
  ['\x0e', 'ffi'],
  ['\x0f', 'ffl'],
  ['"', '”'],
  ['\\', '“'],
  ["'", '’'],
  ['`', '‘'],
  ['{', '–'],
  ['|', '—'],
]);

function mapFontCodes(text: string, codes: FontCodes | undefined): string {
  if (codes === undefined) return text;
  const signs = codes === 'T1' ? T1_SIGNS : OT1_SIGNS;
  // oxlint-disable-next-line no-control-regex -- Control characters are what it is about.
  return text.replace(/[\x0b-\x1f'"`\\{|]/g, (sign) => signs.get(sign) ?? sign);
}
