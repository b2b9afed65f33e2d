import type { EntityChange } from '#domain/entities/entity-change.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type EntityId,
  type LayerId,
  type ProjectId,
  brand,
} from '#domain/ids.ts';
import { entitiesOfArticles } from '#domain/packets/entities-of-articles.ts';
import { joinEntities } from '#domain/packets/join-entities.ts';
import type { EntityChoice } from '#domain/packets/match-entities.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Annotator, Project } from '#domain/project/project.ts';
import type { LayerRow } from './database.ts';
import type { Here } from './import-bundle.ts';
import { type LayerCopy, copyOf } from './layer-copies.ts';
import { mergeProjects } from './merge-projects.ts';
import type { ArticleChoice, LayerChoice, PacketDecisions, PacketPlan } from './packet-messages.ts';
import { layersOf } from './plan-packet.ts';
import { type PreparedPacket, copyHere, strangerId } from './prepare-packet.ts';
import { type ReviewRows, reviewRowsOf } from './review-rows.ts';

/** Everything that taking a packet writes, worked out before its transaction. */
export type PacketIntake = {
  readonly project: Project;
  readonly entities: readonly EntityChange[];
  readonly newArticles: readonly ArticleBundle[];
  /** That wait in "Recently deleted". */
  readonly restored: readonly ArticleId[];
  readonly layers: readonly {
    readonly copy: LayerCopy;
    /** The layer here whose place it takes. */
    readonly replaces: LayerRow | undefined;
  }[];
  readonly reviewRows: ReviewRows;
};

/** Throws `CodebookDiffers`. */
export function packetIntake(
  here: Here,
  bundle: ProjectBundle,
  prepared: PreparedPacket,
  plan: PacketPlan,
  decisions: PacketDecisions,
): PacketIntake {
  const { ground } = prepared;
  const wanted = prepared.articles.flatMap(({ fileId, match, attached, own }, index) => {
    const planned = plan.articles[index];
    const choice = allowed(decisions.articles[fileId], planned?.choices, planned?.proposal);
    const item = choice === 'attach' ? attached : own;
    return choice === 'skip' || !item ? [] : [{ choice, match, item, planned }];
  });
  const layers = wanted.flatMap(({ choice, item, planned }) =>
    layersOf(item).flatMap((each) => {
      const fileId = prepared.fileLayerIds.get(each.layer.id) ?? each.layer.id;
      const known = planned?.layers.find(({ id }) => id === fileId);
      const isOwn = choice === 'own' && planned?.match.kind === 'near';
      const wish = isOwn
        ? ownChoice(ground.layers, each)
        : allowed(decisions.layers[fileId], known?.choices, known?.proposal);
      return layerFor(bundle, ground.layers, each, wish);
    }),
  );
  const newArticles = wanted.flatMap(({ choice, item }) => (choice === 'own' ? [item] : []));
  const items = wanted.map(({ item }) => item);
  const reviewRows = reviewRowsOf(items);
  const people = peopleOf(bundle, decisions, { layers, reviewRows });
  const versions = new Set(
    [...layers.map(({ each }) => each), ...reviewRows.frozen].map(
      ({ layer }) => layer.codebookVersion,
    ),
  );
  const project = mergeProjects(
    ground.project,
    { ...bundle.project, annotators: people },
    { annotators: new Set(people.map(({ id }) => id)), versions, annotated: versions },
  );
  const choices = new Map<EntityId, EntityChoice>(
    plan.people.matches.map(({ entity, proposal }) => [
      entity.id,
      decisions.entities[entity.id] ?? proposal,
    ]),
  );
  return {
    project,
    entities: joinEntities(
      ground.entities,
      entitiesOfArticles(bundle.entities, items),
      choices,
      here.projectId,
    ),
    newArticles,
    restored: wanted.flatMap(({ match }) =>
      match.kind === 'known' && match.isDeleted ? [match.id] : [],
    ),
    layers: layers.map(({ each, replaces }) => ({ copy: copyOf(each), replaces })),
    reviewRows,
  };
}

/** A choice that is not offered is none. */
function allowed<T extends ArticleChoice | LayerChoice>(
  wish: T | undefined,
  choices: readonly T[] = [],
  proposal?: T,
): T | 'skip' {
  return wish !== undefined && choices.includes(wish) ? wish : (proposal ?? 'skip');
}

function ownChoice(layers: readonly LayerRow[], { layer }: LayerBundle): LayerChoice {
  return layers.some(({ id }) => id === layer.id) ? 'keep-both' : 'take';
}

type TakenLayer = { readonly each: LayerBundle; readonly replaces: LayerRow | undefined };

function layerFor(
  { project }: ProjectBundle,
  layers: readonly LayerRow[],
  each: LayerBundle,
  wish: LayerChoice,
): readonly TakenLayer[] {
  if (wish === 'skip') return [];
  if (wish === 'take') return [{ each, replaces: copyHere(layers, each.layer) }];
  const id = brand<LayerId>(`${each.layer.id}@${project.id}`);
  const annotatorId = strangerId(each.layer.annotatorId, project.id);
  const apart: LayerBundle = { ...each, layer: { ...each.layer, id, annotatorId } };
  const replaces = copyHere(layers, apart.layer);
  // Kept apart before, and no newer now.
  if (replaces && replaces.rev >= apart.layer.rev) return [];
  return [{ each: apart, replaces }];
}

/** Everybody who has written what is taken; who is here already keeps the name they have here. */
function peopleOf(
  { project }: ProjectBundle,
  { names }: PacketDecisions,
  taken: { readonly layers: readonly TakenLayer[]; readonly reviewRows: ReviewRows },
): readonly Annotator[] {
  const ids = new Set<AnnotatorId>();
  for (const { each } of taken.layers) ids.add(each.layer.annotatorId);
  for (const { layer } of taken.reviewRows.frozen) ids.add(layer.annotatorId);
  for (const { by } of taken.reviewRows.reviews) ids.add(by);
  for (const { by } of taken.reviewRows.comments) ids.add(by);
  return [...ids].map((id): Annotator => {
    const known = project.annotators.find((each) => each.id === id);
    if (known) return known;
    const original = project.annotators.find((each) => isApart(id, each.id, project.id));
    if (!original) return { id, name: id };
    return { id, name: names[original.id]?.trim() || original.name };
  });
}

/** Kept apart from somebody; more than once where work that was a stranger's already was kept apart again. */
function isApart(id: AnnotatorId, original: AnnotatorId, projectId: ProjectId): boolean {
  for (let apart = original; apart.length < id.length;) {
    apart = strangerId(apart, projectId);
    if (apart === id) return true;
  }
  return false;
}
