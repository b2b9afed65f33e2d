import { sortedAnnotations, sortedRelations } from '#domain/annotation/build-layer-state.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { followMerges } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { type EntityMatch, matchEntities } from '#domain/packets/match-entities.ts';
import { type NamedPlaces, namedPlaces } from '#domain/packets/named-places.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import { paragraphAt, surroundings } from '#domain/text/surroundings.ts';
import type { Database } from './database.ts';
import type { LayerParts } from './pack-layer.ts';
import type { PacketPeople } from './packet-messages.ts';
import type { PreparedPacket } from './prepare-packet.ts';
import { readLayer } from './read-layer.ts';

/** Code units of the text on either side of where somebody is named. */
const ROOM = 32;

/** Who of those that a packet names is who here. `used`: whom its articles name. */
export async function planPeople(
  db: Database,
  prepared: PreparedPacket,
  used: readonly Entity[],
): Promise<PacketPeople> {
  const { ground, articles } = prepared;
  const known = new Set(ground.entities.map(({ id }) => id));
  if (used.every(({ id }) => known.has(id))) return { matches: [], people: [], namedAt: {} };
  const items = articles.map(({ attached, own }) => attached ?? own);
  const theirs = namedPlaces(items.flatMap(contentsOf), whoIsIn(used));
  const mine = namedPlaces(
    (await Promise.all(items.map((item) => contentsHere(db, prepared, item)))).flat(),
    whoIsIn(ground.entities),
  );
  const matches = matchEntities(ground.entities, used, { mine, theirs });
  const people = ground.entities.filter(({ mergedInto }) => mergedInto === undefined);
  return { matches, people, namedAt: firstPlaces(items, matches, { mine, theirs }) };
}

function whoIsIn(entities: readonly Entity[]): (id: EntityId) => EntityId {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return (id) => followMerges((each) => byId.get(each), id)?.id ?? id;
}

type Contents = Parameters<typeof namedPlaces>[0][number];

function contentsOf({ layers }: ArticleBundle): readonly Contents[] {
  return layers.map(({ layer: { articleId }, annotations, relations }) => ({
    articleId,
    annotations,
    relations,
  }));
}

/** What is annotated here on the text that an article of the packet is put to. */
async function contentsHere(
  db: Database,
  { ground, copies }: PreparedPacket,
  { article: { id: articleId } }: ArticleBundle,
): Promise<readonly Contents[]> {
  const layers = ground.layers.filter(
    (layer) => layer.articleId === articleId && layer.role === 'annotator' && layer.rev > 0,
  );
  const contents: Contents[] = [];
  for (const { id } of layers) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: a layer can be large.
    const parts = copies.get(id) ?? (await readParts(db, id, ground.entities));
    if (parts) contents.push({ articleId, ...parts });
  }
  return contents;
}

async function readParts(
  db: Database,
  id: Parameters<typeof readLayer>[1],
  entities: readonly Entity[],
): Promise<LayerParts | undefined> {
  const read = await readLayer(db, id, entities);
  return (
    read && { annotations: sortedAnnotations(read.state), relations: sortedRelations(read.state) }
  );
}

/** Where each of those who are asked about, and everybody here, is named first. */
function firstPlaces(
  items: readonly ArticleBundle[],
  matches: readonly EntityMatch[],
  { mine, theirs }: { readonly mine: NamedPlaces; readonly theirs: NamedPlaces },
): PacketPeople['namedAt'] {
  const byArticle = new Map(items.map((item) => [item.article.id, item]));
  const asked = new Set(matches.map(({ entity }) => entity.id));
  const named: Record<EntityId, PacketPeople['namedAt'][EntityId]> = {};
  for (const [id, [first]] of [...mine, ...[...theirs].filter(([each]) => asked.has(each))]) {
    const item = first && byArticle.get(first.articleId);
    const [start, end] = [first?.fragments[0]?.start, first?.fragments.at(-1)?.end];
    if (!item || start === undefined || end === undefined) continue;
    named[id] = {
      title: item.article.title,
      paragraph: paragraphAt(item.revision.blocks, start),
      words: surroundings(item.revision, { start, end }, ROOM),
    };
  }
  return named;
}
