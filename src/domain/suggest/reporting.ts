import { ANY, cueStart, isCueHere, isInverted, strengthOf } from './cue-words.ts';
import { Is } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { firstMention, mentionAfter } from './mention-after.ts';
import { mentionBefore } from './mention-before.ts';
import type { TokenRange } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';

/** A place where somebody is said to say something: cue tokens `[from, to)` and who. */
export type Reporting = TokenRange & {
  readonly speaker: Mention | undefined;
  /** Where the speaker stands, or from whom it was inherited ("X said …, adding …"). */
  readonly order: 'before' | 'after' | 'inherited' | 'none';
  /** `soft` verbs tell thoughts and wants: no quotation comes from them. */
  readonly strength: 'cue' | 'soft' | 'participle' | 'according' | 'trailing';
};

export type WordOrder = {
  /** „In Berlin sagte X“: the subject stands behind the verb when something else stands before it. */
  readonly invertsFreely: boolean;
  readonly verbFirst: boolean;
};

/** The reporting places of a sentence, in order. Each looks only at a bounded stretch around it. */
export function reportingsOf(
  tokens: readonly Token[],
  sentence: TokenRange,
  { invertsFreely, verbFirst }: WordOrder,
): readonly Reporting[] {
  const found: Reporting[] = [];
  /** The last one that is not part of what another one reports. */
  let main: Reporting | undefined;
  for (let i = sentence.from; i < sentence.to; i += 1) {
    const token = tokens[i];
    if (!token || !has(token, ANY) || !isCueHere(tokens, i, sentence)) continue;
    const previous = found.at(-1);
    // One verb group is one cue: "went on to say", "could only quip".
    if (previous && previous.to >= i && has(token, Is.participle)) continue;
    const one = reportingAt(tokens, i, { sentence, previous, main, invertsFreely, verbFirst });
    found.push(one);
    if (!main || isMain(tokens, one, main)) main = one;
    i = Math.max(i, one.to - 1);
  }
  return found;
}

/** "Weber said Brandt's plan reminds her …, adding": what is reported does not take over. */
function isMain(tokens: readonly Token[], one: Reporting, main: Reporting): boolean {
  if (one.strength === 'soft' || one.order === 'inherited' || !one.speaker) return false;
  if (!main.speaker) return true;
  const before = tokens[one.speaker.from - 1];
  if (has(before, Is.complementizer) || one.speaker.from === main.to) return false;
  return (
    before?.kind !== 'word' || has(before, Is.conjunction | Is.subordinator | Is.time | Is.adverb)
  );
}

type Surroundings = {
  readonly sentence: TokenRange;
  readonly previous: Reporting | undefined;
  readonly main: Reporting | undefined;
  readonly invertsFreely: boolean;
  readonly verbFirst: boolean;
};

function reportingAt(
  tokens: readonly Token[],
  at: number,
  { sentence, previous, main, invertsFreely, verbFirst }: Surroundings,
): Reporting {
  const token = tokens[at];
  const to = at + Math.max(1, token?.phraseLength ?? 1);
  if (has(token, Is.according) && (token?.phraseLength ?? 0) > 0) {
    const speaker = closedMention(
      tokens,
      mentionAfter(tokens, to, sentence.to),
      at === sentence.from,
    );
    return { from: at, to, speaker, order: speaker ? 'after' : 'none', strength: 'according' };
  }
  if (has(token, Is.trailing) && (token?.phraseLength ?? 0) > 0 && !has(token, Is.cue)) {
    const speaker = mentionAfter(tokens, to, sentence.to);
    return { from: at, to, speaker, order: speaker ? 'after' : 'none', strength: 'trailing' };
  }
  const strength = strengthOf(token);
  const from = cueStart(tokens, at, sentence.from);
  const place = { from, to, strength };
  const floor = Math.max(sentence.from, previous?.to ?? 0);
  if (strength === 'participle')
    return { ...place, ...subjectOfParticiple(tokens, from, sentence, main) };
  const isBeforePronoun =
    invertsFreely && has(tokens[to], Is.pronoun) && tokens[from - 1]?.kind !== 'quote';
  if (isInverted(tokens, at, sentence) || verbFirst || isBeforePronoun) {
    const speaker = mentionAfter(tokens, behindHearer(tokens, to, invertsFreely), sentence.to);
    if (speaker) return { ...place, speaker, order: 'after' };
  }
  if (has(tokens[from - 1], Is.conjunction) || tokens[from - 1]?.key === ',') {
    const after = mentionBeforeComma(tokens, from, floor);
    if (after) return { ...place, speaker: after, order: 'before' };
    const speaker = previous?.speaker ?? firstMention(tokens, sentence);
    if (speaker && speaker.to <= from) return { ...place, speaker, order: 'inherited' };
  }
  const before = mentionBefore(tokens, from, floor);
  if (before && !(invertsFreely && isLedUpTo(tokens, before, sentence))) {
    return { ...place, speaker: before, order: 'before' };
  }
  const after = invertsFreely || !before ? mentionAfter(tokens, to, sentence.to) : undefined;
  const isLed = from === sentence.from || tokens[from - 1]?.key === ',';
  if (after && (invertsFreely || isLed)) {
    return { ...place, speaker: after, order: 'after' };
  }
  const first = before && invertsFreely ? firstMention(tokens, sentence) : undefined;
  if (first && first.to <= from) return { ...place, speaker: first, order: 'inherited' };
  if (before) return { ...place, speaker: before, order: 'before' };
  return { ...place, speaker: undefined, order: 'none' };
}

/** „…“, sagte ihm der Minister: over whom it was told. */
function behindHearer(tokens: readonly Token[], to: number, invertsFreely: boolean): number {
  if (!invertsFreely) return to;
  let at = to;
  while (has(tokens[at], Is.recipient) && tokens[at]?.isCapital !== true) at += 1;
  return at;
}

/** "According to Weber, the bridge …": what follows the comma describes her only where another comma closes it. */
function closedMention(
  tokens: readonly Token[],
  mention: Mention | undefined,
  isLeading: boolean,
): Mention | undefined {
  if (!mention || !isLeading || tokens[mention.wholeTo - 1]?.key === ',') return mention;
  return { ...mention, wholeTo: mention.to };
}

function mentionBeforeComma(
  tokens: readonly Token[],
  from: number,
  floor: number,
): Mention | undefined {
  return tokens[from - 1]?.key === ',' ? mentionBefore(tokens, from, floor) : undefined;
}

/** German and others: „In Berlin sagte X“: what stands before the verb is no mention but a place. */
function isLedUpTo(tokens: readonly Token[], { from }: Mention, sentence: TokenRange): boolean {
  for (let i = from - 1; i >= sentence.from && i > from - 6; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') return false;
    if (has(token, Is.preposition)) return true;
  }
  return false;
}

function subjectOfParticiple(
  tokens: readonly Token[],
  from: number,
  sentence: TokenRange,
  main: Reporting | undefined,
): Pick<Reporting, 'speaker' | 'order'> {
  const before = tokens[from - 1];
  const isHanging = before?.kind === 'word' && !has(before, Is.preposition | Is.conjunction);
  if (isHanging && !main) {
    const speaker = mentionBefore(tokens, from, sentence.from);
    const first = firstMention(tokens, sentence);
    if (speaker && (!first || speaker.from <= first.from)) return { speaker, order: 'before' };
  }
  const speaker = main?.speaker ?? firstMention(tokens, sentence);
  return speaker && speaker.to <= from
    ? { speaker, order: 'inherited' }
    : { speaker: undefined, order: 'none' };
}
