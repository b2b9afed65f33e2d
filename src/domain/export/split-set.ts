import { groupBy } from '#domain/collection/group-by.ts';
import { drawOf } from '#domain/text/hash-text.ts';
import { alikeness, sketchText } from '#domain/article/similarity.ts';
import { SketchIndex } from '#domain/article/sketch-index.ts';
import { type ExportSet, SPLITS, type SplitName } from './export-set.ts';
import { shownText } from './leave-blocks-out.ts';

/** Parts of train, validation and test; only how they stand to each other counts. */
export type SplitParts = readonly [number, number, number];

/** Whether parts are per cents of a whole: whoever types 80, 10 and 5 has made a slip. Thirds may be rounded. */
export function makesWhole(parts: SplitParts): boolean {
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.every((part) => part >= 0) && Math.abs(sum - 100) < 0.1;
}

/** What else keeps articles in one split: who published them, or the month in which. */
export const SPLIT_GROUPS = ['outlet', 'month'] as const;
export type SplitGroup = (typeof SPLIT_GROUPS)[number];

export type SplitOptions = {
  readonly parts: SplitParts;
  readonly seed: number;
  /** Absent: only articles that are nearly the same stay together. */
  readonly together?: SplitGroup;
};

/** Two articles that share more than this of their runs of five words belong into one split. */
const ALIKE = 0.5;
/** Of an estimate; four standard errors. */
const SLACK = 0.18;
/** Likely copies of one article that are compared word by word. */
const MOST_COMPARED = 20;

/** A text of an article. */
export type SplitText = {
  /** The same where the text is the same, letter for letter: the text itself, or its hash. */
  readonly identity: string;
  /** `sketchText` of the text. */
  readonly sketch: Uint32Array;
};

/** All that a split goes by; small, so that those of a whole project fit in memory. */
export type SplitArticle = {
  readonly id: string;
  readonly outlet?: string;
  readonly publishedAt?: string;
  /**
   * As it is stored, then as it is shown where parts are hidden (`shownText`): copies of either belong together. One story
   * under the page junk of two sites is one story, and it is in one part whether junk is exported or not.
   */
  readonly texts: readonly SplitText[];
};

/** An article, and which of its texts. */
export type TextOf = { readonly id: string; readonly at: number };

/** Ids of two articles. */
export type ArticlePair = readonly [string, string];

/**
 * Deals the articles out: all work on an article, and all articles that are nearly the same, into one
 * split, and with `together` all of one outlet or month. Nothing but the articles and the seed counts, so it
 * can be done again; the set is one of whole texts.
 */
export function splitSet(set: ExportSet, options: SplitOptions): ExportSet {
  return withSplits(set, splitsOfSet(set, options));
}

/** Article id → its split. */
export function splitsOfSet(set: ExportSet, options: SplitOptions): ReadonlyMap<string, SplitName> {
  const texts = new Map<string, readonly string[]>();
  const articles = new Map<string, SplitArticle>();
  for (const { article, revision } of set.documents) {
    if (texts.has(article.id)) continue;
    const { id, outlet, publishedAt } = article;
    const own = [revision.text, shownText(revision, article) ?? []].flat();
    texts.set(id, own);
    articles.set(id, {
      id,
      ...(outlet !== undefined && { outlet }),
      ...(publishedAt !== undefined && { publishedAt }),
      texts: own.map((text) => ({ identity: text, sketch: sketchText(text) })),
    });
  }
  const all = [...articles.values()];
  const copies = likelyCopies(all).filter((pair) => {
    const [text = '', other = ''] = pair.map(({ id, at }) => texts.get(id)?.[at]);
    return areCopies(text, other);
  });
  return dealOut(all, copies.map(articlesOf), options);
}

export function withSplits(set: ExportSet, splitOf: ReadonlyMap<string, SplitName>): ExportSet {
  const documents = set.documents.map((document) => ({
    ...document,
    split: splitOf.get(document.article.id) ?? 'train',
  }));
  return { ...set, documents };
}

/** Pairs of texts that must be compared: their sketches are alike. Of those with one text each leads to the next. */
export function likelyCopies(
  articles: readonly SplitArticle[],
): readonly (readonly [TextOf, TextOf])[] {
  const index = new SketchIndex<TextOf>();
  const seen = new Set<string>();
  const pairs: (readonly [TextOf, TextOf])[] = [];
  for (const { id, texts } of sorted(articles)) {
    for (const [at, { identity, sketch }] of texts.entries()) {
      // A copy leads to its twin, by `dealOut`: it need not be looked for too.
      if (seen.has(identity)) continue;
      seen.add(identity);
      const alike = index.find(sketch, ALIKE - SLACK).filter(({ item }) => item.id !== id);
      for (const { item } of alike.slice(0, MOST_COMPARED)) pairs.push([{ id, at }, item]);
      index.add({ id, at }, sketch);
    }
  }
  return pairs;
}

export function articlesOf([{ id }, other]: readonly [TextOf, TextOf]): ArticlePair {
  return [id, other.id];
}

/** Whether two texts must not be in two splits. */
export function areCopies(text: string, other: string): boolean {
  return alikeness(text, other).jaccard >= ALIKE;
}

/** The split of each article; `copies`: pairs of which the texts are nearly the same. */
export function dealOut(
  articles: readonly SplitArticle[],
  copies: readonly ArticlePair[],
  { parts, seed, together }: SplitOptions,
): ReadonlyMap<string, SplitName> {
  const groups = groupsOf(articles, copies, together);
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
  return splitOf;
}

/** Ids of articles that belong together; sorted, and so are the groups. */
function groupsOf(
  articles: readonly SplitArticle[],
  copies: readonly ArticlePair[],
  together: SplitGroup | undefined,
): readonly (readonly string[])[] {
  const leader = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined; up = leader.get(at)) at = up;
    if (at !== id) leader.set(id, at);
    return at;
  };
  const join = (one: string, other: string): void => {
    const [a, b] = [leaderOf(one), leaderOf(other)].toSorted();
    if (a !== undefined && b !== undefined && a !== b) leader.set(b, a);
  };
  for (const [one, other] of copies) join(one, other);
  const firstOf = new Map<string, string>();
  const ordered = sorted(articles);
  for (const article of ordered) {
    const texts = article.texts.map(({ identity }) => `text ${identity}`);
    for (const key of [...texts, groupKey(article, together)]) {
      if (key === undefined) continue;
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, article.id);
      else join(first, article.id);
    }
  }
  const ids = ordered.map(({ id }) => id);
  return [...groupBy(ids, leaderOf).values()];
}

function sorted(articles: readonly SplitArticle[]): readonly SplitArticle[] {
  return articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Articles of which it is not known stay by themselves. */
function groupKey(article: SplitArticle, together: SplitGroup | undefined): string | undefined {
  switch (together) {
    case 'outlet':
      return article.outlet && `outlet ${article.outlet.trim().toLowerCase()}`;
    case 'month':
      return article.publishedAt && `month ${article.publishedAt.slice(0, 7)}`;
    case undefined:
      return undefined;
  }
}
