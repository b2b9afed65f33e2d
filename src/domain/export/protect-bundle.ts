import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import { type Codebook, findLabel } from '#domain/codebook/codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type EntityId, type TextHash, brand } from '#domain/ids.ts';
import { followBundleMerges } from '#domain/project/follow-bundle-merges.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { placesOfArticle } from './bundle-strings.ts';
import { findProtected } from './find-protected.ts';
import { mentionsIn } from './mentions-in.ts';
import {
  type AnnotatorKey,
  annotatorsOf,
  openAnnotators,
  renameAnnotators,
} from './protect-annotators.ts';
import { protectAddress, protectStrings } from './protect-strings.ts';
import { type Protection, openSources, protectionOf } from './protected-sources.ts';
import { type ReplacedText, replaceSpans } from './replace-spans.ts';
import type { GivenPseudonym } from './pseudonyms.ts';
import { renameSources, sourceIds, withSourceId } from './rename-sources.ts';
import { type LeakFinding, scanForLeaks } from './scan-for-leaks.ts';
import { withShownWords } from './as-shown.ts';

export type ProtectOptions = {
  /** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. */
  readonly sha256: (text: string) => Promise<string>;
  /** Confidential sources get pseudonyms; true unless told otherwise. */
  readonly sources?: boolean;
  /** Annotators get pseudonyms too. */
  readonly annotators?: boolean;
  /** Ids of those that are exported, as in `ExportSelection`; the others are left out. Absent: all. */
  readonly articles?: ReadonlySet<string>;
  /** Hidden parts are not exported: what is found there is no finding. */
  readonly withoutHidden?: true;
  /** What earlier exports have called them. */
  readonly given?: readonly GivenPseudonym[];
  /** Findings that somebody has looked at: they stand for something else. */
  readonly accepts?: (finding: LeakFinding) => boolean;
};

/** Who a pseudonym stands for. Kept apart by whoever exports: it must never be part of an export. */
export type KeyEntry = GivenPseudonym & {
  /** The real name first, then the others. */
  readonly names: readonly string[];
};

export type ProtectedBundle = {
  readonly bundle: ProjectBundle;
  readonly key: readonly KeyEntry[];
  /** Where names are in there still: any of them stops the export. */
  readonly findings: readonly LeakFinding[];
  /** Confidential sources of the project, protected or not. */
  readonly confidential: number;
  /** For `scanForLeaks` over the files that are made of the bundle. Holds real names. */
  readonly protection: Protection;
};

/** Number of confidential sources: with any, an export must be asked whether to protect them. */
export function countConfidential(bundle: ProjectBundle): number {
  return protectionOf(bundle).sources.length;
}

/**
 * A copy of the project for export, in which every confidential source has one pseudonym everywhere: in
 * texts, titles, bylines, addresses, file names, notes, evidence and the registry; spans follow the text.
 * A source's id is its pseudonym too, so that no other file tells who it is. What would give names away is left out: originals, hashes of earlier texts, dismissed suggestions, and
 * a confidential source's aliases, note and Wikidata id. The same project gives the same pseudonyms.
 */
export async function protectBundle(
  stored: ProjectBundle,
  { sha256, articles: selected, given, accepts, withoutHidden, ...whom }: ProtectOptions,
): Promise<ProtectedBundle> {
  const open = openProtection(stored, whom);
  open.look(stored.articles);
  const plan = open.close(given);
  const { key, confidential, protection, project } = plan;
  // Nobody is called something else.
  if (key.length === 0) return { bundle: stored, key, findings: [], confidential, protection };
  const articles = await protectArticles(stored, plan, { sha256, ...(selected && { selected }) });
  const bundle =
    protection.sources.length === 0
      ? { ...stored, project, articles }
      : { project, entities: [...plan.entities.values()], articles };
  const scanned = withoutHidden ? { ...bundle, articles: articles.map(withShownWords) } : bundle;
  return {
    bundle,
    key,
    findings: scanForLeaks({ bundle: scanned }, protection, accepts),
    confidential,
    protection,
  };
}

/** All that has to be known of a project to protect a part of it. Holds real names. */
export type ProtectionPlan = Pick<ProtectedBundle, 'key' | 'confidential' | 'protection'> & {
  /** Annotators who are called something else. */
  readonly annotators: readonly AnnotatorKey[];
  /** As they are exported; entities by their id there. */
  readonly project: Project;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  /** Of protected sources: id → id in the export. */
  readonly ids: ReadonlyMap<EntityId, EntityId>;
};

