const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits as raised digits, so that the mark of a note is told apart from a number: "12" → "¹²". */
export function toSuperscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}
