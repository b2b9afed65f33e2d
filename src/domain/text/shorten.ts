/** The beginning of a text with an ellipsis where it has more UTF-16 code units than this; no half of a character is left. */
export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/\p{Surrogate}$/v, '')}…` : text;
}
