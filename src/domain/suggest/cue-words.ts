import { Is } from './lexicon.ts';
import { isOddName } from './mention.ts';
import type { TokenRange } from './token-sentences.ts';
import { has, isPause, type Token } from './tokens.ts';

export const ANY = Is.cue | Is.soft | Is.participle | Is.according | Is.trailing;

/** Many cues are nouns too: "the claims", "his demands", "a report says". */
export function isCueHere(tokens: readonly Token[], i: number, { from }: TokenRange): boolean {
  const token = tokens[i];
  if (!token) return false;
  // „…“, so sagte X: the verb is the cue.
  if (has(token, Is.trailing) && has(tokens[i + 1], Is.cue)) return false;
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

/** "She claims the bridge …", but "the claims of residents". */
function isVerbHere(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (after?.key === ':' || after?.kind === 'quote') {
    return before?.kind === 'word' && !has(before, Is.determiner | Is.preposition | Is.conjunction);
  }
  const isBehindSubject =
    before?.isCapital === true ||
    has(before, Is.pronoun | Is.relative | Is.adverb | Is.role | Is.auxiliary);
  const isBeforeContent =
    after?.isCapital === true ||
    has(after, Is.complementizer | Is.determiner | Is.pronoun) ||
    (after?.kind === 'sign' && after.key === ',');
  return isBehindSubject && isBeforeContent;
}

/** "later Thursday", "has repeatedly", "on Monday also": what stands between a subject and its verb. */
export function cueStart(tokens: readonly Token[], at: number, floor: number): number {
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

export function strengthOf(token: Token | undefined): 'cue' | 'soft' | 'participle' {
  if (has(token, Is.cue)) return 'cue';
  return has(token, Is.participle) ? 'participle' : 'soft';
}

/** “…,” said X: the verb follows a quotation, a comma after one, or nothing. */
export function isInverted(tokens: readonly Token[], at: number, { from }: TokenRange): boolean {
  let before = at - 1;
  if (has(tokens[before], Is.trailing)) before -= 1;
  const lowest = before - 2;
  // Russian has a comma and a dash there.
  while (before > lowest && isPause(tokens[before])) before -= 1;
  return at === from || tokens[before]?.kind === 'quote';
}
