import { stringsOfEntities } from '#domain/export/bundle-strings.ts';
import { sourcesNamed } from '#domain/export/sources-named.ts';
import { entitiesLedTo } from '#domain/packets/entities-of-articles.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { ArticleId, EntityId, ProjectId } from '#domain/ids.ts';
import { byArticle, readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { packetArticle } from './make-packet.ts';
import { type PacketSender, scopeOf } from './packet-scope.ts';

export type PacketContents = PacketSender & {
  readonly projectId: ProjectId;
  readonly articles: readonly ArticleId[];
};

/** Articles whose texts and work are read at a time: each time the rows of the whole project are read too. */
const READ_AT_ONCE = 100;

/**
 * Names of the confidential people and sources that such a packet tells, in the order of the alphabet: those named in
 * layers and frozen copies, whom those lead to, and those whom texts, titles, notes, comments and other people's names and
 * notes call by a name, whether they are tagged there or not. Not looked into: what the articles were imported from,
 * and the codebook.
 */
export async function confidentialOf(
  db: Database,
  contents: PacketContents,
): Promise<readonly string[]> {
  const { projectId, articles } = contents;
  const stores = [db.projects, db.entities, db.layers, db.uses, db.frozen, db.reviews, db.comments];
  const read = await db.transaction('r', stores, async () => {
    const [project, entities] = await Promise.all([
      db.projects.get(projectId),
      db.entities.where('projectId').equals(projectId).toArray(),
    ]);
    if (!project || !entities.some(({ confidential }) => confidential)) return undefined;
    return { project, entities, ...(await readParts(db, contents)) };
  });
  if (!read) return [];
  const { project, entities, told, notes } = read;
  const ends = resolveAll(entities);
  const isProtected = ({ id, confidential }: Entity): boolean =>
    confidential === true || ends.get(id)?.confidential === true;
  const endOf = ({ id }: Entity): EntityId => ends.get(id)?.id ?? id;
  const sent = entitiesLedTo(entities, told);
  const others = sent.filter((one) => !isProtected(one));
  const words = [project.name, ...notes, ...stringsOfEntities(others)];
  // By id: somebody may be tagged under one name and called by another.
  const found = new Set(sent.filter(isProtected).map(endOf));
  for (const id of sourcesNamed({ project, entities, articles: [] }, words)) found.add(id);
  const all = new Set(entities.filter(isProtected).map(endOf));
  for (let from = 0; from < articles.length && found.size < all.size; from += READ_AT_ONCE) {
    const some = articles.slice(from, from + READ_AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- All at once would not fit into memory.
    const part = await readBundle(db, projectId, some);
    if (!part.ok) continue;
    const { bundle } = part.value;
    const own = bundle.articles.map((item) => packetArticle(item, contents));
    for (const id of sourcesNamed({ ...bundle, articles: own })) found.add(id);
  }
  const names = entities.flatMap(({ id, name }) => (found.has(id) ? [name] : []));
  return [...new Set(names)].toSorted();
}

async function readParts(db: Database, contents: PacketContents) {
  const of = [...contents.articles];
  const [layers, frozen, reviews, comments] = await Promise.all([
    db.layers.where('articleId').anyOf(of).toArray(),
    db.frozen.where('articleId').anyOf(of).toArray(),
    db.reviews.where('articleId').anyOf(of).toArray(),
    db.comments.where('articleId').anyOf(of).toArray(),
  ]);
  const rowsOf = byArticle(reviews);
  const scopes = new Map(of.map((id) => [id, scopeOf(contents, rowsOf.get(id) ?? [])]));
  const sent = layers.filter((layer) => scopes.get(layer.articleId)?.hasLayer(layer));
  const copies = frozen.filter(({ articleId, layer }) => scopes.get(articleId)?.hasFrozen(layer));
  const uses = await db.uses.bulkGet(sent.map(({ id }) => id));
  const has = (entry: (typeof reviews | typeof comments)[number]): boolean =>
    scopes.get(entry.articleId)?.hasEntry(entry) ?? false;
  return {
    told: [...uses, ...copies.map(({ layer }) => layer)].flatMap((row) => row?.entityIds ?? []),
    notes: [
      ...comments.filter(has).map((entry) => ('text' in entry ? entry.text : '')),
      ...reviews
        .filter(has)
        .flatMap(({ entry }) => [
          'note' in entry ? (entry.note ?? '') : '',
          'summary' in entry ? (entry.summary ?? '') : '',
        ]),
    ].filter((note) => note !== ''),
  };
}
