import { protectionOf } from '#domain/export/protected-sources.ts';
import { findProtected } from '#domain/export/find-protected.ts';
import { entitiesLedTo } from '#domain/packets/entities-of-articles.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import { byArticle } from './bundles.ts';
import type { Database } from './database.ts';
import { type PacketSender, scopeOf } from './packet-scope.ts';

export type PacketContents = PacketSender & {
  readonly projectId: ProjectId;
  readonly articles: readonly ArticleId[];
};

/**
 * Names of the confidential people and sources that such a packet tells, in the order of the alphabet: those named in
 * layers and frozen copies, whom those lead to, and those whom comments and notes of decisions call by a name.
 */
export async function confidentialOf(
  db: Database,
  contents: PacketContents,
): Promise<readonly string[]> {
  const stores = [db.projects, db.entities, db.layers, db.uses, db.frozen, db.reviews, db.comments];
  return db.transaction('r', stores, async () => {
    const [project, entities] = await Promise.all([
      db.projects.get(contents.projectId),
      db.entities.where('projectId').equals(contents.projectId).toArray(),
    ]);
    if (!project || !entities.some(({ confidential }) => confidential)) return [];
    const { told, notes } = await readParts(db, contents);
    const ends = resolveAll(entities);
    const names = new Set(namesIn(notes, project, entities));
    for (const { id, confidential } of entitiesLedTo(entities, told)) {
      const end = ends.get(id);
      if (end && (confidential || end.confidential)) names.add(end.name);
    }
    return [...names].toSorted();
  });
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

/** Names of the confidential ones whom a note means, by whatever part or form of their names. */
function namesIn(
  notes: readonly string[],
  project: Project,
  entities: readonly Entity[],
): readonly string[] {
  const protection = protectionOf({ project, entities, articles: [] });
  const named = new Set(
    notes.flatMap((text) => {
      const blocks = [{ id: '', kind: 'paragraph' as const, start: 0, end: text.length }];
      const language = project.codebook.language;
      return findProtected({ text, blocks, language, mentions: [] }, protection).map(
        ({ words }) => words,
      );
    }),
  );
  return protection.sources
    .filter(({ pseudonym }) => named.has(pseudonym))
    .flatMap(({ names: [name] }) => name ?? []);
}
