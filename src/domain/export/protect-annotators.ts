import { escapePattern } from '#domain/suggest/nearest-mention.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { stringsOfArticles, stringsOfBundle } from './bundle-strings.ts';
import type { KeyEntry } from './protect-bundle.ts';
import { type GivenPseudonym, givenTo, nextPseudonym, pseudonymsIn } from './pseudonyms.ts';

type Registry = Pick<ProjectBundle, 'project' | 'entities'>;

/**
 * Annotators as "Annotator A", "Annotator B", in the order of their ids, unless they were `given` another
 * before. Those that only a layer names are listed, for their ids may be names. `look`: each article of the project once.
 */
export function openAnnotators({ project, entities }: Registry) {
  const known = new Map(project.annotators.map(({ id, name }) => [id, name]));
  const taken = pseudonymsIn(stringsOfBundle({ project, entities, articles: [] }));
  return {
    look: (articles: readonly ArticleBundle[]): void => {
      for (const { layer } of articles.flatMap(({ layers }) => layers)) {
        if (!known.has(layer.annotatorId)) known.set(layer.annotatorId, layer.annotatorId);
      }
      for (const pseudonym of pseudonymsIn(stringsOfArticles(articles))) taken.add(pseudonym);
    },
    close: (given: readonly GivenPseudonym[] = []): readonly AnnotatorKey[] => {
      const notFree = new Set([...taken, ...given.map(({ pseudonym }) => pseudonym)]);
      const before = givenTo('annotator', given);
      return [...known]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, name]) => ({
          pseudonym: before.get(id) ?? nextPseudonym('Annotator', notFree),
          kind: 'annotator',
          id,
          names: [name],
        }));
    },
  };
}

export type AnnotatorKey = KeyEntry & { readonly id: AnnotatorId };

export function annotatorsOf(key: readonly AnnotatorKey[]): Project['annotators'] {
  return key.map(({ id, pseudonym }) => ({ id, name: pseudonym }));
}

/** Notes that call annotators by their pseudonyms. */
export function renameAnnotators(
  articles: readonly ArticleBundle[],
  key: readonly AnnotatorKey[],
): readonly ArticleBundle[] {
  const inNotes = replacerFor(key);
  return articles.map((article) => ({
    ...article,
    layers: article.layers.map((each) => ({
      ...each,
      annotations: each.annotations.map((annotation) => ({
        ...annotation,
        ...(annotation.note !== undefined && { note: inNotes(annotation.note) }),
        ...(annotation.evidence && {
          evidence: annotation.evidence.map((one) => ({
            ...one,
            ...(one.note !== undefined && { note: inNotes(one.note) }),
          })),
        }),
      })),
    })),
  }));
}

function replacerFor(key: readonly KeyEntry[]): (note: string) => string {
  const pseudonyms = new Map(
    key.flatMap(({ names, pseudonym }) =>
      names.filter((name) => name !== '').map((name) => [name.toLowerCase(), pseudonym] as const),
    ),
  );
  if (pseudonyms.size === 0) return (note) => note;
  const names = [...pseudonyms.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'giu',
  );
  return (note) => note.replaceAll(pattern, (name) => pseudonyms.get(name.toLowerCase()) ?? name);
}
