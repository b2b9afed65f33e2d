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

/** `line 4: the offsets lie outside the text (CLAIM 900–905)` */
export function unplacedWords({ place, kind, detail }: Unplaced): string {
  return `${place}: ${WORDS[kind]} (${detail.replaceAll(/\s+/g, ' ').slice(0, 200)})`;
}
