import type { Block } from '#domain/text/block.ts';
import { BLOCK_SEPARATOR } from '#domain/text/canonical.ts';
import type { Span } from '#domain/text/span.ts';
import { foldText } from './fold-text.ts';
import { keysIn } from './name-words.ts';
import type { Protection } from './protected-sources.ts';
import { findProtected } from './find-protected.ts';
import { slugOfPseudonym } from './pseudonyms.ts';
import { replaceSpans } from './replace-spans.ts';

/** Notes, titles and other short texts, all in one walk: what each becomes. */
export function protectStrings(
  strings: Iterable<string>,
  language: string,
  protection: Protection,
): ReadonlyMap<string, string> {
  const distinct = [...new Set(strings)];
  const blocks: Block[] = [];
  let start = 0;
  for (const [index, { length }] of distinct.entries()) {
    blocks.push({ id: `b${index}`, kind: 'paragraph', start, end: start + length });
    start += length + BLOCK_SEPARATOR.length;
  }
  const text = distinct.join(BLOCK_SEPARATOR);
  const replaced = replaceSpans(
    text,
    findProtected({ text, blocks, language, mentions: [] }, protection),
  );
  return new Map(
    distinct.map((each, index) => {
      const block = blocks[index] ?? { start: 0, end: 0 };
      return [each, replaced.text.slice(replaced.startOf(block.start), replaced.endOf(block.end))];
    }),
  );
}

/** An address or a file name, where words are in small letters and without accents: `peter-quill` becomes `source-a`. */
export function protectAddress(address: string, { sources }: Protection): string {
  let text = address;
  for (const { names, surnames, givenNames, pseudonym } of sources) {
    const given = new Set(givenNames.flatMap(keysIn));
    const wanted = [...names, ...surnames]
      .map(keysIn)
      .filter((keys) => keys.join('').length > 2)
      .toSorted((a, b) => b.length - a.length);
    for (const keys of wanted) text = withSlug(text, keys, given, slugOfPseudonym(pseudonym));
  }
  return text;
}

function withSlug(
  address: string,
  keys: readonly string[],
  given: ReadonlySet<string>,
  slug: string,
): string {
  // Accents and escapes are folded for the search only: the places are those of words, which stay what they are.
  const folded = foldText(address);
  const words = [...folded.text.matchAll(/[\p{L}\p{M}\p{N}]+/gv)].map((match) => ({
    key: keysIn(match[0]).join(''),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const spans: Span[] = [];
  const joined = keys.join('');
  for (let at = 0; at < words.length; at += 1) {
    const isWhole = keys.every((key, index) => words[at + index]?.key === key);
    const isJoined = keys.length > 1 && words[at]?.key === joined;
    if (!isWhole && !isJoined) continue;
    const last = isWhole ? at + keys.length - 1 : at;
    let first = at;
    const done = spans.at(-1)?.end ?? 0;
    while (
      first > 0 &&
      given.has(words[first - 1]?.key ?? '') &&
      (words[first - 1]?.start ?? 0) >= done
    )
      first -= 1;
    spans.push({ start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 });
    at = last;
  }
  if (spans.length === 0) return address;
  const replacements = spans.map((span) => ({ ...folded.unfold(span), words: slug }));
  return replaceSpans(address, replacements).text;
}
