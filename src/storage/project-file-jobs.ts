import type { AnnotatorId, ArticleId, ProjectId } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { verifyAnnotations } from '#formats/annotation-json/decode-annotations.ts';
import { encodeAnnotations } from '#formats/annotation-json/encode-annotations.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import { decodeProjectFile, verifyProjectFile } from '#formats/project-file/decode-project-file.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { addBundle, readBundle, writeBundle } from './bundles.ts';
import type { Database } from './database.ts';
import type { SaveFailure } from './save-failure.ts';

/** A file that was read back and compared: every span sliced to its quote in every unit of offsets it has. */
export type VerifiedText = {
  readonly text: string;
  readonly spans: number;
  readonly articles: number;
};

export type JobProblem =
  | { readonly kind: 'file'; readonly problems: readonly FileProblem[] }
  /** What is stored cannot be read whole; `place` names the article. */
  | { readonly kind: 'damaged'; readonly place: string }
  | { readonly kind: 'not-stored'; readonly reason: SaveFailure };

export type ExportResult =
  | { readonly ok: true; readonly value: VerifiedText }
  | { readonly ok: false; readonly problem: JobProblem };

export type Imported = {
  readonly mode: 'replaced-empty' | 'added';
  readonly articles: number;
  readonly annotations: number;
  /** Articles that were here already and stayed as they are. */
  readonly skipped: number;
};

export type ImportResult =
  | { readonly ok: true; readonly value: Imported }
  | { readonly ok: false; readonly problem: JobProblem };

/** The whole project as its native file, from what is on the disk. */
export async function exportProjectFile(
  db: Database,
  projectId: ProjectId,
  sha256: Sha256,
): Promise<ExportResult> {
  const bundle = await readBundle(db, projectId);
  if (!bundle.ok) return damaged(bundle.error);
  return verifiedProjectFile(bundle.value, sha256);
}

/** As `exportProjectFile`, from values in memory: what cannot be saved can still be taken away. */
export async function verifiedProjectFile(
  bundle: ProjectBundle,
  sha256: Sha256,
): Promise<ExportResult> {
  const text = encodeProjectFile(bundle);
  const verified = await verifyProjectFile(text, bundle, sha256);
  if (!verified.ok) return { ok: false, problem: { kind: 'file', problems: verified.error } };
  return {
    ok: true,
    value: { text, spans: verified.value.spans, articles: bundle.articles.length },
  };
}

/** One article with one annotator's layer as plain annotation JSON. */
export async function exportAnnotationFile(
  db: Database,
  projectId: ProjectId,
  articleId: ArticleId,
  annotatorId: AnnotatorId,
  sha256: Sha256,
): Promise<ExportResult> {
  const bundle = await readBundle(db, projectId);
  if (!bundle.ok) return damaged(bundle.error);
  const { project, entities, articles } = bundle.value;
  const item = articles.find(({ article }) => article.id === articleId);
  const own = item?.layers.find(({ layer }) => layer.annotatorId === annotatorId);
  if (!item || !own) return { ok: false, problem: { kind: 'damaged', place: articleId } };
  const text = encodeAnnotations({
    bundle: item,
    layer: own,
    entities,
    codebook: { name: project.codebook.name, version: own.layer.codebookVersion },
  });
  const verified = await verifyAnnotations(text, sha256);
  if (!verified.ok) return { ok: false, problem: { kind: 'file', problems: verified.error } };
  return { ok: true, value: { text, spans: verified.value.spans, articles: 1 } };
}

/**
 * Reads a project file and stores what it holds: in place of an empty project, or beside what is
 * there. A file with a single fault changes nothing.
 */
export async function importProjectText(
  db: Database,
  projectId: ProjectId,
  text: string,
  sha256: Sha256,
): Promise<ImportResult> {
  const decoded = await decodeProjectFile(text, sha256);
  if (!decoded.ok) return { ok: false, problem: { kind: 'file', problems: decoded.error } };
  const bundle = decoded.value;
  const [me] = bundle.project.annotators;
  const isEmpty = (await db.articles.count()) === 0;
  if (isEmpty && me) {
    const written = await writeBundle(db, bundle, me.id);
    if (written.ok)
      return { ok: true, value: { mode: 'replaced-empty', skipped: 0, ...count(bundle) } };
    if (written.error.kind === 'failed') return notStored(written.error.reason);
  }
  const added = await addBundle(db, projectId, bundle);
  if (!added.ok) return notStored(added.error.kind === 'failed' ? added.error.reason : 'unknown');
  return { ok: true, value: { mode: 'added', ...added.value } };
}

function count(bundle: ProjectBundle): { readonly articles: number; readonly annotations: number } {
  let annotations = 0;
  for (const { layers } of bundle.articles)
    for (const layer of layers) annotations += layer.annotations.length;
  return { articles: bundle.articles.length, annotations };
}

function notStored(reason: SaveFailure): { readonly ok: false; readonly problem: JobProblem } {
  return { ok: false, problem: { kind: 'not-stored', reason } };
}

function damaged(error: Extract<Awaited<ReturnType<typeof readBundle>>, { ok: false }>['error']): {
  readonly ok: false;
  readonly problem: JobProblem;
} {
  const place =
    error.kind === 'no-text'
      ? error.article.title
      : error.kind === 'damaged-layer'
        ? error.layer.articleId
        : '';
  return { ok: false, problem: { kind: 'damaged', place } };
}
