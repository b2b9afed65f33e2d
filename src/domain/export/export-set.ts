import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import { compareAnnotations, compareIds } from '#domain/annotation/build-layer-state.ts';
import { inheritedRelations } from '#domain/annotation/inherited-relations.ts';
import { relationsAmong } from '#domain/annotation/relations-among.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { countComments } from '#domain/comments/count-comments.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { followBundleMerges } from '#domain/project/follow-bundle-merges.ts';
import type { Project } from '#domain/project/project.ts';
import { asciiSlug, fileSlug } from '#domain/text/file-stem.ts';
import { majorityOf } from './majority.ts';
import type { SetSurvey } from './set-survey.ts';
import { type HiddenOut, withoutHidden } from './without-hidden.ts';

/** Whose work is exported: each annotator's, what curators decided, or what most annotators agree on. */
export const EXPORT_LAYERS = ['each', 'curated', 'majority'] as const;
export type ExportLayers = (typeof EXPORT_LAYERS)[number];

export type ExportSelection = {
  readonly layers: ExportLayers;
  /** Absent: all. */
  readonly articles?: ReadonlySet<string>;
  /** Annotator ids; absent: everyone. Who is left out counts for no majority either. */
  readonly annotators?: ReadonlySet<string>;
  /** Label ids; absent: all. */
  readonly labels?: ReadonlySet<string>;
  /** Ids of annotations' attributes; absent: all. What links say of themselves is not asked about. */
  readonly attributes?: ReadonlySet<string>;
  /** Hidden parts of articles stay out, and what is annotated in them (`withoutHidden`). */
  readonly withoutHidden?: true;
};

/** `inherited`: nobody drew it; it follows from the claim around, or from the article's credit line. */
export type ExportRelation = Relation & {
  readonly inherited: boolean;
  /** It followed from words that stay out (`withoutHidden`), and ends at whom they name: nobody can derive it again. */
  readonly isRestated?: true;
};

export const SPLITS = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof SPLITS)[number];

/** One annotator's work on one article. */
export type ExportDocument = {
  readonly article: Article;
  readonly revision: TextRevision;
  /** The article's in the export, from 1: files are called by it (`documentStem`). */
  readonly number: number;
  /** A name; `curated` or `majority` where it is nobody's own. */
  readonly annotator: string;
  /** Whose id: the annotator's, or `curated` or `majority`. The same whoever is called something else. */
  readonly whose: string;
  /** Fit for a folder name; differs where annotators differ. */
  readonly folder: string;
  /** The same in letters and digits of ASCII, for what reads no others. */
  readonly asciiFolder: string;
  /** Sorted by first start, then last end, then id. */
  readonly annotations: readonly Annotation[];
  /** Those that were drawn, by id, then the inherited ones. */
  readonly relations: readonly ExportRelation[];
  readonly split?: SplitName;
};

/** What every encoder takes: the project narrowed to what was asked for. */
export type ExportSet = {
  readonly project: Project;
  readonly layers: ExportLayers;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly documents: readonly ExportDocument[];
  /** What of each annotation and text was asked for; absent: all. What was not is no gap in somebody's work. */
  readonly asked: Pick<ExportSelection, 'labels' | 'attributes' | 'withoutHidden'>;
  /** What the selection itself leaves behind. */
  readonly leftOut: {
    /** Articles without work of the chosen kind. */
    readonly articles: number;
    /** Annotations that have lost their place in the text. */
    readonly orphaned: number;
    /** Relations of which one end is left out. */
    readonly relations: number;
    /** On the articles that are exported: no format holds them. */
    readonly comments: number;
    /** Where hidden parts were to stay out. */
    readonly hidden?: HiddenOut;
  };
  /**
   * Of a part of a larger set: what a format has counted of other parts. While parts are counted, of those before;
   * when they are written, of all. Absent: this is the whole.
   */
  readonly known?: SetSurvey;
};

/**
 * Narrows a project to what is exported. Deleted articles never are. The same project gives the same set.
 * `numberOf`: article id → its number in the whole, from 1, where this is a part. Texts that become shorter have their
 * hashes from `hashTexts`.
 */
export function makeExportSet(
  stored: ProjectBundle,
  selection: ExportSelection,
  numberOf?: ReadonlyMap<string, number>,
): ExportSet {
  const bundle = followBundleMerges(stored);
  const { project } = bundle;
  const folders = foldersOf(project, selection.layers, fileSlug);
  const asciiFolders = foldersOf(project, selection.layers, asciiSlug);
  const leftOut = { articles: 0, orphaned: 0, relations: 0, comments: 0 };
  const entities = new Map(bundle.entities.map((entity) => [entity.id, entity]));
  const documents: ExportDocument[] = [];
  const chosen = bundle.articles.filter(
    ({ article }) =>
      article.deletedAt === undefined && selection.articles?.has(article.id) !== false,
  );
  for (const [index, item] of chosen.entries()) {
    const number = numberOf?.get(item.article.id) ?? index + 1;
    const works = worksOf(item, selection, project);
    if (works.length === 0) leftOut.articles += 1;
    for (const work of works) {
      const kept = narrow(work, selection);
      leftOut.orphaned += kept.orphaned;
      leftOut.relations += kept.lostRelations;
      documents.push({
        article: item.article,
        revision: item.revision,
        number,
        annotator: work.annotator,
        whose: work.key,
        folder: folders.get(work.key) ?? work.key,
        asciiFolder: asciiFolders.get(work.key) ?? work.key,
        annotations: kept.annotations,
        relations: withInherited(kept, item, entities),
      });
    }
  }
  const { layers, labels, attributes, withoutHidden: isShorter } = selection;
  const asked = {
    ...(labels && { labels }),
    ...(attributes && { attributes }),
    ...(isShorter && { withoutHidden: isShorter }),
  };
  const whole: ExportSet = { project, layers, entities, documents, asked, leftOut };
  const set = isShorter ? withoutHidden(whole) : whole;
  return { ...set, leftOut: { ...set.leftOut, comments: commentsOn(set, chosen) } };
}