type Registry = Pick<ProjectBundle, 'project' | 'entities'>;

/** Gets to know a project a few articles at a time: `look` at each once, deleted ones too, then `close`. */
export function openProtection(
  registry: Registry,
  { sources = true, annotators = false }: Pick<ProtectOptions, 'sources' | 'annotators'>,
) {
  const open = openSources(registry);
  const people = annotators ? openAnnotators(registry) : undefined;
  return {
    look: (articles: readonly ArticleBundle[]): void => {
      open.look(articles);
      people?.look(articles);
    },
    close: (given: readonly GivenPseudonym[] = []): ProtectionPlan => {
      const all = open.close(given);
      const protection = sources ? all : { ...all, sources: [] };
      const others = people?.close(given);
      const key: readonly KeyEntry[] = [
        ...protection.sources.map(({ id, pseudonym, names }) => ({
          pseudonym,
          kind: 'source' as const,
          id,
          names,
        })),
        ...(others ?? []),
      ];
      const project = {
        ...registry.project,
        ...(others && { annotators: annotatorsOf(others) }),
      };
      return {
        key,
        confidential: all.sources.length,
        protection,
        annotators: others ?? [],
        ...protectRegistry({ project, entities: registry.entities }, protection),
      };
    },
  };
}

function protectRegistry(
  { project, entities }: Registry,
  protection: Protection,
): Pick<ProtectionPlan, 'project' | 'entities' | 'ids'> {
  if (protection.sources.length === 0) {
    return { project, entities: new Map(entities.map((each) => [each.id, each])), ids: new Map() };
  }
  const followed = followBundleMerges({ project, entities, articles: [] });
  const ids = sourceIds(followed.entities, protection);
  const safe = protectEntities(followed.entities, protection).map((each) =>
    withSourceId(each, ids),
  );
  return {
    project: protectProject(project, protection),
    entities: new Map(safe.map((each) => [each.id, each])),
    ids,
  };
}

/**
 * Articles as they are exported. `entities`: at least those that they name, with those they were merged into. `selected`:
 * ids of those that are exported; absent: all.
 */
export async function protectArticles(
  { articles, entities }: Pick<ProjectBundle, 'articles' | 'entities'>,
  { protection, annotators, project, ids }: ProtectionPlan,
  { sha256, selected }: Pick<ProtectOptions, 'sha256'> & { selected?: ReadonlySet<string> },
): Promise<readonly ArticleBundle[]> {
  const named = annotators.length === 0 ? articles : renameAnnotators(articles, annotators);
  if (protection.sources.length === 0) return named;
  const followed = followBundleMerges({ project, entities, articles: named });
  const safe: ArticleBundle[] = [];
  for (const article of followed.articles) {
    // What nobody gets cannot leak, and must not stop what somebody gets.
    const { id, deletedAt } = article.article;
    if (deletedAt !== undefined || selected?.has(id) === false) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- One text after another: all copies at once would be too much memory.
    safe.push(await protectArticle(article, project.codebook, protection, sha256));
  }
  return renameSources(safe, ids);
}

function protectProject(project: Project, protection: Protection): Project {
  const name = protectStrings([project.name], project.codebook.language, protection).get(
    project.name,
  );
  return { ...project, name: name ?? project.name };
}

function protectEntities(entities: readonly Entity[], protection: Protection): readonly Entity[] {
  const pseudonyms = new Map(protection.sources.map(({ id, pseudonym }) => [id, pseudonym]));
  const open = entities.filter(({ id }) => !pseudonyms.has(id));
  const strings = open.flatMap(({ name, aliases, note }) => [name, ...aliases, note ?? '']);
  const words = protectStrings(strings, 'und', protection);
  const inWords = (text: string): string => words.get(text) ?? text;
  return entities.map((entity) => {
    const pseudonym = pseudonyms.get(entity.id);
    if (pseudonym === undefined) {
      return {
        ...entity,
        name: inWords(entity.name),
        aliases: entity.aliases.map(inWords),
        ...(entity.note !== undefined && { note: inWords(entity.note) }),
      };
    }
    const { note: _note, wikidata: _wikidata, unnamed: _unnamed, ...known } = entity;
    // A pseudonym is nobody's secret.
    const { confidential: _confidential, ...kept } = known;
    return { ...kept, name: pseudonym, aliases: [] };
  });
}

