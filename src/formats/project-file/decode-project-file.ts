import type { Annotation } from '#domain/annotation/annotation.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import { countLayer, entityIdsOf } from '#domain/annotation/count-layer.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { fromBase64 } from '#formats/base64.ts';
import {
  type FileProblem,
  type ProblemList,
  type Sha256,
  problemList,
} from '#formats/file-problem.ts';
import { readJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';
import { checkProjectFile } from './check-project-file.ts';
import { isDigestTrue } from './digest.ts';
import { encodeProjectFile } from './encode-project-file.ts';
import {
  type AnnotationRecord,
  type ArticleRecord,
  type LayerRecord,
  FIRST_VERSION,
  PROJECT_FORMAT,
  PROJECT_VERSION,
  type ProjectFile,
  ProjectFileJson,
} from './project-schema.ts';

export type ProjectFileOutcome = Result<ProjectBundle, readonly FileProblem[]>;

/**
 * Reads a native file. Either all of it is sound, or up to 50 problems say what is wrong and where;
 * nothing is repaired in silence. Counts and entity ids of layers are computed anew.
 */
export async function decodeProjectFile(text: string, sha256: Sha256): Promise<ProjectFileOutcome> {
  const json = readJson(text, PROJECT_FORMAT, PROJECT_VERSION, [FIRST_VERSION]);
  if (!json.ok) return json;
  const parsed = parseWith<ProjectFile>(ProjectFileJson, json.value);
  if (!parsed.ok) return parsed;
  const problems = problemList();
  if (parsed.value.version !== FIRST_VERSION && !(await isDigestTrue(text, sha256))) {
    problems.add('', 'changed-since');
  }
  checkProjectFile(parsed.value, problems);
  await checkHashes(parsed.value, problems, sha256);
  const bundle = bundleOf(parsed.value, problems);
  return problems.all().length > 0 ? err(problems.all()) : ok(bundle);
}

/**
 * Proves that a file gives back what went in: it is decoded, every fragment of the bundle is found
 * in it and its slice compared, and encoding the result gives the same bytes.
 */
export async function verifyProjectFile(
  text: string,
  bundle: ProjectBundle,
  sha256: Sha256,
): Promise<Result<{ readonly spans: number }, readonly FileProblem[]>> {
  const decoded = await decodeProjectFile(text, sha256);
  if (!decoded.ok) return decoded;
  const problems = problemList();
  const spans = compareSpans(bundle, decoded.value, problems);
  if ((await encodeProjectFile(decoded.value, sha256)) !== text) problems.add('', 'not-the-same');
  return problems.all().length > 0 ? err(problems.all()) : ok({ spans });
}

async function checkHashes(
  file: ProjectFile,
  problems: ProblemList,
  sha256: Sha256,
): Promise<void> {
  for (const [index, { revision }] of file.articles.entries()) {
    // One at a time: texts can be large, and the order of problems is that of the file.
    // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
    const hash = await sha256(revision.text);
    if (hash !== revision.hash) problems.add(`articles[${index}].revision.hash`, 'hash-differs');
  }
}

function bundleOf(file: ProjectFile, problems: ProblemList): ProjectBundle {
  return {
    project: file.project,
    ...('packet' in file && { packet: file.packet }),
    entities: file.entities,
    articles: file.articles.map((record, index) =>
      articleOf(record, `articles[${index}]`, problems),
    ),
  };
}

function articleOf(record: ArticleRecord, place: string, problems: ProblemList): ArticleBundle {
  const { article, revision, reviews, comments } = record;
  const original = record.original === undefined ? undefined : fromBase64(record.original);
  if (record.original !== undefined && !original) problems.add(`${place}.original`, 'bad-original');
  return {
    article,
    revision,
    layers: record.layers.map(layerOf),
    ...(original && { original }),
    ...(record.frozen && {
      frozen: record.frozen.map(({ at, practice, ...copy }) => ({
        at,
        ...(practice && { practice }),
        ...layerOf(copy),
      })),
    }),
    ...(reviews && { reviews }),
    ...(comments && { comments }),
  };
}

function layerOf(record: LayerRecord): LayerBundle {
  const annotations = record.annotations.map(annotationOf);
  const { relations } = record;
  const state = buildLayerState(annotations, relations, []);
  const layer = { ...record.layer, counts: countLayer(state), entityIds: entityIdsOf(state) };
  return { layer, annotations, relations };
}

function annotationOf(record: AnnotationRecord): Annotation {
  return { ...record, fragments: record.fragments.map(({ start, end }) => ({ start, end })) };
}

function compareSpans(before: ProjectBundle, after: ProjectBundle, problems: ProblemList): number {
  let spans = 0;
  const articles = new Map(after.articles.map((bundle) => [bundle.article.id, bundle]));
  for (const { article, revision, layers } of before.articles) {
    const read = articles.get(article.id);
    const annotations = new Map(
      (read?.layers ?? []).flatMap((layer) => layer.annotations.map((each) => [each.id, each])),
    );
    for (const annotation of layers.flatMap((layer) => layer.annotations)) {
      const again = annotations.get(annotation.id);
      for (const [index, { start, end }] of annotation.fragments.entries()) {
        const piece = again?.fragments[index];
        const quote = piece && read?.revision.text.slice(piece.start, piece.end);
        if (quote === revision.text.slice(start, end)) spans += 1;
        else problems.add(annotation.id, 'quote-differs');
      }
    }
  }
  return spans;
}