/** Whatever keeps an article out. */
function commentsOn({ documents }: ExportSet, articles: readonly ArticleBundle[]): number {
  const ids = new Set(documents.map(({ article }) => article.id));
  return articles
    .filter(({ article }) => ids.has(article.id))
    .reduce((sum, { comments }) => sum + countComments(comments), 0);
}

type Work = {
  readonly key: string;
  readonly annotator: string;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
};

function worksOf(
  { layers }: ArticleBundle,
  { layers: choice, annotators: whose }: ExportSelection,
  { annotators }: Project,
): readonly Work[] {
  const sorted = layers
    .filter(({ layer, annotations }) => layer.rev > 0 || annotations.length > 0)
    .toSorted((a, b) => compareIds(a.layer, b.layer));
  const own = sorted.filter(
    ({ layer }) => layer.role === 'annotator' && whose?.has(layer.annotatorId) !== false,
  );
  switch (choice) {
    case 'each': {
      const names = new Map(annotators.map(({ id, name }) => [id, name]));
      return own.map(({ layer, ...contents }) => {
        const name = names.get(layer.annotatorId) ?? layer.annotatorId;
        return { key: layer.annotatorId, annotator: name, ...contents };
      });
    }
    case 'curated': {
      const curated = sorted.find(({ layer }) => layer.role === 'curated');
      return curated ? [named('curated', curated)] : [];
    }
    case 'majority':
      return own.length === 0 ? [] : [named('majority', majorityOf(own))];
  }
}

function named(name: string, contents: Pick<LayerBundle, 'annotations' | 'relations'>): Work {
  const { annotations, relations } = contents;
  return { key: name, annotator: name, annotations, relations };
}

type Narrowed = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Of the annotations. */
  readonly ids: ReadonlySet<string>;
  readonly orphaned: number;
  readonly lostRelations: number;
  /** All of them: who stands behind a claim may follow from one that is left out. */
  readonly all: Work;
};

function narrow(work: Work, { labels, attributes }: ExportSelection): Narrowed {
  const placed = work.annotations.filter(({ health }) => health !== 'orphaned');
  const annotations = placed
    .filter(({ label }) => labels?.has(label) !== false)
    .map((annotation) => (attributes ? withAttributes(annotation, attributes) : annotation))
    .toSorted(compareAnnotations);
  const ids = new Set<string>(annotations.map(({ id }) => id));
  const relations = relationsAmong(work.relations, ids).toSorted(compareIds);
  return {
    annotations,
    relations,
    ids,
    orphaned: work.annotations.length - placed.length,
    lostRelations: work.relations.length - relations.length,
    all: work,
  };
}

function withAttributes(annotation: Annotation, kept: ReadonlySet<string>): Annotation {
  const attributes = Object.entries(annotation.attributes).filter(([id]) => kept.has(id));
  return { ...annotation, attributes: Object.fromEntries(attributes) };
}

function withInherited(
  { relations, ids, all }: Narrowed,
  { revision }: ArticleBundle,
  entities: ReadonlyMap<EntityId, Entity>,
): readonly ExportRelation[] {
  const whom = (): readonly Entity[] => namedBy(all, entities);
  const inherited = relationsAmong(inheritedRelations(all, whom, revision.text), ids);
  return [
    ...relations.map((relation) => ({ ...relation, inherited: false })),
    ...inherited.map((relation) => ({ ...relation, inherited: true })),
  ];
}

/** Those that one's work names: a project has thousands, and each article few. */
function namedBy(
  { annotations, relations }: Work,
  entities: ReadonlyMap<EntityId, Entity>,
): readonly Entity[] {
  const ids = new Set([
    ...annotations.flatMap(entitiesOfAnnotation),
    ...relations.flatMap(entitiesOfRelation),
  ]);
  return [...ids].flatMap((id) => entities.get(id) ?? []);
}

/** Annotator id → folder; two of one name get a number. */
function foldersOf(
  { annotators }: Project,
  layers: ExportLayers,
  slugOf: (name: string) => string,
): ReadonlyMap<string, string> {
  if (layers !== 'each') return new Map();
  const folders = new Map<string, string>();
  // Many file systems take names that differ in capitals alone for one.
  const taken = new Set<string>();
  for (const { id, name } of annotators) {
    const plain = slugOf(name) || 'annotator';
    let folder = plain;
    for (let count = 2; taken.has(folder.toUpperCase()); count += 1) folder = `${plain}-${count}`;
    taken.add(folder.toUpperCase());
    folders.set(id, folder);
  }
  return folders;
}
