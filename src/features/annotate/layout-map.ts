import type { AnnotationId } from '#domain/ids.ts';
import type { MapLink, WhoSaysMap } from '#domain/lens/who-says.ts';

export type MapBox = {
  readonly key: string;
  readonly kind: 'speaker' | 'claim' | 'source';
  readonly name: string;
  /** Where a click goes; absent where the text has no mention. */
  readonly goTo?: AnnotationId;
  readonly x: number;
  readonly y: number;
};

type MapLine = {
  readonly key: string;
  readonly path: string;
  readonly look: 'stated' | 'inherited' | 'alleged';
};

export type MapLayout = {
  readonly boxes: readonly MapBox[];
  readonly lines: readonly MapLine[];
  readonly width: number;
  readonly height: number;
};

/** Sizes in CSS pixels. The style sheet has the same numbers. */
export const BOX = { speaker: 176, claim: 288, source: 176, height: 48 } as const;
const GAP = { x: 72, y: 12 } as const;
const ROW = BOX.height + GAP.y;

/**
 * Columns: speakers, claims in the order of the text, sources, and a column a step towards the origin.
 * Everybody stands as near as can be to the middle of what they are linked with, so that lines are short.
 */
export function layoutMap(map: WhoSaysMap): MapLayout {
  const boxes: MapBox[] = [];
  const claimX = map.speakers.length > 0 ? BOX.speaker + GAP.x : 0;
  const claimY = new Map<string, number>();
  for (const [row, claim] of map.claims.entries()) {
    claimY.set(claim.id, row * ROW);
    boxes.push({
      key: `claim ${claim.id}`,
      kind: 'claim',
      name: claim.quote,
      goTo: claim.id,
      x: claimX,
      y: row * ROW,
    });
  }
  const speakerY = stack(
    map.speakers.map(({ key }) => ({
      key,
      wish: middle(rowsLinked(map, 'speakers', key, claimY)),
    })),
  );
  for (const node of map.speakers) {
    boxes.push({ ...boxOf(node), kind: 'speaker', x: 0, y: speakerY.get(node.key) ?? 0 });
  }
  const sourceY = new Map<string, number>();
  const depths = Math.max(-1, ...map.sources.map(({ depth }) => depth));
  for (let depth = 0; depth <= depths; depth += 1) {
    const column = map.sources.filter((node) => node.depth === depth);
    const placed = stack(
      column.map(({ key }) => ({
        key,
        wish: middle([
          ...rowsLinked(map, 'sources', key, claimY),
          ...map.origins.flatMap(({ from, to }) => (to === key ? (sourceY.get(from) ?? []) : [])),
        ]),
      })),
    );
    for (const node of column) {
      const y = placed.get(node.key) ?? 0;
      sourceY.set(node.key, y);
      const x = claimX + BOX.claim + GAP.x + depth * (BOX.source + GAP.x);
      boxes.push({ ...boxOf(node), kind: 'source', x, y });
    }
  }
  return {
    boxes,
    lines: linesOf(map, boxes),
    width: Math.max(0, ...boxes.map((box) => box.x + BOX[box.kind])),
    height: Math.max(0, ...boxes.map((box) => box.y + BOX.height)),
  };
}

function boxOf(node: WhoSaysMap['speakers'][number]): Pick<MapBox, 'key' | 'name' | 'goTo'> {
  const { key, name, mentionId } = node;
  return { key, name, ...(mentionId !== undefined && { goTo: mentionId }) };
}

function rowsLinked(
  map: WhoSaysMap,
  field: 'speakers' | 'sources',
  key: string,
  claimY: ReadonlyMap<string, number>,
): readonly number[] {
  return map.claims.flatMap((claim) =>
    claim[field].some((link) => link.key === key) ? (claimY.get(claim.id) ?? []) : [],
  );
}

function middle(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Each at its wish, or below the one above it. */
function stack(
  wishes: readonly { readonly key: string; readonly wish: number }[],
): ReadonlyMap<string, number> {
  const placed = new Map<string, number>();
  let free = 0;
  for (const { key, wish } of wishes.toSorted((a, b) => a.wish - b.wish)) {
    const y = Math.max(free, wish);
    placed.set(key, y);
    free = y + ROW;
  }
  return placed;
}

function linesOf(map: WhoSaysMap, boxes: readonly MapBox[]): readonly MapLine[] {
  const at = new Map(boxes.map((box) => [`${box.kind} ${box.key}`, box]));
  const line = (from: string, to: string, look: MapLine['look']): readonly MapLine[] => {
    const [a, b] = [at.get(from), at.get(to)];
    return a && b ? [{ key: `${from} → ${to}`, path: curve(a, b), look }] : [];
  };
  const ofLink = (link: MapLink): MapLine['look'] => (link.inherited ? 'inherited' : 'stated');
  return [
    ...map.claims.flatMap((claim) => [
      ...claim.speakers.flatMap((link) =>
        line(`speaker ${link.key}`, `claim claim ${claim.id}`, ofLink(link)),
      ),
      ...claim.sources.flatMap((link) =>
        line(`claim claim ${claim.id}`, `source ${link.key}`, ofLink(link)),
      ),
    ]),
    ...map.origins.flatMap(({ from, to, certainty }) =>
      line(`source ${from}`, `source ${to}`, certainty === 'alleged' ? 'alleged' : 'stated'),
    ),
  ];
}

/** From the end of one box to the start of the next, level at both. */
function curve(a: MapBox, b: MapBox): string {
  const [x1, y1] = [a.x + BOX[a.kind], a.y + BOX.height / 2];
  const [x2, y2] = [b.x, b.y + BOX.height / 2];
  const bend = Math.max(24, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
