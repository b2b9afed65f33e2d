import { escapePattern } from '#domain/suggest/nearest-mention.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { stringsOfBundle } from './bundle-strings.ts';
import type { KeyEntry } from './protect-bundle.ts';
import { type GivenPseudonym, givenTo, nextPseudonym, pseudonymsIn } from './pseudonyms.ts';

/**
 * Annotators as "Annotator A", "Annotator B", in the order of their ids, unless they were `given` another
 * before; in notes too. Those that only a layer names are listed, for their ids may be names.
 */
export function nameAnnotators(
  bundle: ProjectBundle,
  given: readonly GivenPseudonym[] = [],
): {
  readonly bundle: ProjectBundle;
  readonly key: readonly KeyEntry[];
} {
  const known = new Map(bundle.project.annotators.map(({ id, name }) => [id, name]));
  for (const { layers } of bundle.articles) {
    for (const { layer } of layers) {
      if (!known.has(layer.annotatorId)) known.set(layer.annotatorId, layer.annotatorId);
    }
  }
  const taken = pseudonymsIn(stringsOfBundle(bundle));
  for (const { pseudonym } of given) taken.add(pseudonym);
  const before = givenTo('annotator', given);
  const key = [...known]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]): KeyEntry & { readonly id: typeof id } => ({
      pseudonym: before.get(id) ?? nextPseudonym('Annotator', taken),
      kind: 'annotator',
      id,
      names: [name],
    }));
  const annotators = key.map(({ id, pseudonym }) => ({ id, name: pseudonym }));
  const inNotes = replacerFor(key);
  return {
    bundle: {
      ...bundle,
      project: { ...bundle.project, annotators },
      articles: bundle.articles.map((article) => ({
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
      })),
    },
    key,
  };
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
