import { confidentialNames } from '#domain/export/confidential-names.ts';
import {
  type ExportSelection,
  type ExportSet,
  type SplitName,
  makeExportSet,
} from '#domain/export/export-set.ts';
import { splitSet } from '#domain/export/split-set.ts';
import { type ArticleId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import type { ExportFile, Loss, Verified } from '#formats/datasets/export-format.ts';
import { loadExportFormat } from '#formats/datasets/export-formats.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import type {
  ExportForecast,
  ExportProblem,
  ExportStage,
  ExportWish,
  ForecastResult,
  MadeResult,
} from './export-messages.ts';
import { exportAnnotationFile } from './project-file-jobs.ts';
import { packFiles } from './pack-files.ts';

type Failed = { readonly ok: false; readonly problem: ExportProblem };

/** What an export will hold and lose. It reads and writes nothing but in memory. */
export async function forecastExport(db: Database, wish: ExportWish): Promise<ForecastResult> {
  const read = await readWish(db, wish);
  if (!read.ok) return read;
  return { ok: true, value: await forecastOf(read, wish) };
}

/**
 * The files of an export, read back and compared; several as one archive. `onStage` hears how far it is.
 * Losses are counted anew: work may have been saved since the forecast.
 */
export async function makeExport(
  db: Database,
  wish: ExportWish,
  sha256: Sha256,
  onStage: (stage: ExportStage) => void,
): Promise<MadeResult> {
  onStage('reading');
  const read = await readWish(db, wish);
  if (!read.ok) return read;
  onStage('writing');
  const forecast = await forecastOf(read, wish);
  const made = await filesOf(db, read, wish, sha256, () => {
    onStage('checking');
  });
  if (!made.ok) return made;
  if (made.files.length === 0) return { ok: false, problem: { kind: 'nothing' } };
  onStage('packing');
  const { fileName, bytes } = await packFiles(
    made.files,
    `${fileStem(read.bundle.project.name)}-${wish.format}`,
  );
  return {
    ok: true,
    value: { fileName, bytes, files: made.files.length, verified: made.verified, forecast },
  };
}

type Read = {
  readonly ok: true;
  readonly bundle: ProjectBundle;
  readonly set: ExportSet;
  readonly damaged: readonly string[];
};

async function readWish(db: Database, wish: ExportWish): Promise<Read | Failed> {
  const [only, ...others] = wish.articles ?? [];
  const one = only !== undefined && others.length === 0 ? brand<ArticleId>(only) : undefined;
  const read = await readBundle(db, wish.projectId, one === undefined ? undefined : [one]);
  if (!read.ok) return { ok: false, problem: { kind: 'damaged', place: '' } };
  const { bundle } = read.value;
  const damaged = read.value.damaged
    .filter(({ id, deletedAt }) => deletedAt === undefined && wish.articles?.has(id) !== false)
    .map(({ title }) => title);
  const set = makeExportSet(bundle, selectionOf(wish));
  const { split } = wish;
  return { ok: true, bundle, damaged, set: split ? splitSet(set, split.parts, split.seed) : set };
}

function selectionOf({ layers, me, articles, labels }: ExportWish): ExportSelection {
  return {
    layers: layers === 'mine' ? 'each' : layers,
    ...(layers === 'mine' && { annotators: new Set([me]) }),
    ...(articles && { articles }),
    ...(labels && { labels }),
  };
}

async function forecastOf(
  { bundle, set, damaged }: Read,
  wish: ExportWish,
): Promise<ExportForecast> {
  const { labels: _narrowed, ...unnarrowed } = selectionOf(wish);
  const whole = wish.labels ? makeExportSet(bundle, unnarrowed) : set;
  const labels = new Map<string, number>();
  for (const { annotations } of whole.documents) {
    for (const { label } of annotations) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const { documents } = set;
  return {
    articles:
      wish.format === 'annotation-json'
        ? ownArticles(bundle, wish).length
        : new Set(documents.map(({ article }) => article.id)).size,
    annotations: documents.reduce((sum, each) => sum + each.annotations.length, 0),
    relations: documents.reduce((sum, each) => sum + each.relations.length, 0),
    labels,
    losses: await lossesOf(set, wish),
    confidential: confidentialNames(set),
    splits: splitsOf(set),
    damaged,
  };
}

async function lossesOf(set: ExportSet, { format }: ExportWish): Promise<readonly Loss[]> {
  // It holds a layer as it is, what has lost its place included.
  if (format === 'annotation-json') return [];
  const { losses } = await loadExportFormat(format);
  return losses(set);
}

function splitsOf({ documents }: ExportSet): ReadonlyMap<SplitName, number> {
  const byArticle = new Map(documents.map(({ article, split }) => [article.id, split]));
  const counts = new Map<SplitName, number>();
  for (const split of byArticle.values()) {
    if (split !== undefined) counts.set(split, (counts.get(split) ?? 0) + 1);
  }
  return counts;
}

type Made = {
  readonly ok: true;
  readonly files: readonly ExportFile[];
  readonly verified: Verified;
};

async function filesOf(
  db: Database,
  { set, bundle }: Read,
  wish: ExportWish,
  sha256: Sha256,
  onWritten: () => void,
): Promise<Made | Failed> {
  if (wish.format === 'annotation-json') return annotationFiles(db, bundle, wish, sha256);
  if (set.documents.length === 0) return { ok: false, problem: { kind: 'nothing' } };
  const exported = await exportFiles(await loadExportFormat(wish.format), set, {
    sha256,
    onWritten,
  });
  if (!exported.ok) return { ok: false, problem: { kind: 'file', problems: exported.error } };
  return { ok: true, ...exported.value };
}

/** One's own layer of each article, begun or not. */
async function annotationFiles(
  db: Database,
  bundle: ProjectBundle,
  wish: ExportWish,
  sha256: Sha256,
): Promise<Made | Failed> {
  const files: ExportFile[] = [];
  let spans = 0;
  const wanted = ownArticles(bundle, wish);
  for (const [index, { id, title }] of wanted.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: each is held whole.
    const made = await exportAnnotationFile(db, wish.projectId, id, wish.me, sha256);
    if (!made.ok) return made;
    const number = wanted.length > 1 ? `${String(index + 1).padStart(4, '0')}-` : '';
    files.push({ name: `${number}${fileStem(title)}.annotations.json`, content: made.value.text });
    spans += made.value.spans;
  }
  return { ok: true, files, verified: { spans, of: spans } };
}

function ownArticles({ articles }: ProjectBundle, { me, articles: chosen }: ExportWish) {
  return articles
    .filter(
      ({ article, layers }) =>
        article.deletedAt === undefined &&
        chosen?.has(article.id) !== false &&
        layers.some(({ layer }) => layer.annotatorId === me),
    )
    .map(({ article }) => article);
}
