import { groupBy } from '#domain/collection/group-by.ts';
import { surnameOf } from '#domain/entities/find-entity.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { normalizeName, tidyName } from '#domain/entities/normalize-name.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import { stringsOfArticles, stringsOfBundle } from './bundle-strings.ts';
import { foldWords } from './fold-text.ts';
import { keysIn, spoken } from './name-words.ts';
import { mailsIn, phonesIn } from './contacts.ts';
import { type GivenPseudonym, givenTo, nextPseudonym, pseudonymsIn } from './pseudonyms.ts';

/** One confidential source with everything it is called by. */
export type ProtectedSource = {
  /** Of the row that stands for it, where several were merged. */
  readonly id: EntityId;
  readonly pseudonym: string;
  /** The name first, then the aliases, those of merged rows too. */
  readonly names: readonly string[];
  /** Last words of a person's names: what a text calls them the second time. */
  readonly surnames: readonly string[];
  /** A person's other names. */
  readonly givenNames: readonly string[];
  /** E-mail addresses and telephone numbers (digits only) that its notes or aliases give. */
  readonly mails: readonly string[];
  readonly phones: readonly string[];
};

/** Whom an export protects, and what else there is that looks like their names. Holds real names: never part of an export. */
export type Protection = {
  /** Sorted by id. */
  readonly sources: readonly ProtectedSource[];
  /** Names of people and bodies that are not confidential, as written. */
  readonly openNames: readonly string[];
  /** Words of those names and of annotators', as compared (`normalizeName`). */
  readonly openWords: ReadonlySet<string>;
  /** Words of protected names that the texts or the codebook also use as ordinary words, in small letters. */
  readonly ordinaryWords: ReadonlySet<string>;
  /** Row → row that stands for it. */
  readonly ends: ReadonlyMap<EntityId, EntityId>;
};

/** Of a project that is gone through a few articles at a time. */
type OpenSources = {
  /** Each article of the project once, deleted ones too: what they say decides on pseudonyms and ordinary words. */
  readonly look: (articles: readonly ArticleBundle[]) => void;
  /**
   * Gives each source its pseudonym: the one it was `given` before, else the next that is free, in the order of ids.
   * What was given once is nobody else's.
   */
  readonly close: (given?: readonly GivenPseudonym[]) => Protection;
};

/** Finds the confidential sources of a project. */
export function protectionOf(
  bundle: ProjectBundle,
  given: readonly GivenPseudonym[] = [],
): Protection {
  const open = openSources(bundle);
  open.look(bundle.articles);
  return open.close(given);
}

/** As `protectionOf`, for a project that is not in memory whole. */
export function openSources({
  project,
  entities,
}: Pick<ProjectBundle, 'project' | 'entities'>): OpenSources {
  const resolved = resolveAll(entities);
  const groups = groupBy(entities, ({ id }) => resolved.get(id)?.id ?? id);
  const isHidden = (group: readonly Entity[]): boolean =>
    group.some(({ confidential }) => confidential === true);
  const hidden = [...groups]
    .filter(([, group]) => isHidden(group))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, group]) => {
      const rows = group.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
      return { rows, source: sourceOf(id, rows) };
    });
  const openNames = [...groups.values()]
    .filter((group) => !isHidden(group))
    .flatMap((group) => group.flatMap(namesOf));
  const words = new Set(hidden.flatMap(({ source }) => source.names.flatMap(keysIn)));
  const taken = new Set<string>();
  const ordinary = new Set<string>();
  const note = (strings: Iterable<string>, texts: readonly string[]): void => {
    if (hidden.length === 0) return;
    for (const pseudonym of pseudonymsIn(strings)) taken.add(pseudonym);
    for (const word of ordinaryAmong(words, texts)) ordinary.add(word);
  };
  const codebook = JSON.stringify(project.codebook).toLowerCase();
  note(stringsOfBundle({ project, entities, articles: [] }), [codebook]);
  return {
    look: (articles) => {
      const texts = articles.map(({ revision }) => revision.text);
      note(stringsOfArticles(articles), texts);
    },
    close: (given = []) => {
      const known = givenTo('source', given);
      const notFree = new Set([...taken, ...given.map(({ pseudonym }) => pseudonym)]);
      return {
        sources: hidden.map(({ rows, source }) => {
          const before = rows.map((row) => known.get(row.id)).find((each) => each !== undefined);
          return { ...source, pseudonym: before ?? nextPseudonym('Source', notFree) };
        }),
        openNames,
        openWords: new Set(
          [...openNames, ...project.annotators.map(({ name }) => name)].flatMap(keysIn),
        ),
        ordinaryWords: new Set(ordinary),
        ends: new Map([...resolved].map(([id, end]) => [id, end.id])),
      };
    },
  };
}

function namesOf({ name, aliases }: Entity): readonly string[] {
  return [name, ...aliases].map(tidyName).filter((each) => each !== '');
}

function sourceOf(id: EntityId, rows: readonly Entity[]): Omit<ProtectedSource, 'pseudonym'> {
  const isPerson = rows.some(({ kind }) => kind === 'person' || kind === 'unknown');
  const names = [...new Set(rows.flatMap(properNames))];
  const people = isPerson ? names.map((name) => spoken(foldWords(name))).filter(hasSurname) : [];
  const surnames = [...new Set(people.flatMap((name) => surnameOf(name) ?? []))];
  const given = people.flatMap((name) => name.split(' ').slice(0, -1));
  const contacts = rows.flatMap(({ note, ...row }) => [...namesOf(row), note ?? ''].map(foldWords));
  return {
    id,
    names,
    surnames: surnames.filter(isTelling),
    givenNames: [...new Set(given)].filter((word) => isTelling(word) && !surnames.includes(word)),
    mails: [...new Set(contacts.flatMap(mailsIn))],
    phones: [...new Set(contacts.flatMap(phonesIn))],
  };
}

/** An unnamed source's name is a description out of the text, as long as it is in small letters: it gives nobody away. */
function properNames(entity: Entity): readonly string[] {
  const names = namesOf(entity);
  return entity.unnamed === true
    ? names.filter((name) => /[\p{Lu}\p{Lt}\p{Lo}]/v.test(name))
    : names;
}

function hasSurname(name: string): boolean {
  return surnameOf(name) !== undefined && !/[@\d]/.test(name);
}

/** Titles and particles are nobody's own. */
const COMMON_PARTS = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady mayor president minister secretary senator general colonel ' +
    'captain major judge justice officer inspector chief king queen prince princess herr frau monsieur madame ' +
    'señor señora don doña jr sr ii iii iv phd md esq the of and de la le du des von van der den al el bin ibn abu da di do dos'
  ).split(' '),
);

/** Long enough to be looked for by itself, and not a title. */
function isTelling(word: string): boolean {
  const bare = word.replaceAll(/[^\p{L}\p{M}]/gv, '').toLowerCase();
  const least = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/v.test(bare) ? 2 : 1;
  return bare.length >= least && !COMMON_PARTS.has(bare) && !/^\p{Ll}/v.test(word);
}

function ordinaryAmong(words: ReadonlySet<string>, texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  if (words.size === 0) return found;
  for (const text of texts) {
    for (const [word] of text.matchAll(
      /(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}\p{M}\p{N}])/gv,
    )) {
      const key = normalizeName(word);
      if (words.has(key)) found.add(key);
    }
  }
  return found;
}
