/** Reporting verbs that stand right beside who speaks. English; other languages find no description and keep the carried-over guess. */
const CUE =
  '(?:said|says|say|told|tells|added|adds|wrote|writes|asked|replied|answered|warned|claimed|insisted|continued|explained|argued|disagreed|agreed|denied)';

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
