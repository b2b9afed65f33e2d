/** A card that wants to stand beside its line. Pixels from the top of the margin column. */
export type CardBox<Id extends string = string> = {
  readonly id: Id;
  readonly wanted: number;
  readonly height: number;
};

/**
 * Places cards so that none overlap, in the order given (by line). The active card stays at its own
 * line: those before it make way upwards, those after it downwards. Nothing goes above 0: where
 * the cards before it need the room, the active one gives way too, by as little as it takes.
 */
export function layoutCards<Id extends string>(
  boxes: readonly CardBox<Id>[],
  activeId: Id | undefined,
  gap: number,
): ReadonlyMap<Id, number> {
  const pivot = Math.max(
    0,
    boxes.findIndex(({ id }) => id === activeId),
  );
  const tops = boxes.map(({ wanted }) => Math.max(0, wanted));
  pushDown(boxes, tops, pivot + 1, gap);
  pushUp(boxes, tops, pivot - 1, gap);
  if ((tops[0] ?? 0) < 0) {
    tops[0] = 0;
    pushDown(boxes, tops, 1, gap);
  }
  return new Map(boxes.map(({ id }, at) => [id, tops[at] ?? 0]));
}

/** At most `limit` of them: those nearest to the middle of what is seen, the active one always. */
export function nearestCards<Id extends string>(
  boxes: readonly CardBox<Id>[],
  middle: number,
  limit: number,
  activeId: Id | undefined,
): readonly CardBox<Id>[] {
  if (boxes.length <= limit) return boxes;
  const byDistance = boxes.toSorted((a, b) => distance(a) - distance(b));
  const kept = new Set(byDistance.slice(0, limit));
  return boxes.filter((box) => kept.has(box));

  function distance(box: CardBox<Id>): number {
    return box.id === activeId ? -1 : Math.abs(box.wanted - middle);
  }
}

function pushDown(boxes: readonly CardBox[], tops: number[], from: number, gap: number): void {
  for (let at = from; at < boxes.length; at += 1) {
    const above = boxes[at - 1];
    if (!above) continue;
    tops[at] = Math.max(tops[at] ?? 0, (tops[at - 1] ?? 0) + above.height + gap);
  }
}

function pushUp(boxes: readonly CardBox[], tops: number[], from: number, gap: number): void {
  for (let at = from; at >= 0; at -= 1) {
    const box = boxes[at];
    if (!box) continue;
    tops[at] = Math.min(tops[at] ?? 0, (tops[at + 1] ?? 0) - box.height - gap);
  }
}
