import { brand } from '#domain/ids.ts';
import type { Highlight, SurfaceText } from '#editor/article-surface.ts';
import { createArticleSurface, type OwnedSurface } from '#editor/create-article-surface.ts';
import type { LabelStyle } from '#editor/label-styles.ts';
import { makeHighlights, makeText } from './sample-text.ts';

const LABELS: readonly LabelStyle[] = [
  { id: 'CLAIM', underline: 'solid' },
  { id: 'SPEAKER', underline: 'dashed' },
  { id: 'SOURCE', underline: 'dotted' },
  { id: 'CUE', underline: 'wavy' },
  { id: 'EVIDENCE', underline: 'double' },
  { id: 'CONTEXT', underline: 'boxed' },
];

type LogEntry = readonly [name: string, ...values: unknown[]];

const texts = new Map<number, SurfaceText>();
const sets = new Map<string, readonly Highlight[]>();
let surface: OwnedSurface | undefined;
let openText: SurfaceText | undefined;
let log: LogEntry[] = [];
let added = 0;

function textOf(words: number): SurfaceText {
  const known = texts.get(words) ?? makeText(words);
  texts.set(words, known);
  return known;
}

function highlightsOf(words: number, count: number): readonly Highlight[] {
  const key = `${words} ${count}`;
  const known = sets.get(key) ?? makeHighlights(textOf(words), count);
  sets.set(key, known);
  return known;
}

function host(): HTMLElement {
  const found = document.querySelector<HTMLElement>('#host');
  if (!found) throw new Error('the page has lost its host');
  return found;
}

function mount(text: SurfaceText, highlights: readonly Highlight[]): OwnedSurface {
  surface?.destroy();
  openText = text;
  log = [];
  const made = createArticleSurface(host(), {
    text,
    labels: LABELS,
    ariaLabel: 'Article text',
    events: {
      onSelect: (selection) => log.push(['select', selection]),
      onCaret: (offset) => log.push(['caret', offset]),
      onHit: (ids, offset) => log.push(['hit', ids, offset]),
      onResize: (id, fragments) => {
        log.push(['resize', id, fragments]);
        const old = highlights.find((one) => one.id === id);
        if (old) made.updateHighlights([{ ...old, fragments }], []);
      },
      onLayout: () => undefined,
      onTypingRejected: () => log.push(['rejected']),
    },
  });
  made.setHighlights(highlights);
  surface = made;
  return made;
}

/** What the tests and benchmarks may do, called by name from outside. */
export const harness = {
  mount,
  /** Makes text and highlights beforehand, so that opening measures opening. */
  prepare: (words: number, count: number) => {
    highlightsOf(words, count);
  },
  /** `taken`: only that many of the highlights, from the start of the text. */
  open: (words: number, count: number, taken = count) => {
    mount(textOf(words), highlightsOf(words, count).slice(0, taken));
  },
  close: () => {
    surface?.destroy();
    surface = undefined;
  },
  surface: () => {
    if (!surface) throw new Error('nothing is open');
    return surface;
  },
  log: () => log,
  clearLog: () => {
    log = [];
  },
  addInView: () => {
    const open = harness.surface();
    const { start } = open.visible();
    const from = start + 20 + ((added * 13) % 200);
    added += 1;
    const id = brand<Highlight['id']>(`added-${added}`);
    open.updateHighlights(
      [{ id, label: 'CLAIM', fragments: [{ start: from, end: from + 30 }] }],
      [],
    );
  },
  /** Of the canonical text. */
  length: () => openText?.text.length ?? 0,
  nodes: () => {
    const walker = document.createTreeWalker(host());
    let count = 0;
    while (walker.nextNode()) count += 1;
    return count;
  },
};

declare global {
  // oxlint-disable-next-line no-var -- The one way to name a property of globalThis.
  var harness: typeof import('./harness.ts').harness;
}

globalThis.harness = harness;