async function protectArticle(
  bundle: ArticleBundle,
  codebook: Codebook,
  protection: Protection,
  sha256: ProtectOptions['sha256'],
): Promise<ArticleBundle> {
  const { article, revision, layers } = bundle;
  const mentions = mentionsIn(bundle, protection);
  const replaced = replaceSpans(
    revision.text,
    findProtected(
      { text: revision.text, blocks: revision.blocks, language: article.language, mentions },
      protection,
    ),
  );
  const textHash = brand<TextHash>(await sha256(replaced.text));
  const words = protectStrings(fieldsOf(bundle), article.language, protection);
  const mapped: Mapped = {
    replaced,
    codebook,
    inWords: (text) => words.get(text) ?? text,
    inAddress: (address) => protectAddress(address, protection),
  };
  return {
    article: protectFields(article, mapped, textHash),
    revision: {
      hash: textHash,
      text: replaced.text,
      blocks: revision.blocks.map((block) => ({
        ...block,
        start: replaced.startOf(block.start),
        end: replaced.endOf(block.end),
      })),
      textRules: revision.textRules,
    },
    layers: layers.map(({ layer, annotations, relations }) => ({
      layer: { ...layer, textHash },
      annotations: annotations.map((each) => protectAnnotation(each, mapped)),
      relations: relations.map((each) => protectRelation(each, mapped)),
    })),
  };
}

/** All but the text, which is gone through by itself. */
function* fieldsOf(bundle: ArticleBundle): Generator<string> {
  for (const { text, block } of placesOfArticle(bundle)) if (block === undefined) yield text;
}

type Mapped = {
  readonly replaced: ReplacedText;
  readonly codebook: Codebook;
  readonly inWords: (text: string) => string;
  readonly inAddress: (address: string) => string;
};

function protectFields(
  article: ArticleBundle['article'],
  { inWords, inAddress }: Mapped,
  textHash: TextHash,
): ArticleBundle['article'] {
  const { dismissedSuggestions: _dismissed, byline, outlet, url, origin, ...others } = article;
  return {
    ...others,
    title: inWords(article.title),
    ...(byline !== undefined && { byline: inWords(byline) }),
    ...(outlet !== undefined && { outlet: inWords(outlet) }),
    ...(url !== undefined && { url: inAddress(url) }),
    origin: {
      ...origin,
      ...(origin.fileName !== undefined && { fileName: inAddress(origin.fileName) }),
    },
    textHash,
  };
}

function protectAnnotation(annotation: Annotation, mapped: Mapped): Annotation {
  const { note, evidence, fragments, attributes, label } = annotation;
  const { replaced, codebook, inWords, inAddress } = mapped;
  const chosen = new Set(
    findLabel(codebook, label)
      ?.attributes.filter(({ type }) => type !== 'text')
      .map(({ id }) => id),
  );
  return {
    ...annotation,
    // One that has lost its place has no words that could be followed.
    fragments: annotation.health === 'orphaned' ? fragments : replaced.spansOf(fragments),
    attributes: protectAttributes(attributes, (name) => chosen.has(name), inWords),
    ...(note !== undefined && { note: inWords(note) }),
    ...(evidence && {
      evidence: evidence.map((each) => ({
        ...each,
        ...(each.note !== undefined && { note: inWords(each.note) }),
        ...(each.url !== undefined && { url: inAddress(each.url) }),
      })),
    }),
  };
}

function protectRelation(relation: Relation, { inWords }: Mapped): Relation {
  const attributes = protectAttributes(
    relation.attributes,
    (name) => name === ASSERTED_BY,
    inWords,
  );
  return { ...relation, attributes };
}

/** Values that were chosen from the codebook's lists are nobody's names. */
function protectAttributes(
  attributes: Annotation['attributes'],
  isChosen: (name: string) => boolean,
  inWords: (text: string) => string,
): Annotation['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      if (typeof value === 'boolean' || isChosen(name)) return [name, value];
      return [name, typeof value === 'string' ? inWords(value) : value.map(inWords)];
    }),
  );
}
