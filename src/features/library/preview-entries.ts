import type { ImportSource } from '#workspace/import-articles.ts';
import type { BlockWishes } from './block-wishes.ts';
import type { Looked, LookedItem } from '#workspace/import-session.ts';

/** A source that may be added, with what was seen in it. */
export type PreviewSource = {
  readonly source: ImportSource;
  /** Undefined: not looked at yet, or not to be read. */
  readonly looked: Looked | undefined;
  readonly isReading: boolean;
  /** By the place of an article: what is wanted of its blocks, however it is read. */
  readonly wishes?: Readonly<Record<string, BlockWishes>>;
};

export type EntryState =
  /** Will be added. */
  | 'ready'
  /** Will be added as it is: nobody has looked into this file yet. */
  | 'unseen'
  | 'unwanted'
  | 'duplicate'
  | 'failed';

/** One line of the list beside the preview: an article, or a file nobody has looked into. */
export type PreviewEntry = {
  readonly key: string;
  /** Index of its source. */
  readonly source: number;
  readonly place: string;
  readonly title: string;
  readonly state: EntryState;
  readonly item?: LookedItem;
};

export function previewEntries(sources: readonly PreviewSource[]): readonly PreviewEntry[] {
  return sources.flatMap((each, source): readonly PreviewEntry[] => {
    const name = each.source.kind === 'paste' ? '' : each.source.name;
    if (!each.looked) {
      return [{ key: `${source}`, source, place: name, title: name, state: 'unseen' }];
    }
    return each.looked.items.flatMap((item): readonly PreviewEntry[] => {
      if (item.kind === 'passed-over' || item.kind === 'project-file') return [];
      const { place } = item;
      const edited = each.source.choices?.edits?.[place]?.title;
      const title = item.kind === 'article' ? (edited ?? item.article.title) : place;
      const state = stateOf(item, each.source);
      return [{ key: `${source} ${place}`, source, place, title, state, item }];
    });
  });
}

function stateOf(item: LookedItem, { choices }: ImportSource): EntryState {
  if (item.kind !== 'article') return 'failed';
  if (choices?.unwanted?.includes(item.place)) return 'unwanted';
  return item.duplicate && choices?.takesDuplicates !== true ? 'duplicate' : 'ready';
}

/** How many articles will be added; undefined: there are files nobody has looked through. */
export function countToAdd(
  sources: readonly PreviewSource[],
  entries: readonly PreviewEntry[],
): number | undefined {
  const isOpen =
    sources.some(({ looked }) => looked?.isMore === true) ||
    entries.some(({ state }) => state === 'unseen');
  return isOpen ? undefined : entries.filter(({ state }) => state === 'ready').length;
}

/** How many of the files that were looked at are no articles and are not meant to be. */
export function countPassedOver(sources: readonly PreviewSource[]): number {
  return sources.reduce(
    (sum, { looked }) =>
      sum + (looked?.items.filter(({ kind }) => kind === 'passed-over').length ?? 0),
    0,
  );
}
