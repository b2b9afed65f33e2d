import type { AnnotatorId, ArticleId, ProjectId } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { verifyAnnotations } from '#formats/annotation-json/decode-annotations.ts';
import { encodeAnnotations } from '#formats/annotation-json/encode-annotations.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import { decodeProjectFile, verifyProjectFile } from '#formats/project-file/decode-project-file.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { type Here, type ImportFailure, type Imported, importBundle } from './import-bundle.ts';
import type { SaveFailure } from './save-failure.ts';

/** A file that was read back and compared: every span sliced to its quote in every unit of offsets it has. */
export type VerifiedText = {
  readonly text: string;
  readonly spans: number;
  readonly articles: number;
  /** Titles of articles that cannot be read whole and are not in the file. */
  readonly leftOut: readonly string[];
};

export type JobProblem =
  | { readonly kind: 'file'; readonly problems: readonly FileProblem[] }
  /** What is stored cannot be read whole; `place` names the article. */
  | { readonly kind: 'damaged'; readonly place: string }
  | { readonly kind: 'not-stored'; readonly reason: SaveFailure };

export type ExportResult =
  | { readonly ok: true; readonly value: VerifiedText }
  | { readonly ok: false; readonly problem: JobProblem };

export type ImportResult =
  | { readonly ok: true; readonly value: Imported }
  | { readonly ok: false; readonly problem: JobProblem };

/**
 * The whole project as its native file, from what is on the disk. Articles that cannot be read whole
 * are left out and named: one of them must not keep all the others from being backed up.
 */
export async function exportProjectFile(
  db: Database,
  projectId: ProjectId,
  sha256: Sha256,
): Promise<ExportResult> {
  const read = await readBundle(db, projectId);
  if (!read.ok) return damaged('');
  const { bundle } = read.value;
  const broken = read.value.damaged.map(({ title }) => title);
  const whole = await verifiedProjectFile(bundle, sha256);
  if (whole.ok) return { ok: true, value: { ...whole.value, leftOut: broken } };
  if (whole.problem.kind !== 'file') return whole;
  const faulty = new Set(whole.problem.problems.map(({ place }) => articleIndex(place)));
  // A fault outside of the articles does not go away with any of them.
  if (faulty.has(undefined)) return whole;
  const articles = bundle.articles.filter((_item, index) => !faulty.has(index));
  const rest = await verifiedProjectFile({ ...bundle, articles }, sha256);
  if (!rest.ok) return whole;
  const titles = bundle.articles
    .filter((_item, index) => faulty.has(index))
    .map(({ article }) => article.title);
  return { ok: true, value: { ...rest.value, leftOut: [...broken, ...titles] } };
}

/** Index of the article that a place in a project file lies in. */
function articleIndex(place: string): number | undefined {
  const found = /^articles\[(\d+)\]/v.exec(place)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** As `exportProjectFile`, from values in memory: what cannot be saved can still be taken away. */
export async function verifiedProjectFile(
  bundle: ProjectBundle,
  sha256: Sha256,
): Promise<ExportResult> {
  const text = await encodeProjectFile(bundle, sha256);
  const verified = await verifyProjectFile(text, bundle, sha256);
  if (!verified.ok) return { ok: false, problem: { kind: 'file', problems: verified.error } };
  return {
    ok: true,
    value: { text, spans: verified.value.spans, articles: bundle.articles.length, leftOut: [] },
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
  const read = await readBundle(db, projectId, [articleId]);
  if (!read.ok) return damaged('');
  const { bundle } = read.value;
  const [item] = bundle.articles;
  const made = item && (await verifiedAnnotationFile(bundle, item, annotatorId, sha256));
  return made ?? damaged(read.value.damaged[0]?.title ?? articleId);
}

/** As `exportAnnotationFile`, from values in memory; nothing where the annotator has no layer of the article. */
export async function verifiedAnnotationFile(
  { project, entities }: ProjectBundle,
  item: ArticleBundle,
  annotatorId: AnnotatorId,
  sha256: Sha256,
): Promise<ExportResult | undefined> {
  const own = item.layers.find(({ layer }) => layer.annotatorId === annotatorId);
  if (!own) return undefined;
  const text = encodeAnnotations({
    bundle: item,
    layer: own,
    entities,
    codebook: { name: project.codebook.name, version: own.layer.codebookVersion },
  });
  const verified = await verifyAnnotations(text, sha256);
  if (!verified.ok) return { ok: false, problem: { kind: 'file', problems: verified.error } };
  return { ok: true, value: { text, spans: verified.value.spans, articles: 1, leftOut: [] } };
}

/** Reads a project file and stores what it holds (`importBundle`). A file with a single fault changes nothing. */
export async function importProjectText(
  db: Database,
  here: Here,
  text: string,
  sha256: Sha256,
): Promise<ImportResult> {
  const decoded = await decodeProjectFile(text, sha256);
  if (!decoded.ok) return { ok: false, problem: { kind: 'file', problems: decoded.error } };
  const imported = await importBundle(db, here, decoded.value);
  return imported.ok ? imported : { ok: false, problem: problemOf(imported.error) };
}

/** A failure without its cause, which cannot be sent to another thread. */
export function problemOf(failure: ImportFailure): JobProblem {
  switch (failure.kind) {
    case 'failed':
      return { kind: 'not-stored', reason: failure.reason };
    case 'no-project':
      return { kind: 'not-stored', reason: 'unknown' };
    case 'codebook-differs': {
      const { place, version } = failure;
      return { kind: 'file', problems: [{ place, kind: 'codebook-differs', detail: version }] };
    }
  }
}

/** `place`: the article's title where it is known. */
function damaged(place: string): { readonly ok: false; readonly problem: JobProblem } {
  return { ok: false, problem: { kind: 'damaged', place } };
}
