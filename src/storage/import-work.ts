import type { Codebook } from '#domain/codebook/codebook.ts';
import { linkedEntities } from '#domain/entities/linked-entities.ts';
import { shorten } from '#domain/text/shorten.ts';
import { buildImportedLayer } from '#formats/datasets/build-imported-layer.ts';
import type { ImportedWork, Unplaced } from '#formats/datasets/imported-work.ts';
import type { KnownEntities } from '#formats/datasets/known-entities.ts';
import { type LabelMapping, foundNames, proposeMapping } from '#formats/datasets/label-mapping.ts';
import type { NewArticle } from './article-repository.ts';
import type { LookedWork, TakenWork } from './import-messages.ts';
import type { Making } from './make-article.ts';
import type { CurrentProject } from './project-repository.ts';

/**
 * The article with another tool's annotations in a layer of mine, in the terms of the codebook. Who is new
 * in it is known to the next article's.
 */
export function annotateWith(
  made: NewArticle,
  work: ImportedWork,
  chosen: LabelMapping | undefined,
  entities: KnownEntities,
  { project, me }: CurrentProject,
  { newId, now }: Making,
): { readonly item: NewArticle; readonly taken: TakenWork } {
  const { article, revision } = made;
  const {
    bundle,
    entities: created,
    dropped,
  } = buildImportedLayer({
    work,
    mapping: mappingOf(work, chosen, project.codebook),
    context: {
      codebook: project.codebook,
      projectId: project.id,
      text: revision.text,
      entities,
      newId,
      now: now(),
    },
    articleId: article.id,
    textHash: article.textHash,
    annotatorId: me,
  });
  for (const entity of created) entities.add(entity);
  const { layer, annotations, relations } = bundle;
  const named = linkedEntities(layer.entityIds, entities.get);
  return {
    item: { ...made, layer, contents: { annotations, relations, entities: named } },
    taken: {
      annotations: annotations.length,
      relations: relations.length,
      dropped,
      unplaced: work.unplaced.length,
    },
  };
}

/** What the user has chosen counts; the rest goes where the proposal leads it. */
function mappingOf(
  work: ImportedWork,
  chosen: LabelMapping | undefined,
  codebook: Codebook,
): LabelMapping {
  const proposed = proposeMapping(foundNames([work]), codebook);
  if (!chosen) return proposed;
  return {
    labels: led(proposed.labels, chosen.labels),
    attributes: led(proposed.attributes, chosen.attributes),
    relations: led(proposed.relations, chosen.relations),
  };
}

function led(
  proposed: ReadonlyMap<string, string>,
  chosen: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([...proposed, ...chosen].filter(([name]) => chosen.get(name) !== ''));
}

/** Nobody reads a longer list before adding. */
const MOST_UNPLACED = 200;
/** Longest example, in code units. */
const MOST_WORDS = 80;

/** What the user is asked about the annotations that some articles bring along. */
export function lookAtWork(
  items: readonly { readonly text: string; readonly work: ImportedWork }[],
  codebook: Codebook,
): LookedWork {
  const found = foundNames(items.map(({ work }) => work));
  const examples = new Map<string, string>();
  const unplaced: Unplaced[] = [];
  let spans = 0;
  let unplacedCount = 0;
  for (const { text, work } of items) {
    spans += work.spans.length;
    unplacedCount += work.unplaced.length;
    unplaced.push(...work.unplaced.slice(0, MOST_UNPLACED - unplaced.length));
    for (const { label, fragments } of work.spans) {
      const [first] = fragments;
      if (first && !examples.has(label)) {
        examples.set(label, shorten(text.slice(first.start, first.end), MOST_WORDS));
      }
    }
  }
  const proposal = proposeMapping(found, codebook);
  return { found, proposal, examples, spans, unplaced, unplacedCount };
}
