import {
  type EntityUse,
  type LayerTally,
  type Statement,
  entityRecord,
  tallyLayer,
} from '#domain/annotation/entity-uses.ts';
import type { Article } from '#domain/article/article.ts';
import { type Duplicate, findDuplicates } from '#domain/entities/find-duplicates.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { AnnotatorId, ArticleId, EntityId, LayerId, ProjectId } from '#domain/ids.ts';
import type { Database, LayerRow, TallyRow } from './database.ts';
import { loadEntities } from './project-repository.ts';
import { type ReadLayer, readLayer } from './read-layer.ts';
import { write } from './write.ts';

/** Whose layers are read, of which project. Deleted articles do not count. */
export type Reader = { readonly projectId: ProjectId; readonly me: AnnotatorId };

/** Called after each layer of those that have to be read. */
export type OnProgress = (done: number, total: number) => void;

/** What somebody's row in the list says, those merged into them included. */
export type PersonTally = {
  /** Claims they said, and claims that came through them. */
  readonly said: number;
  readonly reported: number;
  /** Articles that name them. */
  readonly articles: number;
  /** Date of the latest of those in which they said or reported something, `YYYY-MM-DD`. */
  readonly last?: string;
};

export type PeopleOverview = {
  readonly tallies: ReadonlyMap<EntityId, PersonTally>;
  readonly duplicates: readonly Duplicate[];
};

/**
 * The numbers of the whole list. Layers that were counted before at the same revision are not read
 * again; what is counted anew is kept for the next time.
 */
export async function readOverview(
  db: Database,
  reader: Reader,
  onProgress: OnProgress = () => undefined,
): Promise<PeopleOverview> {
  const [entities, mine] = await Promise.all([
    loadEntities(db, reader.projectId),
    readOwnLayers(db, reader),
  ]);
  const [uses, kept] = await db.transaction('r', [db.uses, db.tallies], () =>
    Promise.all([db.uses.toArray(), db.tallies.toArray()]),
  );
  const entityIds = new Map(uses.map((row) => [row.layerId, row.entityIds]));
  const known = new Map(kept.map((row) => [row.layerId, row]));
  const tallies = new Map<LayerId, LayerTally>();
  const stale: LayerId[] = [];
  for (const { layer } of mine) {
    const row = known.get(layer.id);
    if (row?.rev === layer.rev && row.rules === TALLY_RULES) tallies.set(layer.id, row.tally);
    else if ((entityIds.get(layer.id) ?? []).length > 0) stale.push(layer.id);
  }
  await countAnew(db, stale, tallies, onProgress);
  const ends = resolveAll(entities);
  const people = new Map<EntityId, PersonTally>();
  for (const { article, layer } of mine) {
    const named = new Set((entityIds.get(layer.id) ?? []).map((id) => ends.get(id)?.id ?? id));
    for (const id of named) addTo(people, id, { articles: 1 });
    for (const { entityId, said, reported } of tallies.get(layer.id) ?? []) {
      addTo(people, ends.get(entityId)?.id ?? entityId, { said, reported, last: dayOf(article) });
    }
  }
  return { tallies: people, duplicates: findDuplicates(entities) };
}

/** What is kept was counted in another way where it says another number, or none. 2: with what claims inherit. */
const TALLY_RULES = 2;

/** In so many steps what was counted is put aside: a job that is called off has not been for nothing. */
const LAYERS_PER_WRITE = 100;

async function countAnew(
  db: Database,
  stale: readonly LayerId[],
  tallies: Map<LayerId, LayerTally>,
  onProgress: OnProgress,
): Promise<void> {
  let counted: TallyRow[] = [];
  const keep = async (): Promise<void> => {
    const rows = counted;
    counted = [];
    // Not kept is only slower: the next time they are counted again.
    if (rows.length > 0) await write(db, [db.tallies], () => db.tallies.bulkPut(rows));
  };
  await eachLayer(db, stale, onProgress, async ({ layer, revision, state }) => {
    const tally = tallyLayer(state, revision.text);
    tallies.set(layer.id, tally);
    counted.push({ layerId: layer.id, rev: layer.rev, rules: TALLY_RULES, tally });
    if (counted.length >= LAYERS_PER_WRITE) await keep();
  });
  await keep();
}

