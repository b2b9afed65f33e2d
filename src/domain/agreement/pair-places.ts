import type { Alignment } from '#domain/curation/align-layers.ts';
import { fragmentsEqual } from '#domain/matching/fragment-overlap.ts';

/** What two annotators marked over all articles they share, laid side by side. */
export type PairPlaces = {
  readonly pair: readonly [string, string];
  readonly articles: number;
  /** Sorted. */
  readonly labels: readonly string[];
  /**
   * Places by the first one's label (rows) and the second one's (columns), in the order of the labels;
   * after the last of them, not marked.
   */
  readonly counts: readonly (readonly number[])[];
  /** By label: how many of those both gave it have other edges. */
  readonly otherEdges: readonly number[];
};

export type PlacesTally = {
  /** Adds one article of two annotators; every call of a pair names them in the same order. */
  readonly add: (pair: readonly [string, string], alignment: Alignment) => void;
  readonly all: () => readonly PairPlaces[];
};

type Draft = {
  readonly pair: readonly [string, string];
  articles: number;
  readonly counts: number[][];
  readonly otherEdges: number[];
};

/** Counts places; `labels` are all that occur, sorted. */
export function openPlaces(labels: readonly string[]): PlacesTally {
  const drafts = new Map<string, Draft>();
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const at = (label: string | undefined): number =>
    label === undefined ? labels.length : (indexOf.get(label) ?? labels.length);
  return {
    add: (pair, { groups }) => {
      const key = pair.join('\n');
      const draft = drafts.get(key) ?? emptyDraft(pair, labels.length);
      drafts.set(key, draft);
      draft.articles += 1;
      for (const {
        members: [a, b],
      } of groups) {
        addTo(draft.counts[at(a?.label)], at(b?.label));
        if (a && a.label === b?.label && !fragmentsEqual(a.fragments, b.fragments)) {
          addTo(draft.otherEdges, at(a.label));
        }
      }
    },
    all: () =>
      [...drafts.values()]
        .toSorted((a, b) => (a.pair.join('\n') < b.pair.join('\n') ? -1 : 1))
        .map((draft) => ({ ...draft, labels })),
  };
}

function emptyDraft(pair: readonly [string, string], labels: number): Draft {
  const zeros = (): number[] => Array.from({ length: labels + 1 }, () => 0);
  return { pair, articles: 0, counts: zeros().map(zeros), otherEdges: zeros().slice(1) };
}

function addTo(row: number[] | undefined, index: number): void {
  if (row) row[index] = (row[index] ?? 0) + 1;
}
