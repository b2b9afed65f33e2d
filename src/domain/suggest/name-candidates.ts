import { trimSpan } from '#domain/anchoring/trim-span.ts';
import type { Span } from '#domain/text/span.ts';

export type NameCandidate = {
  /** The mention by the codebook's rule: title and name, without the life story. */
  readonly span: Span;
  /** The name alone, as the registry would have it. */
  readonly name: string;
};

/** Words in lower case that may stand inside a name. */
const PARTICLES = new Set(
  'von van der den de da di del della dos du le la bin ibn al el of zu zum ter ten'.split(' '),
);

/** Words that belong to the mention but not to the name. */
const TITLES = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady president vice premier prime minister chancellor mayor governor ' +
    'senator sen rep representative congressman congresswoman secretary ambassador general gen colonel col major ' +
    'captain capt lieutenant sergeant judge justice chief ceo chairman chairwoman chair director commissioner ' +
    'spokesman spokeswoman spokesperson pope king queen prince princess minister-president herr frau bundeskanzler ' +
    'bundeskanzlerin präsident präsidentin ministerpräsident bürgermeister bürgermeisterin sprecher sprecherin'
  ).split(' '),
);

/** Words of an office that stand in lower case between an institution and a name. */
const ROLES = new Set(
  (
    'spokesman spokeswoman spokesperson president minister mayor governor senator secretary ambassador general judge ' +
    'chief chairman chairwoman chair director commissioner correspondent reporter editor professor lawyer attorney ' +
    'analyst economist leader head officer official lawmaker deputy foreign prime finance defence defense interior ' +
    'sprecher sprecherin präsident präsidentin minister ministerin chef chefin'
  ).split(' '),
);

/** What many places have one of: together with the place it speaks ("City hall", "Vellmark police"). */
const SEATS = new Set(
  'hall council police court government ministry parliament officials authorities'.split(' '),
);

/** Words that stand in capitals at the start of a sentence and are no names. */
const STARTERS = new Set(
  (
    'the a an this that these those there here he she it they we you i his her its their our my your who what when ' +
    'where why how which and but or nor so yet for if as at by in on of to from with without after before during since ' +
    'until while because although though however meanwhile moreover also asked according some many most all both each ' +
    'no not yes one two three several earlier later yesterday today tomorrow monday tuesday wednesday thursday friday ' +
    'saturday sunday january february march april may june july august september october november december ' +
    'der die das ein eine er sie es wir ihr ich und aber oder im in am an auf bei nach vor mit von zu dass wenn als wie ' +
    'was wer wo laut doch auch nicht kein keine montag dienstag mittwoch donnerstag freitag samstag sonntag'
  ).split(' '),
);

type Word = Span & { readonly text: string; readonly key: string; readonly isCapital: boolean };

const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:[\-’'.]|&)[\p{L}\p{M}\p{N}]+)*/gv;

/**
 * Runs of capitalised words in a stretch of text, as guesses for the speaker box, in text order.
 * Linear in the length of the stretch. Scripts without capitals give none.
 */
export function nameCandidates(text: string, within: Span): readonly NameCandidate[] {
  const words = wordsOf(text, within);
  const found: NameCandidate[] = [];
  for (let i = 0; i < words.length;) {
    const end = runEnd(text, words, i);
    const candidate = end > i ? candidateOf(text, words, i, end) : undefined;
    if (candidate) found.push(candidate);
    i = Math.max(end, i + 1);
  }
  return found;
}

/**
 * The name inside a mention: "Kremlin spokesman Dmitry Peskov" and "Mayor Ana Núñez" hold a
 * person's name after a title; anything without such a title is its own name.
 */
export function nameInMention(mention: string): string {
  const whole = trimSpan(mention, { start: 0, end: mention.length });
  const words = wordsOf(mention, whole);
  const lastTitle = words.findLastIndex((word) => TITLES.has(word.key) || ROLES.has(word.key));
  const name = words[lastTitle + 1];
  if (lastTitle === -1 || !name?.isCapital) return mention.slice(whole.start, whole.end);
  return mention.slice(name.start, whole.end);
}

function wordsOf(text: string, within: Span): readonly Word[] {
  const stretch = text.slice(within.start, within.end);
  return [...stretch.matchAll(WORD)].map((match) => {
    const start = within.start + match.index;
    const isCapital = /^\p{Lu}/v.test(match[0]);
    return {
      start,
      end: start + match[0].length,
      text: match[0],
      key: match[0].toLowerCase(),
      isCapital,
    };
  });
}

/** Index after the last word of the run that starts at `from`; `from` itself when none starts there. */
function runEnd(text: string, words: readonly Word[], from: number): number {
  const first = words[from];
  if (!first?.isCapital || STARTERS.has(first.key)) return from;
  let end = from + 1;
  for (let i = from + 1; i < words.length; i += 1) {
    const previous = words[i - 1];
    const word = words[i];
    if (!previous || !word || !isJoined(text, previous, word)) break;
    if (word.isCapital && !STARTERS.has(word.key)) end = i + 1;
    else if (SEATS.has(word.key) && end === i) return i + 1;
    else if (!PARTICLES.has(word.key) && !ROLES.has(word.key)) break;
  }
  return end;
}

/** Only a blank between them; after a short title also a full stop ("Dr. Weber"). */
function isJoined(text: string, a: Word, b: Word): boolean {
  const between = text.slice(a.end, b.start);
  return between === ' ' || (between === '. ' && (TITLES.has(a.key) || a.text.length === 1));
}

function candidateOf(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
): NameCandidate | undefined {
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last || words.slice(from, to).every((word) => TITLES.has(word.key)))
    return undefined;
  const span = { start: first.start, end: withoutGenitive(last) };
  return { span, name: nameInMention(text.slice(span.start, span.end)) };
}

/** "Russia’s" is a mention of Russia. */
function withoutGenitive(word: Word): number {
  return /[’']s$/v.test(word.text) ? word.end - 2 : word.end;
}
