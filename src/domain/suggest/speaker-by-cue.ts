import { Is } from './lexicon.ts';
import {
  afterComma,
  indexAfter,
  lastBefore,
  type QuotePlace,
  type SpeakerFound,
} from './quote-place.ts';
import type { Reporting } from './reporting.ts';
import { has, isPause, type Token } from './tokens.ts';

/** X said “…” and X said, “…” */
export function cueTouching(place: QuotePlace): SpeakerFound | undefined {
  const { tokens, reportings, at } = place;
  const reporting = lastBefore(reportings, at);
  const isClose = reporting?.to === at || (reporting?.to === at - 1 && tokens[at - 1]?.key === ',');
  return isClose ? cueRightBefore(place) : undefined;
}

/** In a speech in Vellmark X told reporters on Monday: “…” */
export function cueRightBefore({
  tokens,
  reportings,
  at,
  sentence,
}: QuotePlace): SpeakerFound | undefined {
  const before = tokens[at - 1];
  const reporting = lastBefore(reportings, at);
  if (!reporting || reporting.strength === 'soft') return undefined;
  const isAdjacent =
    reporting.to === at ||
    (before?.kind === 'sign' && before.key === ':') ||
    (isPause(before) && reaches(tokens, reporting, at - 1)) ||
    (reporting.order === 'after' && reporting.speaker?.wholeTo === at);
  if (!isAdjacent || at === sentence.from) return undefined;
  return { rule: `before-${reporting.strength}`, speaker: reporting.speaker, reporting };
}

/** Between a cue and a comma before a quotation there stands no further quotation and no verb. */
function reaches(tokens: readonly Token[], { to }: Reporting, end: number): boolean {
  for (let i = to; i < end; i += 1) if (tokens[i]?.kind === 'quote') return false;
  return end - to <= 25;
}

/** “…,” X said and “…,” said X and “…,” according to X */
export function speakerRightAfter(place: QuotePlace): SpeakerFound | undefined {
  return speakerBehind(place, afterComma(place));
}

/** “…” and X said. */
export function speakerAfterAnd(place: QuotePlace): SpeakerFound | undefined {
  let from = afterComma(place);
  while (has(place.tokens[from], Is.adverb | Is.conjunction)) from += 1;
  return speakerBehind(place, from) ?? speakerBehind(place, from + 1);
}

function speakerBehind({ reportings, at }: QuotePlace, next: number): SpeakerFound | undefined {
  const reporting = reportings[indexAfter(reportings, at)];
  if (!reporting) return undefined;
  const { speaker, order, strength } = reporting;
  if (strength === 'soft' || strength === 'participle' || order === 'inherited') return undefined;
  if (reporting.from === next && order !== 'before') {
    return {
      rule: strength === 'cue' ? 'after-inverted' : `after-${strength}`,
      speaker,
      reporting,
    };
  }
  if (order !== 'before' || speaker?.from !== next) return undefined;
  return { rule: 'after-subject', speaker, reporting };
}

/** X said that it was “…” */
export function cueBefore({ reportings, at }: QuotePlace): SpeakerFound | undefined {
  const reporting = lastBefore(reportings, at);
  if (!reporting) return undefined;
  return { rule: `mixed-${reporting.strength}`, speaker: reporting.speaker, reporting };
}

/** It was “…” in every way, X said. */
export function cueAfter({ reportings, at }: QuotePlace): SpeakerFound | undefined {
  const first = indexAfter(reportings, at);
  const reporting = reportings
    .slice(first, first + 3)
    .find(({ strength }) => strength !== 'soft' && strength !== 'participle');
  if (!reporting?.speaker) return undefined;
  return { rule: 'mixed-after', speaker: reporting.speaker, reporting };
}
