import { compareIds } from '#domain/annotation/build-layer-state.ts';
import type { Article } from '#domain/article/article.ts';
import { sketchText } from '#domain/article/similarity.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ExportSelection } from '#domain/export/export-set.ts';
import { shownText } from '#domain/export/leave-blocks-out.ts';
import type { SplitArticle, SplitText } from '#domain/export/split-set.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import { readBare } from './bare-requests.ts';
import type { Database, LayerRow } from './database.ts';

/**
 * An article with the rows of its layers and its comments, all of one moment: they are small, so that those of a
 * whole project are held at once. Texts and annotations are read a few articles at a time.
 */
export type ListedArticle = {
  readonly article: Article;
  /** In the export, from 1; files are named by it. */
  readonly number: number;
  readonly layers: readonly LayerRow[];
  /** Only to be counted: no format made in parts holds them. */
  readonly comments: readonly CommentEntry[];
};

/**
 * Some of them as UTF-8 JSON until it is their turn: as objects, those of ten thousand articles would take as
 * much memory as the work on a few.
 */
export type PackedArticles = Uint8Array<ArrayBuffer>;

export function packArticles(listed: readonly ListedArticle[]): PackedArticles {
  return new TextEncoder().encode(JSON.stringify(listed));
}

export function unpackArticles(packed: PackedArticles): readonly ListedArticle[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Only `packArticles` writes it.
  return JSON.parse(new TextDecoder().decode(packed)) as readonly ListedArticle[];
}

export type ProjectList = {
  readonly project: Project;
  /** In the order of export: as they were added. */
  readonly articles: readonly ListedArticle[];
};

/** The chosen articles of a project; deleted ones only where they are asked for. */
export async function listArticles(
  db: Database,
  projectId: ProjectId,
  chosen: ReadonlySet<string> | undefined,
  { withDeleted = false } = {},
): Promise<ProjectList | undefined> {
  const stores = ['projects', 'articles', 'layers', 'comments'] as const;
  // Whole stores, all at once: one request an article took as long as reading its text.
  const [projects, rows, layers, comments] = await readBare(db, stores, ({ all }) =>
    Promise.all([all('projects'), all('articles'), all('layers'), all('comments')]),
  );
  const project = projects.find(({ id }) => id === projectId);
  if (!project) return undefined;
  const articles = rows
    .filter(
      ({ id, projectId: of, deletedAt }) =>
        of === projectId && (withDeleted || deletedAt === undefined) && chosen?.has(id) !== false,
    )
    .toSorted((a, b) => a.createdAt - b.createdAt || compareIds(a, b));
  const layersOf = groupBy(layers, ({ articleId }) => articleId);
  const commentsOf = groupBy(comments, ({ articleId }) => articleId);
  return {
    project,
    articles: articles.map((article, index) => ({
      article,
      number: index + 1,
      layers: layersOf.get(article.id) ?? [],
      comments: commentsOf.get(article.id) ?? [],
    })),
  };
}

/** Those of which there is work of the chosen kind: only they are dealt out. */
export function withWork(
  listed: readonly ListedArticle[],
  { layers: choice, annotators }: ExportSelection,
): readonly ListedArticle[] {
  return listed.filter(({ layers }) =>
    layers.some(
      ({ role, rev, counts, annotatorId }) =>
        (rev > 0 || counts.annotations > 0) &&
        (choice === 'curated'
          ? role === 'curated'
          : role === 'annotator' && annotators?.has(annotatorId) !== false),
    ),
  );
}

/** Articles that are looked at at a time. */
const SKETCHED = 200;

/**
 * What a split goes by. A sketch that is not kept is made, from its text, and so are those of shown texts: which parts are
 * hidden changes. `sha256`: of UTF-8, as texts are hashed.
 */
export async function sketchArticles(
  db: Database,
  listed: readonly ListedArticle[],
  sha256: Sha256,
): Promise<readonly SplitArticle[]> {
  const articles: SplitArticle[] = [];
  for (let at = 0; at < listed.length; at += SKETCHED) {
    const part = listed.slice(at, at + SKETCHED);
    const hashes = part.map(({ article }) => article.textHash);
    // oxlint-disable-next-line no-await-in-loop -- All texts at once would be too much memory.
    const rows = await db.sketches.bulkGet(hashes);
    const needed = part.flatMap(({ article: { textHash, hiddenBlocks } }, index) =>
      rows[index] && hiddenBlocks.length === 0 ? [] : [textHash],
    );
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const texts = new Map((await db.texts.bulkGet(needed)).map((row) => [row?.hash, row]));
    for (const [index, { article }] of part.entries()) {
      const { id, outlet, publishedAt, textHash } = article;
      const row = texts.get(textHash);
      const sketch = rows[index]?.sketch ?? sketchText(row?.text ?? '');
      const shown = row && shownText(row, article);
      articles.push({
        id,
        texts: [
          { identity: textHash, sketch },
          // oxlint-disable-next-line no-await-in-loop -- See above.
          ...(shown === undefined ? [] : [await sketched(shown, sha256)]),
        ],
        ...(outlet !== undefined && { outlet }),
        ...(publishedAt !== undefined && { publishedAt }),
      });
    }
  }
  return articles;
}

async function sketched(text: string, sha256: Sha256): Promise<SplitText> {
  return { identity: await sha256(text), sketch: sketchText(text) };
}
