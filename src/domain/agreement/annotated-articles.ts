import { followBundleMerges } from '#domain/project/follow-bundle-merges.ts';
import type { AnnotatedArticle } from '#domain/agreement/agreement-report.ts';
import type { Annotator } from '#domain/project/project.ts';
import type { LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';

export type NamedBundle = { readonly name: string; readonly bundle: ProjectBundle };

type Voice = {
  readonly annotator: Annotator;
  /** Name of the file it was first met in. */
  readonly file: string;
  readonly work: LayerBundle;
  readonly bundle: ProjectBundle;
};

/**
 * Puts the layers of several project files together by text: articles with the same text are one,
 * whatever their ids. Curated layers are no annotator's and left out, and so are deleted articles. A
 * layer that several files hold counts once, in its newest state.
 */
export function annotatedArticles(files: readonly NamedBundle[]): readonly AnnotatedArticle[] {
  const texts = new Map<string, { readonly text: string; readonly voices: Voice[] }>();
  for (const { name: file, bundle: stored } of files) {
    const bundle = followBundleMerges(stored);
    for (const { article, revision, layers } of bundle.articles) {
      if (article.deletedAt !== undefined) continue;
      const known = texts.get(revision.hash) ?? { text: revision.text, voices: [] };
      texts.set(revision.hash, known);
      for (const work of layers) {
        if (work.layer.role !== 'annotator') continue;
        const id = work.layer.annotatorId;
        const annotator = bundle.project.annotators.find((each) => each.id === id);
        addVoice(known.voices, { annotator: annotator ?? { id, name: id }, file, work, bundle });
      }
    }
  }
  const nameOf = namer([...texts.values()].flatMap(({ voices }) => voices));
  return [...texts.values()].map(({ text, voices }) => ({
    text,
    layers: voices.map((voice) => ({
      annotator: nameOf(voice),
      annotations: voice.work.annotations,
      relations: voice.work.relations,
      entities: registryOf(voice.bundle),
    })),
  }));
}

function addVoice(voices: Voice[], voice: Voice): void {
  const same = voices.findIndex(({ work }) => work.layer.id === voice.work.layer.id);
  const known = voices[same];
  if (!known) voices.push(voice);
  else if (voice.work.layer.rev > known.work.layer.rev)
    voices[same] = { ...voice, file: known.file };
}

/**
 * The annotator's name; with the file's where two have the same name, and where one annotator has
 * two layers on one text.
 */
function namer(voices: readonly Voice[]): (voice: Voice) => string {
  const idsByName = new Map<string, Set<string>>();
  const layersByPlace = new Map<string, Set<string>>();
  const placeOf = ({ annotator, work }: Voice): string => `${annotator.id} ${work.layer.textHash}`;
  const note = (map: Map<string, Set<string>>, key: string, value: string): void => {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
  };
  for (const voice of voices) {
    note(idsByName, voice.annotator.name, voice.annotator.id);
    note(layersByPlace, placeOf(voice), voice.work.layer.id);
  }
  const twice = new Set(
    voices
      .filter((voice) => (layersByPlace.get(placeOf(voice))?.size ?? 0) > 1)
      .map(({ annotator }) => annotator.id),
  );
  return (voice) => {
    const { id, name } = voice.annotator;
    if (twice.has(id)) return `${name} (${voice.file})`;
    return (idsByName.get(name)?.size ?? 0) > 1 ? `${name} (${id})` : name;
  };
}

const registries = new WeakMap<ProjectBundle, AnnotatedArticle['layers'][number]['entities']>();

/** One map for all layers of a project: equal maps say that ids mean the same. */
function registryOf(bundle: ProjectBundle): AnnotatedArticle['layers'][number]['entities'] {
  const known = registries.get(bundle);
  if (known) return known;
  const registry = new Map(bundle.entities.map((entity) => [entity.id, entity]));
  registries.set(bundle, registry);
  return registry;
}
