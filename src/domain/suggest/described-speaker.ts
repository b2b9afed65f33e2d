/** Reporting verbs that stand right beside who speaks. English; other languages find no description and keep the carried-over guess. */
const CUE =
  '(?:said|says|say|saying|told|tells|tell|added|adds|adding|wrote|writes|asked|asks|replied|answered|warned|warns|claimed|claims|insisted|insists|continued|explained|argued|argues|disagreed|agreed|denied|denies|called|calls|rejected|rejects|announced|estimates|estimated|believes|believe|thinks|noted|stressed|concluded|acknowledged|promised|demanded|according\\s+to)';

const DESCRIPTION = String.raw`(?:the|a|an|one|another|his|her|their|its)\s+(?:[\p{Ll}\-]+\s+){0,4}?[\p{Ll}\-]+`;

const DESCRIBED = new RegExp(
  String.raw`(?<!\p{L})(?:${DESCRIPTION}\s+${CUE}|${CUE}\s+${DESCRIPTION})(?!\p{L})`,
  'iv',
);

/**
 * True when the words around a quote name a speaker by description ("the official said", "said a
 * resident"): whoever spoke last is then a bad guess.
 */
export function hasDescribedSpeaker(aroundQuote: string): boolean {
  return DESCRIBED.test(aroundQuote);
}

const CUE_WORD = new RegExp(String.raw`(?<!\p{L})${CUE}(?!\p{L})`, 'iv');

/** True when the words hold a reporting verb: a name beside one is likely to be who speaks. */
export function hasCue(words: string): boolean {
  return CUE_WORD.test(words);
}
