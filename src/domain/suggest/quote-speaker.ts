import {
  cueAfter,
  cueBefore,
  cueRightBefore,
  cueTouching,
  speakerAfterAnd,
  speakerRightAfter,
} from './speaker-by-cue.ts';
import {
  dashAndName,
  nameAndColon,
  possessiveBefore,
  reportedMood,
  subjectOfSentence,
  unknownVerbAfter,
  unknownVerbBefore,
} from './speaker-without-cue.ts';
import type { QuotePlace, Rule, SpeakerFound } from './quote-place.ts';

/** In this order; the first that answers counts. */
const RULES: readonly Rule[] = [
  cueTouching,
  speakerRightAfter,
  cueRightBefore,
  speakerAfterAnd,
  nameAndColon,
  dashAndName,
  possessiveBefore,
  unknownVerbAfter,
  unknownVerbBefore,
  cueBefore,
  cueAfter,
  reportedMood,
  subjectOfSentence,
];

/** Who says a quotation, by the words of its own sentence. */
export function speakerInSentence(place: QuotePlace): SpeakerFound | undefined {
  for (const rule of RULES) {
    const found = rule(place);
    if (found) return found;
  }
  return undefined;
}
