/** Words of a document as they stand inside its lines, where no line end has cut them. */
export type Vocabulary = {
  readonly words: ReadonlySet<string>;
  /** With a hyphen inside: "well-known". */
  readonly compounds: ReadonlySet<string>;
};

const WORD = /[\p{L}\p{M}]+(?:['’\-‐‑][\p{L}\p{M}]+)*/gu;

/** Of each line all words but the first and the last, which its ends may have cut. */
export function readVocabulary(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  const compounds = new Set<string>();
  for (const line of lines) {
    const inside = line.slice(line.indexOf(' ') + 1, Math.max(0, line.lastIndexOf(' ')));
    for (const [match] of inside.matchAll(WORD)) {
      const word = match.toLowerCase();
      if (/[-‐‑]/.test(word)) compounds.add(word.replace(/[‐‑]/g, '-'));
      else words.add(word);
    }
  }
  return { words, compounds };
}

/** The text of lines that follow each other, with what the line ends have cut put together again. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  const pieces: string[] = [];
  for (const line of lines) {
    const before = pieces.at(-1);
    if (before === undefined) {
      pieces.push(line);
      continue;
    }
    // Only the end of the last piece is changed: a paragraph of any length is joined once.
    const seam = seamBetween(before, line, vocabulary);
    pieces[pieces.length - 1] = before.slice(0, before.length - seam.cut) + seam.between;
    pieces.push(line);
  }
  return pieces.join('');
}

/** True when the line ends inside a word, as far as one can see. */
export function endsInHyphen(line: string): boolean {
  return /[\p{L}\p{M}][-\u00ad‐]$/u.test(line);
}

type Seam = { readonly cut: number; readonly between: string };

const SPACE: Seam = { cut: 0, between: ' ' };
const NOTHING: Seam = { cut: 0, between: '' };
const UNDO: Seam = { cut: 1, between: '' };

/** Scripts that put no space between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** "Vor- und Nachteile": the hyphen stands for what follows later. */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|et|ou|y|e|o|en|of|i|och|og)\s/u;

function seamBetween(before: string, next: string, vocabulary: Vocabulary): Seam {
  const last = before.at(-1) ?? '';
  const first = String.fromCodePoint(next.codePointAt(0) ?? 32);
  if (SPACELESS.test(last) && SPACELESS.test(first)) return NOTHING;
  if (last === '\u00ad') return UNDO;
  if (/[\p{L}\p{N}]—$/u.test(before)) return NOTHING;
  if (/(?:\/\/\S*|\bwww\.\S*)[/.\-_=&?]$/u.test(before.slice(-300))) return NOTHING;
  if (!/[\p{L}\p{M}\p{N}][-‐‑]$/u.test(before)) return SPACE;
  if (SUSPENDED.test(next)) return SPACE;
  // "Baden-⏎Württemberg", "2019-⏎2024", "A-⏎levels": no line end has put this hyphen there.
  if (!/^[\p{Ll}\p{Lo}]/u.test(next) || /\p{N}[-‐‑]$/u.test(before) || last === '‑') return NOTHING;
  return isCompound(before, next, vocabulary) ? NOTHING : UNDO;
}

/** First parts that keep their hyphen in most words. */
const FIRST_PARTS = new Set(
  'well ill self non ex half high low long short full part anti cross so left right far near then vice post semi quasi mid one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third'.split(
    ' ',
  ),
);

/** Last parts that keep it: "14-year-old", "state-owned". */
const LAST_PARTS = new Set(
  'based led old year term level wide owned run backed related style free made speaking born called known looking facing thirds fifths quarters elect general'.split(
    ' ',
  ),
);

function isCompound(before: string, next: string, { words, compounds }: Vocabulary): boolean {
  const head = /[\p{L}\p{M}'’\-‐‑]+$/u.exec(before.slice(-80, -1))?.[0].toLowerCase() ?? '';
  const tail = /^[\p{L}\p{M}'’]+/u.exec(next.slice(0, 80))?.[0].toLowerCase() ?? '';
  if (compounds.has(`${head}-${tail}`)) return true;
  if (words.has(head + tail)) return false;
  // "state-of-the-⏎art" has shown its hyphens already.
  if (/[-‐‑]/.test(head)) return true;
  return FIRST_PARTS.has(head) || (LAST_PARTS.has(tail) && words.has(head));
}
