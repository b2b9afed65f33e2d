import type { Article } from '#domain/article/article.ts';
import { alikeness, sketchText } from '#domain/article/similarity.ts';
import { SketchIndex } from '#domain/article/sketch-index.ts';
import type { ArticleId, ProjectId, TextHash } from '#domain/ids.ts';
import type { Database, SketchRow } from './database.ts';
import { write } from './write.ts';

export type NearDuplicate = {
  readonly articleId: ArticleId;
  readonly title: string;
  /** Jaccard coefficient of the two texts' runs of five words, 0 to 1: counted, not estimated. */
  readonly alike: number;
};

type Options = {
  /** Least `alike` that is told. */
  readonly threshold?: number;
};

const DEFAULT_THRESHOLD = 0.8;

/** Four standard errors of an estimate at 0.8: what is below by chance is looked at all the same. */
const SLACK = 0.15;

/** So many candidates, the most similar first, are compared word by word: a hundred copies need not all be told. */
const MOST_COMPARED = 20;

/** Texts read at a time where sketches are missing. */
const BATCH = 200;

/**
 * What is in a project (deleted articles left out), for finding what is nearly the same. Load it once for a
 * run of imports and `add` each article that was stored.
 */
export class DuplicateIndex {
  readonly #db: Database;
  readonly #index = new SketchIndex<Article>();

  constructor(db: Database) {
    this.#db = db;
  }

  add(article: Article, text: string): void {
    this.addSketch(article, sketchText(text));
  }

  addSketch(article: Article, sketch: Uint32Array): void {
    this.#index.add(article, sketch);
  }

  /** The most alike first. An article of the very same text is 1. Nothing is like a text without words. */
  async find(
    text: string,
    { threshold = DEFAULT_THRESHOLD }: Options = {},
  ): Promise<readonly NearDuplicate[]> {
    const candidates = this.#index
      .find(sketchText(text), Math.max(0, threshold - SLACK))
      .slice(0, MOST_COMPARED)
      .map(({ item }) => item);
    if (candidates.length === 0) return [];
    const texts = await readTexts(
      this.#db,
      candidates.map(({ textHash }) => textHash),
    );
    const found: NearDuplicate[] = [];
    for (const { id, title, textHash } of candidates) {
      const other = texts.get(textHash);
      if (other === undefined) continue;
      const alike = other === text ? 1 : alikeness(text, other).jaccard;
      if (alike >= threshold) found.push({ articleId: id, title, alike });
    }
    return found.toSorted((a, b) => b.alike - a.alike);
  }
}

/** Reads all sketches of a project; those that are missing are made and kept. Throws what IndexedDB throws. */
export async function loadDuplicateIndex(
  db: Database,
  projectId: ProjectId,
): Promise<DuplicateIndex> {
  const [all, rows] = await db.transaction('r', [db.articles, db.sketches], () =>
    // The whole store at once: asking for ten thousand rows one by one takes far longer.
    Promise.all([
      db.articles.where('projectId').equals(projectId).toArray(),
      db.sketches.toArray(),
    ]),
  );
  const articles = all.filter(({ deletedAt }) => deletedAt === undefined);
  const sketches = new Map(rows.map(({ hash, sketch }) => [hash, sketch]));
  const missing = new Set(articles.map(({ textHash }) => textHash));
  for (const hash of sketches.keys()) missing.delete(hash);
  for (const row of await makeSketches(db, [...missing])) sketches.set(row.hash, row.sketch);
  const index = new DuplicateIndex(db);
  for (const article of articles) {
    const sketch = sketches.get(article.textHash);
    if (sketch) index.addSketch(article, sketch);
  }
  return index;
}

/** Of articles that an earlier version added, or that came in a project file. */
async function makeSketches(
  db: Database,
  hashes: readonly TextHash[],
): Promise<readonly SketchRow[]> {
  const made: SketchRow[] = [];
  for (let first = 0; first < hashes.length; first += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- One batch after another keeps memory at one batch.
    const texts = await readTexts(db, hashes.slice(first, first + BATCH));
    for (const [hash, text] of texts) made.push({ hash, sketch: sketchText(text) });
  }
  // What cannot be kept now is made again the next time. A text that was deleted meanwhile keeps none.
  if (made.length > 0) {
    await write(db, [db.texts, db.sketches], async () => {
      const stored = new Set(await db.texts.toCollection().primaryKeys());
      await db.sketches.bulkPut(made.filter(({ hash }) => stored.has(hash)));
    });
  }
  return made;
}

async function readTexts(
  db: Database,
  hashes: readonly TextHash[],
): Promise<ReadonlyMap<TextHash, string>> {
  const found = await db.texts.bulkGet([...hashes]);
  return new Map(found.flatMap((row) => (row ? [[row.hash, row.text] as const] : [])));
}
