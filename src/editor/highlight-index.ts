import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import type { Highlight } from './article-surface.ts';
import { type FragmentKey, FragmentTable } from './fragment-table.ts';
import { assignLanes } from './lanes.ts';

/** A piece of a highlight that shares text with what was asked for. */
export type FoundFragment = Span & { readonly highlight: Highlight; readonly lane: number };

/** More annotations than this in one heap of overlaps keep their lanes when one of them changes. */
const MOST_RELANED = 200;

/** All highlights of an article, outside of React and of the editor's document. */
export class HighlightIndex {
  private readonly slots = new Map<AnnotationId, number>();
  /** By slot. A slot keeps its number for as long as its annotation lives; later ones are higher. */
  private highlights: (Highlight | undefined)[] = [];
  private lanes = new Uint8Array(64);
  private readonly table = new FragmentTable();

  get size(): number {
    return this.slots.size;
  }

  get(id: AnnotationId): Highlight | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.highlights[slot];
  }

  /** From 0; `OVERFLOW_LANE` when none was free. */
  laneOf(id: AnnotationId): number | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.lanes[slot];
  }

  /** Replaces everything. */
  load(highlights: Iterable<Highlight>): void {
    const all = [...highlights];
    this.slots.clear();
    this.highlights = all;
    for (let slot = 0; slot < all.length; slot += 1) {
      const id = all[slot]?.id;
      if (id !== undefined) this.slots.set(id, slot);
    }
    this.lanes = new Uint8Array(Math.max(64, all.length * 2));
    this.table.load(all.map(({ fragments }) => fragments));
    this.lane(this.slotsInOrder());
  }

  /** Adds the highlight, or replaces the one with its id. */
  put(highlight: Highlight): void {
    const known = this.slots.get(highlight.id);
    const before = known === undefined ? undefined : this.highlights[known];
    const slot = known ?? this.highlights.length;
    this.slots.set(highlight.id, slot);
    this.highlights[slot] = highlight;
    if (before && sameFragments(before, highlight)) return;
    if (before) for (const key of keysOf(before, slot)) this.table.remove(key);
    for (const key of keysOf(highlight, slot)) this.table.insert(key);
    this.makeLaneRoom(slot);
    this.relane(highlight.fragments, slot);
    if (before) this.relane(before.fragments);
  }

  remove(id: AnnotationId): void {
    const slot = this.slots.get(id);
    const highlight = slot === undefined ? undefined : this.highlights[slot];
    if (slot === undefined || !highlight) return;
    for (const key of keysOf(highlight, slot)) this.table.remove(key);
    this.slots.delete(id);
    this.highlights[slot] = undefined;
    this.relane(highlight.fragments);
  }

  /** Fragments that share text with the span, by start, then longer annotation first. */
  fragmentsIn(span: Span): FoundFragment[] {
    const found: FoundFragment[] = [];
    this.table.forEachIn(span, (entry) => {
      const slot = this.table.slotAt(entry);
      const highlight = this.highlights[slot];
      if (!highlight) return;
      const start = this.table.startAt(entry);
      found.push({ start, end: this.table.endAt(entry), highlight, lane: this.lanes[slot] ?? 0 });
    });
    return found;
  }

  /** Annotations that share text with the span, by start, then longer first. */
  idsIn(span: Span): AnnotationId[] {
    return this.inOrder(this.slotsIn(span)).flatMap((slot) => this.highlights[slot]?.id ?? []);
  }

  /** Annotations that hold the offset, innermost (shortest) first. */
  idsAt(offset: number): AnnotationId[] {
    return this.idsIn({ start: offset, end: offset + 1 }).toReversed();
  }

  /** The next (previous) annotation that starts after (before) the offset; goes round at the ends. */
  step(offset: number, direction: 1 | -1, after?: AnnotationId): AnnotationId | undefined {
    const slot = after === undefined ? undefined : this.slots.get(after);
    const current = slot === undefined ? undefined : this.firstKey(slot);
    const isTie = current !== undefined && current.start === offset;
    const edge = direction === 1 ? offset + 1 : offset;
    let entry = isTie ? this.table.entryFor(current) : this.table.firstFrom(edge);
    if (isTie && direction === 1) entry += 1;
    if (direction === -1) entry -= 1;
    for (let tries = 0; tries < this.table.size; tries += 1, entry += direction) {
      const round = (entry + this.table.size) % this.table.size;
      const found = this.highlights[this.table.slotAt(round)];
      if (found?.fragments[0]?.start === this.table.startAt(round)) return found.id;
    }
    return undefined;
  }

  private firstKey(slot: number): FragmentKey | undefined {
    const highlight = this.highlights[slot];
    return highlight && keysOf(highlight, slot)[0];
  }

  private slotsIn(span: Span): Set<number> {
    const found = new Set<number>();
    this.table.forEachIn(span, (entry) => found.add(this.table.slotAt(entry)));
    return found;
  }

  private slotsInOrder(): number[] {
    const order: number[] = [];
    for (let entry = 0; entry < this.table.size; entry += 1) {
      const slot = this.table.slotAt(entry);
      if (this.fragmentsOf(slot)[0]?.start === this.table.startAt(entry)) order.push(slot);
    }
    return order;
  }

  private inOrder(slots: Iterable<number>): number[] {
    return [...slots].toSorted((a, b) => {
      const first = this.fragmentsOf(a);
      const second = this.fragmentsOf(b);
      return (
        (first[0]?.start ?? 0) - (second[0]?.start ?? 0) ||
        (second.at(-1)?.end ?? 0) - (first.at(-1)?.end ?? 0) ||
        a - b
      );
    });
  }

  private fragmentsOf(slot: number): readonly Span[] {
    return this.highlights[slot]?.fragments ?? [];
  }

  /** Colours the heap of overlaps around these fragments anew; a heap too large takes just the one in. */
  private relane(fragments: readonly Span[], added?: number): void {
    const heap = this.heapAround(fragments);
    if (heap) this.lane(this.inOrder(heap));
    else if (added !== undefined) this.laneAlone(added);
  }

  private heapAround(fragments: readonly Span[]): Set<number> | undefined {
    const heap = new Set<number>();
    const open = [...fragments];
    for (let span = open.pop(); span; span = open.pop()) {
      for (const slot of this.slotsIn(span)) {
        if (heap.has(slot)) continue;
        heap.add(slot);
        if (heap.size > MOST_RELANED) return undefined;
        open.push(...this.fragmentsOf(slot));
      }
    }
    return heap;
  }

  private laneAlone(slot: number): void {
    const taken = new Set<number>();
    for (const fragment of this.fragmentsOf(slot)) {
      for (const other of this.slotsIn(fragment)) {
        if (other !== slot) taken.add(this.lanes[other] ?? 0);
      }
    }
    this.lanes[slot] = [0, 1, 2].find((lane) => !taken.has(lane)) ?? 3;
  }

  private lane(order: Iterable<number>): void {
    assignLanes(
      order,
      (slot) => this.fragmentsOf(slot),
      (slot, lane) => {
        this.lanes[slot] = lane;
      },
    );
  }

  private makeLaneRoom(slot: number): void {
    if (slot < this.lanes.length) return;
    const wide = new Uint8Array(this.lanes.length * 2);
    wide.set(this.lanes);
    this.lanes = wide;
  }
}

function keysOf({ fragments }: Highlight, slot: number): FragmentKey[] {
  const reach = fragments.at(-1)?.end ?? 0;
  return fragments.map(({ start, end }) => ({ start, end, reach, slot }));
}

function sameFragments(a: Highlight, b: Highlight): boolean {
  return (
    a.fragments.length === b.fragments.length &&
    a.fragments.every((span, i) => {
      const other = b.fragments[i];
      return span.start === other?.start && span.end === other.end;
    })
  );
}
