import { compareIds } from '#domain/annotation/build-layer-state.ts';
import { sketchText } from '#domain/article/similarity.ts';
import type { ExportSelection } from '#domain/export/export-set.ts';
import type { SplitArticle } from '#domain/export/split-set.ts';
import type { ArticleId, ProjectId, TextHash } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { Database } from './database.ts';

/** What is kept of an article while all are gone through. */
export type ListedArticle = Pick<SplitArticle, 'id' | 'outlet' | 'publishedAt'> & {
  readonly id: ArticleId;
  readonly textHash: TextHash;
};

export type ProjectList = {
  readonly project: Project;
  /** In the order of export: as they were added. */
  readonly articles: readonly ListedArticle[];
};

/** The chosen articles of a project by name only; texts and layers are read batch by batch. */
export async function listArticles(
  db: Database,
  projectId: ProjectId,
  chosen: ReadonlySet<string> | undefined,
): Promise<ProjectList | undefined> {
  return db.transaction('r', [db.projects, db.articles], async () => {
    const project = await db.projects.get(projectId);
    if (!project) return undefined;
    const rows = await db.articles.where('projectId').equals(projectId).toArray();
    const articles = rows
      .filter(({ id, deletedAt }) => deletedAt === undefined && chosen?.has(id) !== false)
      .toSorted((a, b) => a.createdAt - b.createdAt || compareIds(a, b))
      .map(({ id, textHash, outlet, publishedAt }) => ({
        id,
        textHash,
        ...(outlet !== undefined && { outlet }),
        ...(publishedAt !== undefined && { publishedAt }),
      }));
    return { project, articles };
  });
}

/** Articles that are looked at at a time. */
const SKETCHED = 200;

/** Those of which there is work of the chosen kind: only they are dealt out. */
export async function withWork(
  db: Database,
  listed: readonly ListedArticle[],
  { layers: choice, annotators }: ExportSelection,
): Promise<readonly ListedArticle[]> {
  const found: ListedArticle[] = [];
  for (let at = 0; at < listed.length; at += SKETCHED) {
    const part = listed.slice(at, at + SKETCHED);
    // oxlint-disable-next-line no-await-in-loop -- All requests at once would be too many.
    const rows = await db.transaction('r', db.layers, () =>
      Promise.all(part.map(({ id }) => db.layers.where('articleId').equals(id).toArray())),
    );
    found.push(
      ...part.filter((_article, index) =>
        rows[index]?.some(
          ({ role, rev, counts, annotatorId }) =>
            (rev > 0 || counts.annotations > 0) &&
            (choice === 'curated'
              ? role === 'curated'
              : role === 'annotator' && annotators?.has(annotatorId) !== false),
        ),
      ),
    );
  }
  return found;
}

/** What a split goes by. A sketch that is not kept is made, from its text. */
export async function sketchArticles(
  db: Database,
  listed: readonly ListedArticle[],
): Promise<readonly SplitArticle[]> {
  const articles: SplitArticle[] = [];
  for (let at = 0; at < listed.length; at += SKETCHED) {
    const part = listed.slice(at, at + SKETCHED);
    const hashes = part.map(({ textHash }) => textHash);
    // oxlint-disable-next-line no-await-in-loop -- All texts at once would be too much memory.
    const rows = await db.sketches.bulkGet(hashes);
    const missing = hashes.filter((_hash, index) => !rows[index]);
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const texts = await db.texts.bulkGet(missing);
    const made = new Map(texts.map((row) => [row?.hash, sketchText(row?.text ?? '')]));
    for (const [index, { textHash, ...article }] of part.entries()) {
      const sketch = rows[index]?.sketch ?? made.get(textHash) ?? new Uint32Array();
      articles.push({ ...article, identity: textHash, sketch });
    }
  }
  return articles;
}
