import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import { type Codebook, findLabel } from '#domain/codebook/codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type TextHash, brand } from '#domain/ids.ts';
import { followBundleMerges } from '#domain/project/follow-bundle-merges.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { placesOfArticle } from './bundle-strings.ts';
import { findProtected, type Mention } from './find-protected.ts';
import { nameAnnotators } from './protect-annotators.ts';
import { protectAddress, protectStrings } from './protect-strings.ts';
import { type Protection, protectionOf } from './protected-sources.ts';
import { type ReplacedText, replaceSpans } from './replace-spans.ts';
import type { GivenPseudonym } from './pseudonyms.ts';
import { renameSources } from './rename-sources.ts';
import { type LeakFinding, scanForLeaks } from './scan-for-leaks.ts';

export type ProtectOptions = {
  /** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. */
  readonly sha256: (text: string) => Promise<string>;
  /** Confidential sources get pseudonyms; true unless told otherwise. */
  readonly sources?: boolean;
  /** Annotators get pseudonyms too. */
  readonly annotators?: boolean;
  /** Ids of those that are exported, as in `ExportSelection`; the others are left out. Absent: all. */
  readonly articles?: ReadonlySet<string>;
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
  options: ProtectOptions,
): Promise<ProtectedBundle> {
  const {
    sha256,
    sources = true,
    annotators = false,
    articles: selected,
    given,
    accepts,
  } = options;
  const all = protectionOf(stored, given);
  const confidential = all.sources.length;
  const protection = sources ? all : { ...all, sources: [] };
  const people = annotators ? nameAnnotators(stored, given) : { bundle: stored, key: [] };
  const key: readonly KeyEntry[] = [
    ...protection.sources.map(({ id, pseudonym, names }) => ({
      pseudonym,
      kind: 'source' as const,
      id,
      names,
    })),
    ...people.key,
  ];
  if (protection.sources.length === 0) {
    return { bundle: people.bundle, key, findings: [], confidential, protection };
  }
  const followed = followBundleMerges(people.bundle);
  const articles: ArticleBundle[] = [];
  for (const article of followed.articles) {
    // What nobody gets cannot leak, and must not stop what somebody gets.
    const { id, deletedAt } = article.article;
    if (deletedAt !== undefined || selected?.has(id) === false) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- One text after another: all copies at once would be too much memory.
    articles.push(await protectArticle(article, followed.project.codebook, protection, sha256));
  }
  const project = protectProject(followed.project, protection);
  const entities = protectEntities(followed.entities, protection);
  const bundle = renameSources({ project, entities, articles }, protection);
  return {
    bundle,
    key,
    findings: scanForLeaks({ bundle }, protection, accepts),
    confidential,
    protection,
  };
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

function mentionsIn({ layers }: ArticleBundle, { ends }: Protection): readonly Mention[] {
  return layers.flatMap(({ annotations }) =>
    annotations.flatMap(({ entityId, fragments, health }) =>
      entityId === undefined || health === 'orphaned'
        ? []
        : fragments.map(({ start, end }) => ({
            start,
            end,
            entityId: ends.get(entityId) ?? entityId,
          })),
    ),
  );
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
