import { innermostPlace } from '#formats/articles/source-file.ts';
import type { Unplaced } from '#formats/datasets/imported-work.ts';

const WORDS: Readonly<Record<Unplaced['kind'], string>> = {
  'out-of-text': 'the offsets lie outside the text',
  'quote-differs': 'the quote is not what stands at these offsets',
  dangling: 'it leads to what is not there',
  'not-held': 'Ascribe has no place for it',
  malformed: 'it is not as the format wants it',
  moved: 'the offsets lead elsewhere than the words',
  'against-rules': 'the format or its scheme does not allow it',
};

/**
 * `line 4: entities[0]: the offsets lie outside the text (CLAIM 900–905)`. `around` is where the work
 * stands that it is about, `a.jsonl › line 4`; what both places say is told once.
 */
export function unplacedWords(around: string, { place, kind, detail }: Unplaced): string {
  const words = `${WORDS[kind]} (${detail.replaceAll(/\s+/g, ' ').slice(0, 200)})`;
  const whole = joinPlaces(around, place);
  return whole === '' ? words : `${whole}: ${words}`;
}

function joinPlaces(around: string, place: string): string {
  const inner = innermostPlace(around);
  if (inner.startsWith(place)) return around;
  return place.startsWith(inner)
    ? `${around.slice(0, around.length - inner.length)}${place}`
    : `${around}: ${place}`;
}
