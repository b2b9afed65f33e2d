import type { Span } from '#domain/text/span.ts';
import type { SentenceAnalysis } from './analysis.ts';
import {
  bareContentStart,
  behindComma,
  complementizerAfter,
  hasQuote,
  hearerEnd,
  isBehindQuote,
  isTelling,
} from './content-start.ts';
import { Is } from './lexicon.ts';
import type { Reporting } from './reporting.ts';
import { has, type Token } from './tokens.ts';

/** The words that one cue reports, in tokens `[from, to)`: a paraphrase, perhaps with quoted pieces in it. */
export type Content = {
  readonly from: number;
  readonly to: number;
  readonly reporting: Reporting;
  readonly rule: string;
};

/** What the cues of a sentence report without quoting all of it. In order, not overlapping. */
export function contentsOf(
  tokens: readonly Token[],
  sentence: SentenceAnalysis,
): readonly Content[] {
  const { reportings } = sentence;
  const end = sentenceEnd(tokens, sentence.to);
  const found: Content[] = [];
  let taken = sentence.from;
  for (const [index, reporting] of reportings.entries()) {
    if (reporting.from < taken) continue;
    const content =
      contentBefore(tokens, reporting, taken, end) ??
      contentAfter(tokens, reporting, nextBoundary(tokens, reportings, index, end));
    if (!content || content.to - content.from < 2) continue;
    found.push({ ...content, reporting });
    taken = Math.max(content.to, reporting.to);
  }
  return found;
}

type Range = Pick<Content, 'from' | 'to' | 'rule'>;

/** Without the full stop that ends the article's own sentence. */
function sentenceEnd(tokens: readonly Token[], to: number): number {
  let end = to;
  while (
    end > 0 &&
    tokens[end - 1]?.kind === 'sign' &&
    /^[.!?…;:\)\]]$/v.test(tokens[end - 1]?.key ?? '')
  )
    end -= 1;
  return end;
}

/** "The bridge is closed, Weber said." and "The bridge is closed, according to Weber." */
function contentBefore(
  tokens: readonly Token[],
  { speaker, order, strength, from, to }: Reporting,
  taken: number,
  end: number,
): Range | undefined {
  const opening = order === 'before' ? (speaker?.from ?? from) : from;
  const comma = tokens[opening - 1];
  if (strength === 'according') {
    const stop = comma?.key === ',' ? opening - 1 : opening;
    return stop - taken >= 3
      ? { from: taken, to: stop, rule: 'content-before-according' }
      : undefined;
  }
  if (strength !== 'cue' || !speaker || comma?.key !== ',' || opening - 1 - taken < 3)
    return undefined;
  const last = Math.max(to, order === 'after' ? speaker.to : to);
  if (!isTail(tokens, last, end) || complementizerAfter(tokens, last, end) !== undefined)
    return undefined;
  if (
    has(tokens[taken], Is.preposition | Is.subordinator | Is.participle) ||
    tokens[taken]?.key.endsWith('ing')
  )
    return undefined;
  return { from: skipOpening(tokens, taken), to: opening - 1, rule: 'content-before-cue' };
}

/** But and And at the start of a sentence are the article's own. */
function skipOpening(tokens: readonly Token[], from: number): number {
  return has(tokens[from], Is.conjunction) ? from + 1 : from;
}

/** Behind the cue only stands when and where it was said. */
function isTail(tokens: readonly Token[], from: number, end: number): boolean {
  const next = tokens[from];
  if (from >= end || next?.key === ',') return true;
  return (
    has(next, Is.time | Is.preposition | Is.recipient | Is.adverb) && !has(next, Is.complementizer)
  );
}

/** "Weber said on Monday that the bridge is closed." */
function contentAfter(
  tokens: readonly Token[],
  reporting: Reporting,
  end: number,
): Range | undefined {
  const { speaker, order, strength, to } = reporting;
  const start = order === 'after' && speaker ? Math.max(to, speaker.wholeTo) : to;
  const isQuoted = isBehindQuote(tokens, reporting);
  if (strength === 'according') {
    if (isQuoted) return undefined;
    const from = behindComma(tokens, start, end);
    return from === undefined ? undefined : { from, to: end, rule: 'content-after-according' };
  }
  if (strength === 'trailing') return undefined;
  const marked = complementizerAfter(tokens, start, end);
  if (marked !== undefined) return { from: marked, to: end, rule: 'content-after-that' };
  if (isQuoted) return undefined;
  if (has(tokens[to - 1], Is.quoting) && !hasQuote(tokens, start, end)) return undefined;
  const from = bareContentStart(
    tokens,
    isTelling(tokens, to) ? hearerEnd(tokens, start, end) : start,
    end,
  );
  return from === undefined ? undefined : { from, to: end, rule: `content-after-${strength}` };
}

/** Where the content of one cue ends because the next cue's own begins. */
function nextBoundary(
  tokens: readonly Token[],
  reportings: readonly Reporting[],
  index: number,
  end: number,
): number {
  for (let i = index + 1; i < Math.min(reportings.length, index + 9); i += 1) {
    const next = reportings[i];
    if (!next) break;
    const opening = next.order === 'before' ? (next.speaker?.from ?? next.from) : next.from;
    const before = tokens[opening - 1];
    const isAnd = has(before, Is.conjunction) && tokens[opening - 2]?.key === ',';
    if (next.strength === 'participle' && before?.key === ',') return opening - 1;
    if (next.order === 'inherited' && has(before, Is.conjunction)) return opening - (isAnd ? 2 : 1);
    if (next.strength === 'according' && before?.key === ',') return opening - 1;
    if (isAnd) return opening - 2;
  }
  return end;
}

export function contentSpan(tokens: readonly Token[], { from, to }: Content): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
