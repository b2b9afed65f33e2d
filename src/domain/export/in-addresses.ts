import { type Span, contains, spansEqual } from '#domain/text/span.ts';
import { slugOfPseudonym } from './pseudonyms.ts';
import type { Replacement } from './replace-spans.ts';

/** Of what is written in one go: no blank, no quotation mark, no mark that ends a sentence in scripts without blanks. */
const TOKEN = /[^\s<>"“”„«»‘’，。；：！？、（）「」『』【】《》]+/gv;

/** UTF-16 code units: browsers take no longer addresses. */
const LONGEST = 2048;

/** From where an address begins in such a token to its end. */
const WITH_SCHEME = /(?<![a-z0-9])(?:[a-z][a-z0-9+.\-]{0,30}:\/\/|mailto:|www\.).+/giv;
/** `quill.org/about`; what begins a sentence behind a full stop has a capital. */
const DOMAIN =
  /(?<![\p{L}\p{M}\p{N}.\-])(?:[\p{L}\p{M}\p{N}\-]+\.)+[a-z]{2,24}(?![\p{L}\p{M}\p{N}])(?:[\/:?#].*)?/gv;
/** `office@quill.org`, and the name somebody has on a platform: `@quill`. Begins nowhere inside what is before the @. */
const WITH_AT =
  /(?<![\p{L}\p{M}\p{N}._%+\-])[\p{L}\p{M}\p{N}._%+\-]*@[\p{L}\p{M}\p{N}_.\-]*[\p{L}\p{M}\p{N}_]/gv;

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
  // Of the token, once it is asked: one may hold hundreds of names.
  let addresses: readonly Span[] | undefined;
  for (const replacement of replacements) {
    while (token && token.index + token[0].length <= replacement.start) {
      token = tokens.next().value;
      addresses = undefined;
    }
    addresses ??= token ? addressesIn(token[0], token.index) : [];
    const isInside = addresses.some(
      (address) => contains(address, replacement) && !spansEqual(address, replacement),
    );
    const { words } = replacement;
    fitted.push({ ...replacement, words: isInside ? slugOfPseudonym(words) : words });
  }
  return fitted;
}

/** `at`: where the token begins in the text of which the spans are. */
function addressesIn(token: string, at: number): readonly Span[] {
  if (token.length > LONGEST) return [];
  return [WITH_SCHEME, DOMAIN, WITH_AT].flatMap((pattern) =>
    [...token.matchAll(pattern)].map((found) => ({
      start: at + found.index,
      end: at + found.index + found[0].length,
    })),
  );
}
