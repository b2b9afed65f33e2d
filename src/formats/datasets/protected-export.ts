import type { Article } from '#domain/article/article.ts';
import { countComments } from '#domain/comments/count-comments.ts';
import { acceptedBy, acceptedWords, wordsKey } from '#domain/export/accept-leaks.ts';
import { type ExportSelection, type ExportSet, makeExportSet } from '#domain/export/export-set.ts';
import { headlineAgreement } from '#domain/export/headline-agreement.ts';
import {
  type ProtectOptions,
  type ProtectedBundle,
  protectBundle,
} from '#domain/export/protect-bundle.ts';
import type { GivenPseudonym } from '#domain/export/pseudonyms.ts';
import { type LeakFinding, scanForLeaks } from '#domain/export/scan-for-leaks.ts';
import { type SplitOptions, splitsOfSet, withSplits } from '#domain/export/split-set.ts';
import { hashTexts } from '#domain/export/without-hidden.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem, Sha256 } from '#formats/file-problem.ts';
import type { Exported } from './export-files.ts';
import type { ExportOptions } from './export-format.ts';
import { scannableFiles } from './scannable-files.ts';

/** Who is called something else in an export. */
type ProtectPlan = {
  readonly sources: boolean;
  readonly annotators: boolean;
  /** What earlier exports have called them. */
  readonly given?: readonly GivenPseudonym[];
  /** Every finding that may be something else is. */
  readonly acceptsPossible?: boolean;
  /** `findingKey`s of what somebody has looked at: it is not them. */
  readonly accepted?: ReadonlySet<string>;
};

export type ExportPlan = {
  readonly selection: ExportSelection;
  /** With a card; that of a data set that has one anyhow is told what others' would be. */
  readonly hasCard?: boolean;
  readonly split?: SplitOptions;
  readonly protect: ProtectPlan;
};

export type Prepared = {
  /** What is exported instead of the project. */
  readonly safe: ProtectedBundle;
  readonly set: ExportSet;
  /** On all chosen articles, those without work too: for files that hold texts as they are. */
  readonly comments: number;
  /** For the card, where one is wanted. */
  readonly card?: NonNullable<ExportOptions['card']>;
  /** Names that are in it still; with any of them no file is made. */
  readonly leaks: readonly LeakFinding[];
  /** Whether a name in the files of this set was looked at before. */
  readonly accepts: (finding: LeakFinding) => boolean;
};

/** The project as it is to be exported: protected, searched for the names, narrowed, split. */
export async function prepareExport(
  project: ProjectBundle,
  plan: ExportPlan,
  sha256: Sha256,
): Promise<Prepared> {
  const { selection, split, protect } = plan;
  const { isAccepted, accepted } = acceptance(protect);
  const { articles, withoutHidden, ...others } = selection;
  const options: ProtectOptions = {
    sha256,
    sources: protect.sources,
    annotators: protect.annotators,
    ...(protect.given && { given: protect.given }),
    ...(articles && { articles }),
    ...(withoutHidden && { withoutHidden }),
    accepts: isAccepted,
  };
  const safe = await protectBundle(project, options);
  const narrowed = await hashTexts(makeExportSet(safe.bundle, selection), sha256);
  const exported = new Set(narrowed.documents.map(({ article }) => article.id));
  // Counted where they are: what was protected has none any more.
  const comments = countOn(project, ({ id }) => exported.has(id));
  const set = { ...narrowed, leftOut: { ...narrowed.leftOut, comments } };
  const isKnown = acceptedWords(accepted);
  // By what is stored: protected or not, an article is in the same part.
  const whole = { ...others, ...(articles && { articles }) };
  const dealt = split && splitsOfSet(makeExportSet(project, whole), split);
  return {
    safe,
    set: dealt ? withSplits(set, dealt) : set,
    comments: countOn(project, ({ id }) => articles?.has(id) !== false),
    ...(plan.hasCard === true && {
      // Of what is stored, copies from before a review among it; it holds figures and no names.
      card: {
        agreement: headlineAgreement(project, { ...selection, articles: exported }),
        ...(split && { split }),
      },
    }),
    leaks: safe.findings,
    accepts: (finding) => isKnown(finding) || acceptsByPlan(protect)(finding),
  };
}

/** Comments on some articles. */
export function countOn({ articles }: ProjectBundle, has: (article: Article) => boolean): number {
  return articles
    .filter(({ article }) => article.deletedAt === undefined && has(article))
    .reduce((sum, { comments }) => sum + countComments(comments), 0);
}

/** What somebody has looked at, and whose words they are (`wordsKey`), as far as they were met. */
export function acceptance(protect: Pick<ProtectPlan, 'acceptsPossible' | 'accepted'>) {
  const accepted = new Set<string>();
  const byPlan = acceptsByPlan(protect);
  const isAccepted = (finding: LeakFinding): boolean => {
    const is = byPlan(finding);
    if (is) accepted.add(wordsKey(finding));
    return is;
  };
  return { isAccepted, accepted };
}

function acceptsByPlan({
  acceptsPossible,
  accepted,
}: Pick<ProtectPlan, 'acceptsPossible' | 'accepted'>) {
  const isNamed = acceptedBy(accepted ?? new Set());
  return (finding: LeakFinding): boolean =>
    (acceptsPossible === true && finding.possible) || isNamed(finding);
}

export type ExportFault =
  | { readonly kind: 'file'; readonly problems: readonly FileProblem[] }
  /** Names were found in finished files. */
  | { readonly kind: 'leaks'; readonly leaks: readonly LeakFinding[] };

/**
 * Files of what was prepared, searched for the names before anybody gets them. `archiveName`: what they are
 * packed into, which people see too.
 */
export async function protectedFiles(
  { safe, leaks, accepts }: Prepared,
  write: () => Promise<Result<Exported, readonly FileProblem[]>>,
  archiveName?: string,
): Promise<Result<Exported, ExportFault>> {
  if (leaks.length > 0) return err({ kind: 'leaks', leaks });
  const exported = await write();
  if (!exported.ok) return err({ kind: 'file', problems: exported.error });
  const { files } = exported.value;
  if (safe.protection.sources.length === 0) return exported;
  const named = archiveName === undefined ? [] : [{ name: archiveName, text: '' }];
  const scanned = [...named, ...(await scannableFiles(files))];
  const found = scanForLeaks({ files: scanned }, safe.protection, accepts);
  return found.length > 0 ? err({ kind: 'leaks', leaks: found }) : ok(exported.value);
}
