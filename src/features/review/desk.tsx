import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useFormats } from '#messages/messages.tsx';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import { indexReview, type ReviewIndex } from './review-index.ts';
import type { ScreenState, ScreenStore } from './screen-store.ts';
import { type Sides, sideLetter, sidesOf } from './sides.ts';
import type { ReviewMessages, WordContext } from './word-context.ts';

/** What every act of this screen needs at hand. One for as long as the review is open. */
export type Desk = {
  readonly screen: ScreenStore;
  readonly t: ReviewMessages;
  /** Read out politely by screen readers. */
  readonly say: (text: string) => void;
  /** Look-ups of a review, made once for the layers that are compared. */
  readonly indexOf: (review: Pick<OpenReview, 'layers' | 'comparison'>) => ReviewIndex;
  readonly list: (parts: readonly string[]) => string;
  /** Makes a packet for colleagues. */
  readonly send: () => void;
};

const DeskContext = createContext<Desk | undefined>(undefined);
const WordsContext = createContext<WordContext | undefined>(undefined);

type Props = { readonly desk: Desk; readonly children: ReactNode };

export function DeskProvider({ desk, children }: Props) {
  return (
    <DeskContext value={desk}>
      <WordsProvider desk={desk}>{children}</WordsProvider>
    </DeskContext>
  );
}

function WordsProvider({ desk, children }: Props) {
  const layers = useWorkspace((state) => state.review?.layers);
  const comparison = useWorkspace((state) => state.review?.comparison);
  const entities = useWorkspace((state) => state.review?.entities);
  const article = useWorkspace((state) => state.review?.article);
  const revision = useWorkspace((state) => state.review?.revision);
  const codebook = useWorkspace((state) => state.project?.codebook);
  const seed = useStore(desk.screen, (state) => state.seed);
  const words = useMemo(() => {
    if (!layers || !comparison || !entities || !article || !revision) return undefined;
    const review = { layers, comparison, entities, article, revision };
    return makeWords(desk, review, codebook, seed);
  }, [article, codebook, comparison, desk, entities, layers, revision, seed]);
  return words && <WordsContext value={words}>{children}</WordsContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of the review screen');
  return desk;
}

export function useWords(): WordContext {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords outside of the review screen');
  return words;
}

export function useScreen<T>(select: (state: ScreenState) => T): T {
  return useStore(useDesk().screen, select);
}

export function useList(): (parts: readonly string[]) => string {
  const formats = useFormats();
  return useMemo(() => (parts: readonly string[]) => formats.list(parts), [formats]);
}

/** The item that is looked at now. */
export function useActiveItem(): ReviewItem | undefined {
  const { indexOf } = useDesk();
  return useWorkspace(({ review }) => review && activeItem(review, indexOf(review)));
}

/** The review that is open now, read outside of rendering. */
export function reviewNow(): OpenReview | undefined {
  return workspaceState().review;
}

export function wordsNow(desk: Desk, review: OpenReview): WordContext {
  return makeWords(desk, review, workspaceState().project?.codebook, desk.screen.getState().seed);
}

export function itemAt(
  review: OpenReview,
  index: ReviewIndex,
  key: string,
): ReviewItem | undefined {
  return review.items[index.positions.get(key) ?? -1];
}

export function activeItem(review: OpenReview, index: ReviewIndex): ReviewItem | undefined {
  return review.activeKey === undefined ? undefined : itemAt(review, index, review.activeKey);
}

/** Who is A and who B at a place. */
export function sidesAt(
  review: Pick<OpenReview, 'layers'>,
  seed: number | undefined,
  group: number,
): Sides {
  return sidesOf(group, review.layers.length, seed);
}

/** The look-ups are made anew only when other layers are compared. */
export function keepIndex(): Desk['indexOf'] {
  let last:
    | { readonly comparison: OpenReview['comparison']; readonly index: ReviewIndex }
    | undefined;
  return (review) => {
    if (last?.comparison !== review.comparison) {
      last = { comparison: review.comparison, index: indexReview(review) };
    }
    return last.index;
  };
}

type Worded = WordContext['review'] & Pick<OpenReview, 'comparison'>;

/** Letters that stand for annotators where no place says who is A. */
const FIRST_GENERAL = 15;

function makeWords(
  { t, list, indexOf }: Desk,
  review: Worded,
  codebook: WordContext['codebook'],
  seed: number | undefined,
): WordContext {
  const nameAt = (layer: number): string => review.layers[layer]?.annotator.name ?? '';
  const general = sidesAt(review, seed, -1);
  return {
    t,
    list,
    review,
    index: indexOf(review),
    codebook,
    nameOf: (layer, group) =>
      seed === undefined ? nameAt(layer) : sideLetter(sidesAt(review, seed, group).indexOf(layer)),
    generalName: (layer) =>
      seed === undefined ? nameAt(layer) : sideLetter(FIRST_GENERAL + general.indexOf(layer)),
  };
}
