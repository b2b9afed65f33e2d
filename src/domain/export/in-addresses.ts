import { type Span, contains, spansEqual } from '#domain/text/span.ts';
import { slugOfPseudonym } from './pseudonyms.ts';
import type { Replacement } from './replace-spans.ts';

/** Of what is written in one go: no blank, no quotation mark, no mark that ends a sentence in scripts without blanks. */
const TOKEN = /[^\s<>"“”„«»‘’，。；：！？、（）「」『』【】《》]+/gv;

/** UTF-16 code units: browsers take no longer addresses. */
const LONGEST = 2048;

/** From where an address begins in such a token to its end. */
const WITH_SCHEME = /(?<![a-z0-9])(?:[a-z][a-z0-9+.\-]{0,30}:\/\/|mailto:|www\.).+/iv;
/** `quill.org/about`; what begins a sentence behind a full stop has a capital. */
const DOMAIN =
  /(?<![\p{L}\p{M}\p{N}.\-])(?:[\p{L}\p{M}\p{N}\-]+\.)+[a-z]{2,24}(?![\p{L}\p{M}\p{N}])(?:[\/:?#].*)?/v;
/** `office@quill.org`, and the name somebody has on a platform: `@quill`. */
const WITH_AT = /[\p{L}\p{M}\p{N}._%+\-]*@[\p{L}\p{M}\p{N}_.\-]*[\p{L}\p{M}\p{N}_]/v;

/**
 * A pseudonym with a blank in it would break an address: there it is written as addresses are, `source-a`. Where it
 * stands for the whole address it is a name. Replacements are sorted and disjoint; linear in the text.
 */
export function fitAddresses(
  text: string,
  replacements: readonly Replacement[],
): readonly Replacement[] {
  if (replacements.length === 0) return replacements;
  const fitted: Replacement[] = [];
  const tokens = text.matchAll(TOKEN);
  let token = tokens.next().value;
  for (const replacement of replacements) {
    while (token && token.index + token[0].length <= replacement.start) token = tokens.next().value;
    const isInside = token && isInAddress(token[0], token.index, replacement);
    const { words } = replacement;
    fitted.push({ ...replacement, words: isInside ? slugOfPseudonym(words) : words });
  }
  return fitted;
}

function isInAddress(token: string, at: number, { start, end }: Span): boolean {
  if (token.length > LONGEST) return false;
  const span = { start: start - at, end: end - at };
  return [WITH_SCHEME, DOMAIN, WITH_AT].some((pattern) => {
    const found = pattern.exec(token);
    const address = found && { start: found.index, end: found.index + found[0].length };
    return address !== null && contains(address, span) && !spansEqual(address, span);
  });
}
