let last = '';
let answer = false;

/**
 * Whether a character of the text takes two code units: else code points and UTF-16 code units count the same. Of the
 * text that was asked for last it is still known: several readers of one file ask, and each look goes through all of it.
 */
export function hasPairs(text: string): boolean {
  if (text !== last) {
    answer = /[\u{10000}-\u{10ffff}]/v.test(text);
    last = text;
  }
  return answer;
}
