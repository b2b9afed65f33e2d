import type { Codebook } from '#domain/codebook/codebook.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import { canonicalJson } from '#formats/canonical-json.ts';

/** Two codebooks of one version that say different things. */
export class CodebookDiffers extends Error {
  override readonly name = 'CodebookDiffers';
  readonly place: string;
  readonly version: string;

  constructor(place: string, version: string) {
    super(`codebook ${version} differs at ${place}`);
    this.place = place;
    this.version = version;
  }
}

/** What of the other project is needed; all of it where this is left out. */
type Needed = {
  readonly annotators: ReadonlySet<AnnotatorId>;
  readonly versions: ReadonlySet<string>;
  /** Versions by which something was annotated: of these the content must be the same. */
  readonly annotated: ReadonlySet<string>;
};

/**
 * The first project stays as it is; annotators and codebooks that only the other has come behind its
 * own, and times without guesses among them. Throws where both have a codebook of one version but not the same one: layers name codebooks
 * by their version.
 */
export function mergeProjects(project: Project, other: Project, needed?: Needed): Project {
  const annotators = new Set(project.annotators.map(({ id }) => id));
  const codebooks = new Map(
    [project.codebook, ...project.codebookHistory].map((codebook) => [codebook.version, codebook]),
  );
  const places: readonly (readonly [string, Codebook])[] = [
    ...other.codebookHistory.map(
      (codebook, index) => [`project.codebookHistory[${index}]`, codebook] as const,
    ),
    ['project.codebook', other.codebook],
  ];
  const added: Codebook[] = [];
  for (const [place, codebook] of places) {
    const { version } = codebook;
    const own = codebooks.get(version);
    if (!own) {
      codebooks.set(version, codebook);
      if (needed?.versions.has(version) !== false) added.push(codebook);
    } else if (needed?.annotated.has(version) !== false && !isSame(own, codebook)) {
      throw new CodebookDiffers(place, version);
    }
  }
  return {
    ...project,
    settings: { ...project.settings, ...blindPeriodsOf(project, other) },
    annotators: [
      ...project.annotators,
      ...other.annotators.filter(
        ({ id }) => !annotators.has(id) && needed?.annotators.has(id) !== false,
      ),
    ],
    codebookHistory: [...project.codebookHistory, ...added],
  };
}

/**
 * A copy of the same project that was worked on elsewhere knows of times without guesses that this one does not,
 * and brings what was annotated in them. Whether guesses are hidden now is as it was here.
 */
function blindPeriodsOf(
  { id, settings }: Project,
  other: Project,
): Pick<Project['settings'], 'blindPeriods'> {
  const own = settings.blindPeriods ?? [];
  const known = new Set(own.map(({ from }) => from));
  const added =
    other.id === id
      ? (other.settings.blindPeriods ?? []).filter(
          ({ from, to }) => to !== undefined && !known.has(from),
        )
      : [];
  if (added.length === 0) return {};
  const closed = [...own.filter(({ to }) => to !== undefined), ...added];
  return {
    blindPeriods: [
      ...closed.toSorted((a, b) => a.from - b.from),
      ...own.filter(({ to }) => to === undefined),
    ],
  };
}

function isSame(a: Codebook, b: Codebook): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
