import { Is } from './lexicon.ts';
import { firstMention, isOddName, type Mention, mentionAfter, mentionBefore } from './mention.ts';
import type { TokenRange } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';
import type { WorkCounter } from './work-counter.ts';

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
  readonly work: WorkCounter | undefined;
};

const ANY = Is.cue | Is.soft | Is.participle | Is.according | Is.trailing;

/** The reporting places of a sentence, in order. Each looks only at a bounded stretch around it. */
export function reportingsOf(
  tokens: readonly Token[],
  sentence: TokenRange,
  { invertsFreely, verbFirst, work }: WordOrder,
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
    if (work) work.steps += 1;
    i = Math.max(i, one.to - 1);
  }
  return found;
}

/** Many cues are nouns too: "the claims", "his demands", "a report says". */
function isCueHere(tokens: readonly Token[], i: number, { from }: TokenRange): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (has(token, Is.according | Is.trailing)) return token.phraseLength > 0 || !has(token, Is.cue);
  if (token.coreEnd !== token.end) return false;
  if (
    token.isCapital &&
    i > from &&
    tokens[i - 1]?.kind !== 'quote' &&
    tokens[i - 1]?.kind !== 'sign'
  ) {
    return false;
  }
  if (has(token, Is.nounLike) && !isVerbHere(tokens, i)) return false;
  if (i === from) return true;
  const before = tokens[i - 1];
  if (has(before, Is.preposition) && token.phraseLength === 0 && !has(token, Is.participle))
    return false;
  return !(has(before, Is.determiner) && !has(before, Is.pronoun | Is.relative));
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

/** "She claims the bridge …", but "the claims of residents". */
function isVerbHere(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (after?.key === ':') return before?.kind === 'word';
  const isBehindSubject =
    before?.isCapital === true ||
    has(before, Is.pronoun | Is.relative | Is.adverb | Is.role | Is.auxiliary);
  const isBeforeContent =
    after?.kind === 'quote' ||
    after?.isCapital === true ||
    has(after, Is.complementizer | Is.determiner | Is.pronoun) ||
    (after?.kind === 'sign' && /^[,:]$/v.test(after.key));
  return isBehindSubject && isBeforeContent;
}

function reportingAt(
  tokens: readonly Token[],
  at: number,
  { sentence, previous, main, invertsFreely, verbFirst }: Surroundings,
): Reporting {
  const token = tokens[at];
  const to = at + Math.max(1, token?.phraseLength ?? 1);
  if (has(token, Is.according) && (token?.phraseLength ?? 0) > 0) {
    const speaker = mentionAfter(tokens, to, sentence.to);
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
    const speaker = mentionAfter(tokens, to, sentence.to);
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

/** "later Thursday", "has repeatedly", "on Monday also": what stands between a subject and its verb. */
function cueStart(tokens: readonly Token[], at: number, floor: number): number {
  let from = at;
  while (from > floor) {
    const before = tokens[from - 1];
    const isTime = has(before, Is.time) && before?.coreEnd === before?.end;
    if (isTime && from - 2 > floor && has(tokens[from - 2], Is.preposition)) from -= 2;
    else if (isTime && from - 1 > floor) from -= 1;
    else if (has(before, Is.auxiliary | Is.adverb) && !isOddName(tokens, from - 1)) from -= 1;
    else break;
  }
  return from;
}

function strengthOf(token: Token | undefined): 'cue' | 'soft' | 'participle' {
  if (has(token, Is.cue)) return 'cue';
  return has(token, Is.participle) ? 'participle' : 'soft';
}

function mentionBeforeComma(
  tokens: readonly Token[],
  from: number,
  floor: number,
): Mention | undefined {
  return tokens[from - 1]?.key === ',' ? mentionBefore(tokens, from, floor) : undefined;
}

/** “…,” said X: the verb follows a quotation, a comma after one, or nothing. */
function isInverted(tokens: readonly Token[], at: number, { from }: TokenRange): boolean {
  const before = tokens[at - 1];
  if (at === from || before?.kind === 'quote') return true;
  return before?.kind === 'sign' && /^[,–]$/v.test(before.key) && tokens[at - 2]?.kind === 'quote';
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
