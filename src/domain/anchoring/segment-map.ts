import type { Span } from '#domain/text/span.ts';
import type { Segment } from './align-words.ts';

/** What of one text stands in another, and where: passages that are the same letter for letter. */
export class SegmentMap {
  readonly #fromText: string;
  readonly #toText: string;
  readonly #segments: Segment[] = [];
  #isSorted = true;

  constructor(fromText: string, toText: string) {
    this.#fromText = fromText;
    this.#toText = toText;
  }

  add(segment: Segment): void {
    this.#segments.push(segment);
    this.#isSorted = false;
  }

  /**
   * Where the ends of a span are in the other text; `isSame`: with the same words between them. Undefined where an
   * end lies in what has changed, or the ends have parted.
   */
  map({ start, end }: Span): (Span & { readonly isSame: boolean }) | undefined {
    const first = this.#at(start);
    const last = this.#at(end - 1);
    if (!first || !last) return undefined;
    const to = { start: start - first.from + first.to, end: end - last.from + last.to };
    if (to.end <= to.start) return undefined;
    const quote = this.#fromText.slice(start, end);
    return { ...to, isSame: this.#toText.slice(to.start, to.end) === quote };
  }

  /** The nearest passage found before or at an offset tells where about it would be. */
  near(offset: number): number {
    const index = this.#indexAt(offset);
    const segment = this.#segments[Math.max(0, index)];
    return segment ? offset - segment.from + segment.to : offset;
  }

  #at(offset: number): Segment | undefined {
    const segment = this.#segments[this.#indexAt(offset)];
    return segment && offset < segment.from + segment.length ? segment : undefined;
  }

  /** Of the last segment that begins at or before the offset; −1 before all of them. */
  #indexAt(offset: number): number {
    if (!this.#isSorted) {
      this.#segments.sort((a, b) => a.from - b.from);
      this.#isSorted = true;
    }
    let [low, high] = [0, this.#segments.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#segments[middle]?.from ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
