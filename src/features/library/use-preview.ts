import { useCallback, useRef, useState } from 'react';
import type { ImportSource } from '#workspace/import-articles.ts';
import type { ArticleEdits, ImportChoices, Looked } from '#workspace/import-session.ts';
import { readAgain, renamedColumns, withEdits } from './preview-edits.ts';
import { type PreviewEntry, type PreviewSource, previewEntries } from './preview-entries.ts';

export type PreviewStart = {
  readonly sources: readonly ImportSource[];
  readonly looked: ReadonlyMap<ImportSource, Looked>;
  readonly first: ImportSource;
  readonly look: (source: ImportSource) => Promise<Looked | undefined>;
};

export type Preview = {
  readonly sources: readonly PreviewSource[];
  readonly entries: readonly PreviewEntry[];
  readonly selected: PreviewEntry | undefined;
  /** Something has been corrected or chosen, which closing would take away. */
  readonly isTouched: boolean;
  readonly select: (entry: PreviewEntry) => void;
  /** How a source is to be read: it is read again, and what was corrected by hand stays. */
  readonly readAs: (source: number, choices: Partial<ImportChoices>) => void;
  /** What is to become of it, without reading it again. */
  readonly choose: (source: number, choices: Partial<ImportChoices>) => void;
  readonly edit: (entry: PreviewEntry, edits: ArticleEdits) => void;
  readonly setWanted: (entry: PreviewEntry, isWanted: boolean) => void;
};

/** What the user has decided so far about what is to be added. */
export function usePreview({ sources: given, looked, first, look }: PreviewStart): Preview {
  const [sources, setSources] = useState<readonly PreviewSource[]>(() =>
    given.map((source) => ({ source, looked: looked.get(source), isReading: false })),
  );
  const entries = previewEntries(sources);
  const [at, setAt] = useState(() => ({ source: given.indexOf(first), place: '' }));
  const selected =
    entries.find(({ source, place }) => source === at.source && place === at.place) ??
    entries.find(({ source, item }) => source === at.source && item?.kind === 'article') ??
    entries.find(({ source }) => source === at.source) ??
    entries[0];
  /** The latest reading of each source: an earlier one that comes back later is not shown. */
  const readings = useRef(new Map<number, symbol>());

  const patch = useCallback((index: number, change: (each: PreviewSource) => PreviewSource) => {
    setSources((before) => before.map((each, i) => (i === index ? change(each) : each)));
  }, []);

  function choose(index: number, choices: Partial<ImportChoices>): void {
    patch(index, (each) => ({ ...each, source: withChoices(each.source, choices) }));
  }

  async function read(index: number, choices: Partial<ImportChoices>): Promise<void> {
    const each = sources[index];
    if (!each) return;
    const reading = Symbol('reading');
    readings.current.set(index, reading);
    patch(index, (now) => ({
      ...now,
      source: withChoices(now.source, choices),
      isReading: true,
    }));
    const source = withChoices(each.source, choices);
    let seen = await look(source);
    const columns = renamedColumns(source.choices?.columns, each.looked?.table, seen?.table);
    if (columns && readings.current.get(index) === reading) {
      choose(index, { columns });
      seen = await look(withChoices(source, { columns }));
    }
    if (readings.current.get(index) !== reading) return;
    patch(index, (now) => readAgain(now, seen));
  }

  return {
    sources,
    entries,
    selected,
    isTouched: sources.some(({ source }, index) => source !== given[index]),
    select: ({ source, place, state }) => {
      setAt({ source, place });
      const each = sources[source];
      if (state === 'unseen' && each && !each.isReading) void read(source, {});
    },
    readAs: (index, choices) => {
      void read(index, choices);
    },
    choose,
    edit: ({ source, place }, edits) => {
      patch(source, (each) => withEdits(each, place, edits));
    },
    setWanted: ({ source, place }, isWanted) => {
      const before = sources[source]?.source.choices?.unwanted ?? [];
      const others = before.filter((each) => each !== place);
      choose(source, { unwanted: isWanted ? others : [...others, place] });
    },
  };
}

/** The very same where nothing is chosen. */
function withChoices(source: ImportSource, choices: Partial<ImportChoices>): ImportSource {
  if (Object.keys(choices).length === 0) return source;
  return { ...source, choices: { ...source.choices, ...choices } };
}
