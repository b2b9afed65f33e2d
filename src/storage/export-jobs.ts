import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import { type Exported, exportFiles } from '#formats/datasets/export-files.ts';
import type { ExportFile, ExportFormat } from '#formats/datasets/export-format.ts';
import { loadExportFormat } from '#formats/datasets/export-formats.ts';
import { protectedFiles } from '#formats/datasets/protected-export.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import type { Database } from './database.ts';
import type { ExportStage, ExportWish, ForecastResult, MadeResult } from './export-messages.ts';
import type { ExportSink } from './export-sink.ts';
import {
  type ReadWish,
  exportStem,
  isProtecting,
  ownArticles,
  readForMaking,
  readWish,
} from './export-wish.ts';
import { forecastOf, peopleOf } from './forecast-of.ts';
import { packFiles } from './pack-files.ts';
import { verifiedAnnotationFile } from './project-file-jobs.ts';
import { forecastStreamed, makeStreamed } from './stream-export.ts';

/** What an export will hold and lose. It reads and writes nothing but in memory. */
export async function forecastExport(
  db: Database,
  wish: ExportWish,
  sha256: Sha256,
): Promise<ForecastResult> {
  const format = await formatOf(wish);
  if (format?.inParts) {
    const forecast = await forecastStreamed(db, wish, { format, sha256 });
    return forecast.ok ? forecast : failed(forecast.error);
  }
  const read = await readWish(db, wish, sha256);
  return read.ok ? { ok: true, value: await forecastOf(read.value, wish) } : failed(read.error);
}

export type MakeOptions = {
  readonly sha256: Sha256;
  readonly sink: ExportSink;
  /** `share`: 0 to 1, where it is known. */
  readonly onStage: (stage: ExportStage, share?: number) => void;
};

/**
 * The files of an export, read back, compared and searched for protected names; several as one archive.
 * `onStage` hears how far it is. Losses are counted anew: work may have been saved since the forecast. What
 * can be made part by part goes into the sink. Throws what that throws.
 */
export async function makeExport(
  db: Database,
  wish: ExportWish,
  { sha256, sink, onStage }: MakeOptions,
): Promise<MadeResult> {
  const format = await formatOf(wish);
  if (format?.inParts) {
    onStage('proving', 0);
    const made = await makeStreamed(db, wish, { format, sha256 }, sink, (share) => {
      onStage('proving', share);
    });
    return made.ok ? made : failed(made.error);
  }
  onStage('reading');
  const isProtected = await isProtecting(db, wish);
  const read = await readForMaking(db, wish, sha256);
  if (!read.ok) return failed(read.error);
  onStage('writing');
  const { prepared } = read.value;
  const { project } = prepared.safe.bundle;
  const archive = exportStem(project, wish);
  const forecast = await forecastOf(read.value, wish);
  const made = await protectedFiles(
    prepared,
    () =>
      writeFiles(read.value, wish, sha256, () => {
        onStage('checking');
      }),
    `${archive}.zip`,
  );
  if (!made.ok) {
    const { error } = made;
    return failed(
      error.kind === 'file'
        ? { kind: 'file', problems: error.problems }
        : { kind: 'leaks', leaks: error.leaks, people: peopleOf(read.value, wish) },
    );
  }
  // Somebody has become confidential since: the files name them.
  if (!isProtected && (await isProtecting(db, wish))) return failed({ kind: 'changed' });
  const { files, verified } = made.value;
  if (files.length === 0) return failed({ kind: 'nothing' });
  onStage('packing');
  const { fileName, bytes } = await packFiles(files, archive);
  const { key } = prepared.safe;
  const keyName = `${fileStem(project.name)}-key.json`;
  return {
    ok: true,
    value: {
      fileName,
      blob: new Blob([bytes]),
      files: files.length,
      verified,
      forecast,
      key,
      keyName,
    },
  };
}

async function formatOf({ format }: ExportWish): Promise<ExportFormat | undefined> {
  return format === 'annotation-json' ? undefined : loadExportFormat(format);
}

async function writeFiles(
  read: ReadWish,
  wish: ExportWish,
  sha256: Sha256,
  onWritten: () => void,
): Promise<Result<Exported, readonly FileProblem[]>> {
  const { set, safe, card } = read.prepared;
  if (wish.format === 'annotation-json') {
    return annotationFiles(safe.bundle, ownArticles(safe.bundle, wish), wish, sha256);
  }
  if (set.documents.length === 0) return ok({ files: [], verified: { spans: 0, of: 0 } });
  const { title, license } = wish.about;
  return exportFiles(await loadExportFormat(wish.format), set, {
    sha256,
    onWritten,
    ...(title !== undefined && { title }),
    ...(license !== undefined && { license }),
    ...(card && { card }),
  });
}

/** One's own layer of each article, begun or not. */
async function annotationFiles(
  bundle: ProjectBundle,
  wanted: readonly ArticleBundle[],
  { me }: ExportWish,
  sha256: Sha256,
): Promise<Result<Exported, readonly FileProblem[]>> {
  const files: ExportFile[] = [];
  let spans = 0;
  for (const [index, item] of wanted.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: each is held whole.
    const made = await verifiedAnnotationFile(bundle, item, me, sha256);
    if (!made) continue;
    if (!made.ok) return err(made.problem.kind === 'file' ? made.problem.problems : []);
    const number = wanted.length > 1 ? `${String(index + 1).padStart(4, '0')}-` : '';
    const name = `${number}${fileStem(item.article.title)}.annotations.json`;
    files.push({ name, content: made.value.text });
    spans += made.value.spans;
  }
  return ok({ files, verified: { spans, of: spans } });
}

function failed<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}
