import type { Annotation } from '#domain/annotation/annotation.ts';
import { lengthOf } from '#domain/annotation/fragments.ts';
import { wordRange } from '#domain/text/word-starts.ts';

/**
 * Gives each word to the smallest claim that covers it, so that a quote inside a quote counts for the
 * one who said it and no word counts twice. Result: word number → number of the claim in `claims`, or −1.
 *
 * The smallest claims take their words first; a word that is taken is stepped over by a disjoint-set
 * chain, so the time is near linear however the claims overlap.
 */
export function innermostOwners(
  words: Uint32Array,
  claims: readonly Pick<Annotation, 'fragments'>[],
): Int32Array {
  const owners = new Int32Array(words.length).fill(-1);
  const next = Uint32Array.from({ length: words.length + 1 }, (_, word) => word);
  const bySize = claims
    .map(({ fragments }, index) => ({ index, size: lengthOf(fragments) }))
    .toSorted((a, b) => a.size - b.size || a.index - b.index);
  for (const { index } of bySize) {
    for (const fragment of claims[index]?.fragments ?? []) {
      const { from, to } = wordRange(words, fragment);
      for (let word = firstFree(next, from); word < to; word = firstFree(next, word)) {
        owners[word] = index;
        next[word] = word + 1;
      }
    }
  }
  return owners;
}

function firstFree(next: Uint32Array, word: number): number {
  let at = word;
  while ((next[at] ?? at) !== at) {
    // Halves the path on the way: what was stepped over once is stepped over faster from now on.
    const over = next[at] ?? at;
    next[at] = next[over] ?? over;
    at = next[at] ?? at;
  }
  return at;
}
