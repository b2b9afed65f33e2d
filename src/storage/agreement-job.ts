import { agreementReport } from '#domain/agreement/agreement-report.ts';
import {
  type GoldArticle,
  againstGold,
  againstOthers,
  goldReport,
} from '#domain/agreement/gold-report.ts';
import { answerScales } from '#domain/agreement/answer-scales.ts';
import { type AgreementCase, type CaseVersion, findCases } from '#domain/agreement/cases.ts';
import { seededRandom } from '#domain/agreement/random.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import { passageOf } from '#domain/text/passage.ts';
import type { Span } from '#domain/text/span.ts';
import type {
  AgreementBasis,
  AgreementCaseRow,
  AgreementCases,
  AgreementMeasured,
  AgreementRequest,
  CaseQuote,
  GoldMeasured,
  GoldScores,
} from './agreement-messages.ts';
import type { Database } from './database.ts';
import { type ReadAnnotated, type ReadArticle, readAnnotated } from './read-annotated.ts';

type Measure = Extract<AgreementRequest, { kind: 'measure' }>;
type Cases = Extract<AgreementRequest, { kind: 'cases' }>;

/** 0 to 1. */
type OnProgress = (share: number) => void;

/** Of the whole work, about so much is reading. */
const READING = 0.4;

/** All measures over what is on the disk. `undefined`: there is no such project. */
export async function measureAgreement(
  db: Database,
  { scope, samples, seed, gammaSamples }: Measure,
  onProgress: OnProgress,
): Promise<AgreementMeasured | undefined> {
  const read = await readAnnotated(db, scope, (done, total) => {
    onProgress((done / Math.max(1, total)) * READING);
  });
  if (!read) return undefined;
  const { codebook } = read.project;
  const { lines, places } = agreementReport(read.articles.map(annotatedOf), {
    familyOf: labelFamilies(codebook),
    scaleOf: answerScales(codebook),
    random: seededRandom(seed),
    samples,
    ...(gammaSamples !== undefined && { gammaSamples }),
    onProgress: (share) => {
      onProgress(READING + share * (1 - READING));
    },
  });
  return { lines, places, basis: basisOf(read, scope.me), gold: goldOf(read, { samples, seed }) };
}

/** Scores against the agreed versions, and where there are none against what most of the others have. */
function goldOf(
  { project, articles }: ReadAnnotated,
  { samples, seed }: Pick<Measure, 'samples' | 'seed'>,
): GoldMeasured {
  const familyOf = labelFamilies(project.codebook);
  const measure = (some: readonly GoldArticle[]): GoldScores => ({
    articles: new Set(some.map(({ text }) => text)).size,
    lines: goldReport(some, { familyOf, samples, random: seededRandom(seed) }),
  });
  return {
    curated: measure(
      articles.flatMap((each) => (each.gold ? againstGold(annotatedOf(each), each.gold) : [])),
    ),
    majority: measure(
      articles.flatMap((each) => (each.gold ? [] : againstOthers(annotatedOf(each)))),
    ),
  };
}

function annotatedOf({ revision, layers }: ReadArticle) {
  return { text: revision.text, layers };
}

function basisOf({ articles, damaged, hidden }: ReadAnnotated, me: AnnotatorId): AgreementBasis {
  const shared = articles.filter(({ layers }) => layers.length > 1);
  const layers = shared.flatMap((article) => article.layers);
  const annotators = new Map(layers.map((each) => [each.annotator, each.annotatorId === me]));
  return {
    shared: shared.length,
    articles: articles.length,
    annotators: [...annotators]
      .map(([name, isMe]) => ({ name, isMe }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    annotations: layers.reduce((sum, { annotations }) => sum + annotations.length, 0),
    relations: layers.reduce((sum, { relations }) => sum + relations.length, 0),
    frozen: layers.filter(({ isFrozen }) => isFrozen).length,
    layers: layers.length,
    damaged,
    hidden,
  };
}

/** More than anybody reads through in a list. */
const MOST_CASES = 300;

/** The places behind a figure, with their words. `undefined`: there is no such project. */
export async function listCases(
  db: Database,
  { scope, question, pair }: Cases,
  onProgress: OnProgress,
): Promise<AgreementCases | undefined> {
  const read = await readAnnotated(db, scope, (done, total) => {
    onProgress(done / Math.max(1, total));
  });
  if (!read) return undefined;
  const familyOf = labelFamilies(read.project.codebook);
  const rows: AgreementCaseRow[] = [];
  let total = 0;
  for (const each of read.articles) {
    const found = findCases(annotatedOf(each), question, { familyOf, ...(pair && { pair }) });
    total += found.length;
    rows.push(...found.slice(0, MOST_CASES - rows.length).map((one) => rowOf(each, one)));
  }
  return { rows, total };
}

/** Words shown before and after a place, and of the place itself; in UTF-16 code units. */
const AROUND = 120;
const LONGEST_QUOTE = 320;

function rowOf(
  { article, revision }: ReadArticle,
  { pair, versions, annotation, key }: AgreementCase,
): AgreementCaseRow {
  const { text, blocks } = revision;
  const marked = wholeOf(versions.flatMap((version) => version?.fragments ?? []));
  const passage = passageOf({ text, blocks, language: article.language }, marked);
  return {
    articleId: article.id,
    title: article.title,
    pair,
    before: tailOf(text.slice(passage.start, marked.start)),
    words: headOf(text.slice(marked.start, marked.end), LONGEST_QUOTE),
    after: headOf(text.slice(marked.end, passage.end), AROUND),
    versions: [quoteOf(text, versions[0]), quoteOf(text, versions[1])],
    annotation,
    ...(key !== undefined && { key }),
  };
}

function wholeOf(fragments: readonly Span[]): Span {
  const joined = joinSpans(fragments);
  return { start: joined.at(0)?.start ?? 0, end: joined.at(-1)?.end ?? 0 };
}

function quoteOf(text: string, version: CaseVersion | undefined): CaseQuote | undefined {
  if (!version) return undefined;
  const { fragments, ...about } = version;
  const words = fragments.map(({ start, end }: Span) => text.slice(start, end)).join(' … ');
  return { ...about, quote: headOf(words, LONGEST_QUOTE) };
}

/** Never inside a character. */
function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function tailOf(text: string): string {
  if (text.length <= AROUND) return text;
  return `…${text.slice(-AROUND).replace(/^[\uDC00-\uDFFF]/u, '')}`;
}
