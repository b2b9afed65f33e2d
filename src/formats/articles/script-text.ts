/** How text can stand beside the line. */
export type Script = 'super' | 'sub';

/** Characters that have a raised and a lowered form of their own; a minus is written in three ways. */
const PLAIN = '0123456789+-−–=()n';
const FORMS: Readonly<Record<Script, string>> = {
  super: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ',
  sub: '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₙ',
};

/** Nothing but those, with the points and commas between them ("1, 2"); what is longer is set small, not raised. */
const ALL_HAVE_FORMS = /^[\s.,;*]*[\d+\-−–=()n][\d+\-−–=()n\s.,;*]*$/;
const LONGEST = 12;

/**
 * Text that a document raises or lowers → characters that say so by themselves: "10", "6" → "⁶". Else
 * it stays ("21", "st"), parted from what it would run together with to another number ("5", "2a" → " 2a").
 */
export function scriptText(text: string, script: Script, before: string): string {
  if (text.length <= LONGEST && ALL_HAVE_FORMS.test(text)) {
    return text.replace(/[\d+\-−–=()n]/g, (sign) => FORMS[script].charAt(PLAIN.indexOf(sign)));
  }
  return /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(text) ? ` ${text}` : text;
}
