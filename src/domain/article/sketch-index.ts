import { addToGroup } from '#domain/collection/group-by.ts';
import { type Sketch, similarity } from './similarity.ts';

/**
 * Sketches are compared only where one of their `RARE` smallest hashes is the same. Two texts of Jaccard J
 * share none of them with probability (1−J)^16: 7 in a million million at J = 0.8, 1.5 in 100,000 at J = 0.5.
 */
const RARE = 16;

/** Finds texts by likeness among very many: a look-up costs what is alike, not what is there. */
export class SketchIndex<T> {
  readonly #items: { readonly item: T; readonly sketch: Sketch }[] = [];
  readonly #byHash = new Map<number, number[]>();

  add(item: T, sketch: Sketch): void {
    const at = this.#items.push({ item, sketch }) - 1;
    for (const hash of sketch.subarray(0, RARE)) addToGroup(this.#byHash, hash, at);
  }

  /** Items whose estimated similarity is at least `least`, the most similar first. Nothing is like a text without words. */
  find(sketch: Sketch, least: number): readonly { readonly item: T; readonly estimate: number }[] {
    const candidates = new Set<number>();
    for (const hash of sketch.subarray(0, RARE)) {
      for (const at of this.#byHash.get(hash) ?? []) candidates.add(at);
    }
    const found: { readonly item: T; readonly estimate: number }[] = [];
    for (const at of candidates) {
      const each = this.#items[at];
      if (!each) continue;
      const estimate = similarity(sketch, each.sketch);
      if (estimate >= least) found.push({ item: each.item, estimate });
    }
    return found.toSorted((a, b) => b.estimate - a.estimate);
  }
}
