import { alikeness, sketchText } from '#domain/article/similarity.ts';
import { SketchIndex } from '#domain/article/sketch-index.ts';
import { type ExportSet, SPLITS, type SplitName } from './export-set.ts';

/** Parts of train, validation and test; only how they stand to each other counts. */
export type SplitParts = readonly [number, number, number];

export type SplitOptions = { readonly parts: SplitParts; readonly seed: number };

/** Two articles that share more than this of their runs of five words belong into one split. */
const ALIKE = 0.5;
/** Of an estimate; four standard errors. */
const SLACK = 0.18;
/** Likely copies of one article that are compared word by word. */
const MOST_COMPARED = 20;

/**
 * Deals the articles out: all work on an article, and all articles that are nearly the same, into one
 * split. Nothing but the texts, the articles' ids and the seed counts, so it can be done again.
 */
export function splitSet(set: ExportSet, { parts, seed }: SplitOptions): ExportSet {
  const groups = groupsOf(set);
  const order = groups
    .map((ids) => ({ ids, draw: drawOf(`${seed} ${ids[0] ?? ''}`) }))
    .toSorted((a, b) => b.ids.length - a.ids.length || a.draw - b.draw);
  const whole = parts.reduce((sum, part) => sum + part, 0) || 1;
  const total = groups.reduce((sum, ids) => sum + ids.length, 0);
  const left = parts.map((part) => (part / whole) * total);
  const splitOf = new Map<string, SplitName>();
  for (const { ids } of order) {
    const at = left.indexOf(Math.max(...left));
    left[at] = (left[at] ?? 0) - ids.length;
    for (const id of ids) splitOf.set(id, SPLITS[at] ?? 'train');
  }
  const documents = set.documents.map((document) => ({
    ...document,
    split: splitOf.get(document.article.id) ?? 'train',
  }));
  return { ...set, documents };
}

/** Ids of articles that belong together; sorted, and so are the groups. */
function groupsOf({ documents }: ExportSet): readonly (readonly string[])[] {
  const texts = new Map<string, string>();
  for (const { article, revision } of documents) texts.set(article.id, revision.text);
  const leader = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined; up = leader.get(at)) at = up;
    if (at !== id) leader.set(id, at);
    return at;
  };
  const index = new SketchIndex<string>();
  const byText = new Map<string, string>();
  for (const [id, text] of [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const sketch = sketchText(text);
    const same = byText.get(text);
    const alike =
      same === undefined
        ? index
            .find(sketch, ALIKE - SLACK)
            .slice(0, MOST_COMPARED)
            .map(({ item }) => item)
            .filter((other) => alikeness(text, texts.get(other) ?? '').jaccard >= ALIKE)
        : [same];
    for (const other of alike) {
      const [a, b] = [leaderOf(id), leaderOf(other)].toSorted();
      if (a !== undefined && b !== undefined && a !== b) leader.set(b, a);
    }
    // A copy leads to its twin: it need not be looked for too.
    if (same === undefined) {
      byText.set(text, id);
      index.add(id, sketch);
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of [...texts.keys()].toSorted()) {
    const group = groups.get(leaderOf(id));
    if (group) group.push(id);
    else groups.set(leaderOf(id), [id]);
  }
  return [...groups.values()];
}

/** FNV-1a, mixed once more: a number that looks drawn, the same on every machine. */
function drawOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
