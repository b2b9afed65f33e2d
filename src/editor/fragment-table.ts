import type { Span } from '#domain/text/span.ts';

/** Entries whose highest end is kept together: a query skips them at once when they end too early. */
const CHUNK = 128;

/** Two million; with a start below 2³² the two make one exact number to sort by. */
const MOST_FRAGMENTS = 2 ** 21;
const MOST_OFFSET = 2 ** 31;

/** A fragment's key: by start, then the annotation that reaches further first, then older first. */
export type FragmentKey = Span & {
  /** End of the annotation's last fragment. */
  readonly reach: number;
  /** Number of the annotation the fragment belongs to. */
  readonly slot: number;
};

/**
 * Fragments of all annotations, sorted, in typed arrays: one memory move inserts among 50,000, and
 * a query touches only the chunks that reach into its span.
 */
export class FragmentTable {
  size = 0;
  private starts = new Int32Array(CHUNK);
  private ends = new Int32Array(CHUNK);
  private reaches = new Int32Array(CHUNK);
  private slots = new Int32Array(CHUNK);
  private highest = new Int32Array(1);

  slotAt(entry: number): number {
    return this.slots[entry] ?? 0;
  }

  startAt(entry: number): number {
    return this.starts[entry] ?? 0;
  }

  endAt(entry: number): number {
    return this.ends[entry] ?? 0;
  }

  /** Replaces everything. `fragments` by slot; a slot without an annotation has none. */
  load(fragments: readonly (readonly Span[])[]): void {
    const arrived = new FragmentTable();
    arrived.append(fragments);
    const order = arrived.sortedEntries();
    this.size = 0;
    this.grow(order.length);
    for (let i = 0; i < order.length; i += 1) this.copyFrom(arrived, order[i] ?? 0, i);
    this.size = order.length;
    this.measureChunks(0);
  }

  insert(key: FragmentKey): void {
    this.grow(this.size + 1);
    const at = this.entryFor(key);
    for (const column of [this.starts, this.ends, this.reaches, this.slots]) {
      column.copyWithin(at + 1, at, this.size);
    }
    this.writeAt(at, key.start, key.end, key.reach, key.slot);
    this.size += 1;
    this.measureChunks(at);
  }

  remove(key: FragmentKey): void {
    const at = this.entryFor(key);
    if (at >= this.size || this.slots[at] !== key.slot || this.starts[at] !== key.start) return;
    for (const column of [this.starts, this.ends, this.reaches, this.slots]) {
      column.copyWithin(at, at + 1, this.size);
    }
    this.size -= 1;
    this.measureChunks(at);
  }

  /** First entry that starts at or after the offset. */
  firstFrom(offset: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startAt(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls for each entry that shares text with the span, in the table's order. */
  forEachIn(span: Span, visit: (entry: number) => void): void {
    const past = this.firstFrom(span.end);
    for (let from = 0, chunk = 0; from < past; from += CHUNK, chunk += 1) {
      if ((this.highest[chunk] ?? 0) <= span.start) continue;
      const to = Math.min(from + CHUNK, past);
      for (let entry = from; entry < to; entry += 1) {
        if (this.endAt(entry) > span.start) visit(entry);
      }
    }
  }

  /** Where the key is, or would go. */
  entryFor(key: FragmentKey): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compareAt(middle, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compareAt(entry: number, key: FragmentKey): number {
    return (
      this.startAt(entry) - key.start ||
      key.reach - (this.reaches[entry] ?? 0) ||
      this.slotAt(entry) - key.slot
    );
  }

  /** In order of slots. Loops by number: opening an article runs this once, before it is compiled. */
  private append(fragments: readonly (readonly Span[])[]): void {
    let count = 0;
    for (let slot = 0; slot < fragments.length; slot += 1) count += fragments[slot]?.length ?? 0;
    this.grow(count);
    for (let slot = 0; slot < fragments.length; slot += 1) {
      const spans = fragments[slot] ?? [];
      const reach = spans.at(-1)?.end ?? 0;
      for (let i = 0; i < spans.length; i += 1) {
        const span = spans[i];
        if (!span) continue;
        this.writeAt(this.size, span.start, span.end, reach, slot);
        this.size += 1;
      }
    }
  }

  /**
   * Entries in the order of their keys, out of one in the order of slots: sorted by reach and then, as
   * they are, by start. Sorting plain numbers takes a quarter of the time of comparing keys.
   */
  private sortedEntries(): Int32Array {
    const numbers = new Float64Array(this.size);
    for (let entry = 0; entry < this.size; entry += 1) {
      numbers[entry] = (MOST_OFFSET - (this.reaches[entry] ?? 0)) * MOST_FRAGMENTS + entry;
    }
    const byReach = sortedLowBits(numbers);
    for (let rank = 0; rank < this.size; rank += 1) {
      numbers[rank] = this.startAt(byReach[rank] ?? 0) * MOST_FRAGMENTS + rank;
    }
    return sortedLowBits(numbers).map((rank) => byReach[rank] ?? 0);
  }

  private writeAt(entry: number, start: number, end: number, reach: number, slot: number): void {
    this.starts[entry] = start;
    this.ends[entry] = end;
    this.reaches[entry] = reach;
    this.slots[entry] = slot;
  }

  private copyFrom(other: FragmentTable, from: number, to: number): void {
    this.starts[to] = other.starts[from] ?? 0;
    this.ends[to] = other.ends[from] ?? 0;
    this.reaches[to] = other.reaches[from] ?? 0;
    this.slots[to] = other.slots[from] ?? 0;
  }

  private grow(size: number): void {
    if (size <= this.starts.length) return;
    const room = Math.max(size, this.starts.length * 2);
    this.starts = widened(this.starts, room);
    this.ends = widened(this.ends, room);
    this.reaches = widened(this.reaches, room);
    this.slots = widened(this.slots, room);
    this.highest = new Int32Array(Math.ceil(room / CHUNK));
    this.measureChunks(0);
  }

  private measureChunks(fromEntry: number): void {
    const { ends, size, highest } = this;
    for (let chunk = Math.floor(fromEntry / CHUNK); chunk * CHUNK < size; chunk += 1) {
      const to = Math.min((chunk + 1) * CHUNK, size);
      let high = 0;
      for (let entry = chunk * CHUNK; entry < to; entry += 1) {
        const end = ends[entry] ?? 0;
        if (end > high) high = end;
      }
      highest[chunk] = high;
    }
  }
}

/** Sorts the numbers and gives what each holds below `MOST_FRAGMENTS`. */
function sortedLowBits(numbers: Float64Array): Int32Array {
  numbers.sort();
  const low = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i += 1) {
    const number = numbers[i] ?? 0;
    // Exact, since it divides by a power of two.
    low[i] = number - Math.floor(number / MOST_FRAGMENTS) * MOST_FRAGMENTS;
  }
  return low;
}

function widened(column: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(room);
  wide.set(column);
  return wide;
}