/** So many are asked for at once: the next ones are on their way while one is looked at. */
const LAYERS_AT_ONCE = 16;

/** Not all at once: a whole project would not fit into memory. Layers that cannot be read are left out. */
async function eachLayer(
  db: Database,
  ids: readonly LayerId[],
  onProgress: OnProgress,
  work: (read: ReadLayer) => Promise<void> | void,
): Promise<void> {
  for (let first = 0; first < ids.length; first += LAYERS_AT_ONCE) {
    const some = ids.slice(first, first + LAYERS_AT_ONCE);
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const read = await Promise.all(some.map((id) => readLayer(db, id, [])));
    for (const [index, each] of read.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- See above.
      if (each) await work(each);
      onProgress(first + index + 1, ids.length);
    }
  }
}

/** What one article says about somebody. */
export type ArticleRecord = {
  readonly articleId: ArticleId;
  readonly layerId: LayerId;
  readonly title: string;
  readonly outlet?: string;
  /** `YYYY-MM-DD`: of publication, else of the import. */
  readonly day: string;
  readonly statements: readonly Statement[];
  readonly uses: readonly EntityUse[];
};

/**
 * Everything my layers say about an entity and those merged into it, oldest article first. Reads only the
 * layers that name them.
 */
export async function statementsOf(
  db: Database,
  reader: Reader,
  entityId: EntityId,
  onProgress: OnProgress = () => undefined,
): Promise<readonly ArticleRecord[]> {
  const [entities, mine] = await Promise.all([
    loadEntities(db, reader.projectId),
    readOwnLayers(db, reader),
  ]);
  const ends = resolveAll(entities);
  const ids = new Set([...ends].filter(([, end]) => end.id === entityId).map(([id]) => id));
  ids.add(entityId);
  const naming = new Set(
    await db.uses
      .where('entityIds')
      .anyOf([...ids])
      .primaryKeys(),
  );
  const wanted = mine.filter(({ layer }) => naming.has(layer.id));
  const records: ArticleRecord[] = [];
  const layerIds = wanted.map(({ layer }) => layer.id);
  await eachLayer(db, layerIds, onProgress, ({ article, layer, revision, state }) => {
    const { id: articleId, title, outlet } = article;
    const { statements, uses } = entityRecord(state, revision.text, ids);
    const head = { articleId, layerId: layer.id, title, day: dayOf(article) };
    records.push({ ...head, ...(outlet !== undefined && { outlet }), statements, uses });
  });
  return records.toSorted((a, b) => compare(a.day, b.day) || compare(a.articleId, b.articleId));
}

async function readOwnLayers(
  db: Database,
  { projectId, me }: Reader,
): Promise<readonly { readonly article: Article; readonly layer: LayerRow }[]> {
  const [articles, layers] = await db.transaction('r', [db.articles, db.layers], () =>
    Promise.all([
      db.articles.where('projectId').equals(projectId).toArray(),
      db.layers.where('annotatorId').equals(me).toArray(),
    ]),
  );
  const byId = new Map(
    articles.filter(({ deletedAt }) => deletedAt === undefined).map((each) => [each.id, each]),
  );
  return layers.flatMap((layer) => {
    const article = layer.role === 'annotator' ? byId.get(layer.articleId) : undefined;
    return article ? [{ article, layer }] : [];
  });
}

function addTo(people: Map<EntityId, PersonTally>, id: EntityId, more: Partial<PersonTally>): void {
  const { said = 0, reported = 0, articles = 0, last } = people.get(id) ?? {};
  const latest = [last, more.last]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  people.set(id, {
    said: said + (more.said ?? 0),
    reported: reported + (more.reported ?? 0),
    articles: articles + (more.articles ?? 0),
    ...(latest !== undefined && { last: latest }),
  });
}

/** Publication dates are calendar dates; what was imported without one counts on the day of its import. */
function dayOf({ publishedAt, createdAt }: Article): string {
  return (
    /^\d{4}-\d{2}-\d{2}/v.exec(publishedAt ?? '')?.[0] ??
    new Date(createdAt).toISOString().slice(0, 10)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
