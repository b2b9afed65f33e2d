import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EntityId, LayerId } from '#domain/ids.ts';
import { brand } from '#domain/ids.ts';
import { withEntry } from '#domain/collection/bucket-map.ts';
import { addArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import { addLayer, appendEdits, openLayer, readTail, writeSnapshot } from './layer-repository.ts';
import { loadEntities, saveProject } from './project-repository.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  contentOf,
  makeAnnotation,
  makeArticle,
  makeEntity,
  makeLayer,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

const ARTICLE = makeArticle('a1').id;
const LAYER = brand<LayerId>('layer-a1');

let name: string;
let db: Database;
let session: TestSession;

beforeEach(async () => {
  name = `test-${crypto.randomUUID()}`;
  db = await openTab(name);
  valueOf(await saveProject(db, makeProject(), ME));
  const added = makeNewArticle('a1');
  valueOf(await addArticle(db, added));
  session = new TestSession(added.layer);
});

afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

/** As after a crash: nothing is left but what is on the disk. */
async function reopen() {
  return valueOf(await openLayer(await openTab(name), ARTICLE, ME));
}

test('an acknowledged edit is there after a crash, with counts and undo', async () => {
  session.run(add('c1'));
  session.run({ kind: 'set-note', id: brand('c1'), note: 'check', at: 2 });
  expect(await session.save(db)).toEqual({ ok: true, value: { rev: 2, kept: [], merged: [] } });

  const opened = await reopen();
  expect(contentOf(opened.state)).toEqual(contentOf(session.state));
  expect(opened.layer).toEqual(session.layer);
  expect(opened.layer.counts.annotations).toBe(1);
  expect(opened.history).toEqual(session.history);
});

test('undo and redo go on after a reload, also with a snapshot in between', async () => {
  session.run(add('c1'));
  session.run(add('c2'));
  session.turn('undo');
  await session.save(db);
  valueOf(await writeSnapshot(db, LAYER, 3, session.state));

  const opened = await reopen();
  expect(opened.snapshotRev).toBe(3);
  const next = new TestSession(opened.layer, opened.state);
  next.history = opened.history;
  expect(next.turn('redo')).toBe(true);
  expect(contentOf(next.state).annotations.map(({ id }) => id)).toEqual(['c1', 'c2']);
  next.turn('undo');
  next.turn('undo');
  valueOf(await next.save(db));
  expect(contentOf((await reopen()).state).annotations).toEqual([]);
});

test('edits go in one strict transaction, snapshots in a relaxed one', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const tab = await openTab(name);
  session.run(batch({ kind: 'add-entity', entity: makeEntity('e1') }, add('c1')));
  await session.save(tab);
  const writes = () => transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes()).toHaveLength(1);
  expect(writes()[0]?.[2]).toEqual({ durability: 'strict' });

  await writeSnapshot(tab, LAYER, 1, session.state);
  expect(writes()).toHaveLength(2);
  expect(writes()[1]?.[2]).toEqual({ durability: 'relaxed' });
});

test('of two tabs that edit the same revision, the second is told and overwrites nothing', async () => {
  const otherDb = await openTab(name);
  const other = new TestSession(session.layer);
  session.run(add('c1'));
  other.run(batch({ kind: 'add-entity', entity: makeEntity('e9') }, add('c9')));
  expect((await session.save(db)).ok).toBe(true);
  expect(await other.save(otherDb)).toEqual({ ok: false, error: { kind: 'conflict', rev: 1 } });

  expect(contentOf((await reopen()).state)).toEqual(contentOf(session.state));
  const tail = await readTail(otherDb, LAYER, 0);
  expect(tail.entries.map(({ act }) => act)).toEqual(['add-annotation']);
  expect(tail.history).toEqual(session.history);
  expect(tail.entities).toEqual([]);
});

test('a hundred edits from each of two tabs, taking turns on conflict, are all kept', async () => {
  const tabs = await Promise.all(
    ['x', 'y'].map(async (prefix) => ({ prefix, db: await openTab(name) })),
  );
  await Promise.all(
    tabs.map(async (tab) => {
      for (let i = 0; i < 100; i += 1) {
        for (;;) {
          // oxlint-disable no-await-in-loop -- Each edit builds on what is stored.
          const { layer, state } = valueOf(await openLayer(tab.db, ARTICLE, ME));
          const own = new TestSession(layer, state);
          own.run(add(`${tab.prefix}${String(i)}`));
          const outcome = await own.save(tab.db);
          // oxlint-enable no-await-in-loop
          if (outcome.ok) break;
          expect(outcome.error.kind).toBe('conflict');
        }
      }
    }),
  );
  const opened = await reopen();
  expect(opened.layer.rev).toBe(200);
  expect(opened.state.annotations.size).toBe(200);
});

/** Makes the disk run full at the next write to a store: the browser then aborts the transaction. */
function fillDiskAt(store: string, method: 'add' | 'put' | 'delete'): void {
  const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
    this: IDBObjectStore,
    ...args: unknown[]
  ) {
    const request = original.apply(this, args);
    if (this.name === store) {
      const transaction = this.transaction as unknown as { _abort: (name: string) => void };
      queueMicrotask(() => {
        // oxlint-disable-next-line no-underscore-dangle -- The fake's own way to fail as a full disk does.
        transaction._abort('QuotaExceededError');
      });
    }
    return request as never;
  });
}

test.each([
  ['log', 'add'],
  ['layers', 'put'],
  ['entities', 'put'],
] as const)(
  'a disk that fills up while writing %s leaves everything as before',
  async (store, method) => {
    session.run(add('c1'));
    await session.save(db);
    const before = contentOf(session.state);

    session.run(batch({ kind: 'add-entity', entity: makeEntity('e1') }, add('c2')));
    fillDiskAt(store, method);
    expect(await session.save(db)).toMatchObject({
      ok: false,
      error: { kind: 'failed', reason: 'disk-full' },
    });
    vi.restoreAllMocks();
    const opened = await reopen();
    expect(contentOf(opened.state)).toEqual(before);
    expect(opened.layer.rev).toBe(1);

    // The edit is still pending, and goes through once there is space.
    expect((await session.save(db)).ok).toBe(true);
    expect(contentOf((await reopen()).state)).toEqual(contentOf(session.state));
  },
);

test('a closed connection is told as such', async () => {
  db.close();
  session.run(add('c1'));
  expect(await session.save(db)).toMatchObject({
    ok: false,
    error: { kind: 'failed', reason: 'database-closed' },
  });
});

test('edits of a layer that is not stored are refused rather than written beside it', async () => {
  const orphan = new TestSession({ ...session.layer, id: brand('gone') });
  orphan.run(add('c1'));
  expect(await orphan.save(db)).toMatchObject({ ok: false, error: { reason: 'unknown' } });
  expect(await db.log.count()).toBe(0);
  expect(await db.layers.count()).toBe(1);
});

test('an edit that cannot be stored takes everything back that goes with it', async () => {
  session.run(add('c1'));
  const uncloneable = makeEntity('e1', { aliases: [(() => '') as never] });
  session.state = {
    ...session.state,
    entities: withEntry(session.state.entities, uncloneable.id, uncloneable),
  };
  session.run({ kind: 'replace-entity', entity: uncloneable });
  expect(await session.save(db)).toMatchObject({ ok: false, error: { reason: 'unknown' } });
  expect(await db.log.count()).toBe(0);
  expect((await reopen()).layer.rev).toBe(0);
});

test('edits that would leave a gap in the log are a bug, not a write', async () => {
  const entry = {
    rev: 2,
    at: 1,
    kind: 'do',
    act: 'tag',
    command: add('c1'),
    inverse: add('c1'),
  } as const;
  const edits = {
    layer: { ...session.layer, rev: 2 },
    baseRev: 0,
    entries: [entry],
    entities: { put: [], remove: [], named: [] },
  };
  await expect(appendEdits(db, edits)).rejects.toThrow('do not follow');
  expect(await db.log.count()).toBe(0);
});

test('a person that another layer names is kept when this one lets go of it', async () => {
  const elsewhere = makeNewArticle('a2');
  const layer = { ...elsewhere.layer, entityIds: [brand<EntityId>('shared')] };
  valueOf(await addArticle(db, { ...elsewhere, layer }));
  session.run({ kind: 'add-entity', entity: makeEntity('shared') });
  session.run({ kind: 'add-entity', entity: makeEntity('alone') });
  session.run({ kind: 'add-entity', entity: makeEntity('boss') });
  session.run({ kind: 'add-entity', entity: makeEntity('aide', { speaksFor: brand('boss') }) });
  await session.save(db);
  for (const id of ['shared', 'alone', 'boss']) {
    session.run({ kind: 'remove-entity', id: brand(id) });
  }

  expect(await session.save(db)).toMatchObject({ ok: true, value: { kept: ['shared', 'boss'] } });
  const entities = await loadEntities(db, PROJECT_ID);
  expect(entities.map(({ id }) => id)).toEqual(['aide', 'boss', 'shared']);
});

test('replay does not repeat what was done to people, and forgives those that are gone', async () => {
  const e1 = makeEntity('e1');
  session.run(batch({ kind: 'add-entity', entity: e1 }, add('s1', { entityId: e1.id })));
  session.run({ kind: 'replace-entity', entity: { ...e1, name: 'Renamed' } });
  session.run(
    batch(
      { kind: 'set-entity', id: brand('s1'), entityId: null, at: 3 },
      { kind: 'remove-entity', id: e1.id },
    ),
  );
  session.run(batch({ kind: 'add-entity', entity: makeEntity('e2') }, add('s2')));
  await session.save(db);
  // Another article renames the second person meanwhile.
  await db.entities.put(makeEntity('e2', { name: 'Renamed elsewhere' }));

  const { state } = await reopen();
  expect(contentOf(state).entities).toEqual([makeEntity('e2', { name: 'Renamed elsewhere' })]);
  expect(contentOf(state).annotations).toEqual(contentOf(session.state).annotations);
});

test('a snapshot older than the log is brought up to date by the tail', async () => {
  session.run(add('c1'));
  await session.save(db);
  valueOf(await writeSnapshot(db, LAYER, 1, session.state));
  session.run(add('c2'));
  session.run({ kind: 'remove-annotation', id: brand('c1') });
  await session.save(db);

  const opened = await reopen();
  expect(opened.snapshotRev).toBe(1);
  expect(contentOf(opened.state)).toEqual(contentOf(session.state));
  expect(opened.history).toEqual(session.history);
});

test('a snapshot never takes the place of a newer one, nor of acts that are not on the disk', async () => {
  session.run(add('c1'));
  const early = session.state;
  session.run(add('c2'));
  await session.save(db);
  expect(await writeSnapshot(db, LAYER, 2, session.state)).toEqual({ ok: true, value: 'written' });
  expect(await writeSnapshot(db, LAYER, 1, early)).toEqual({ ok: true, value: 'superseded' });
  expect(await writeSnapshot(db, LAYER, 2, early)).toEqual({ ok: true, value: 'superseded' });

  session.run(add('c3'));
  expect(await writeSnapshot(db, LAYER, 3, session.state)).toEqual({
    ok: true,
    value: 'not-acknowledged',
  });
  const opened = await reopen();
  expect(contentOf(opened.state).annotations.map(({ id }) => id)).toEqual(['c1', 'c2']);
  expect(await db.snapshots.count()).toBe(1);
});

test('the log is cut to the last thousand acts, and only where a snapshot covers it', async () => {
  for (let i = 0; i < 1100; i += 1) session.run(add(`c${String(i)}`));
  const middle = new TestSession(session.layer);
  await session.save(db);
  expect(await db.log.count()).toBe(1100);
  valueOf(await writeSnapshot(db, LAYER, middle.layer.rev, session.state));
  expect(await db.log.count()).toBe(1000);

  const opened = await reopen();
  expect(contentOf(opened.state)).toEqual(contentOf(session.state));
  expect(opened.history.undo).toEqual(session.history.undo.slice(-1000));
});

test.each([
  ['a log row is missing', (database: Database) => database.log.delete([LAYER, 2]), 2],
  ['the last act is missing', (database: Database) => database.log.delete([LAYER, 3]), 3],
  [
    'an act does not fit',
    (database: Database) => database.log.update([LAYER, 2], { command: add('c1') }),
    2,
  ],
])(
  'a layer whose log is damaged is not shown as if it were whole: %s',
  async (_case, damage, rev) => {
    for (const id of ['c1', 'c2', 'c3']) session.run(add(id));
    await session.save(db);
    await damage(db);
    expect(await openLayer(db, ARTICLE, ME)).toEqual({
      ok: false,
      error: { kind: 'damaged', rev },
    });
  },
);

test('an unreadable snapshot is reported', async () => {
  session.run(add('c1'));
  await session.save(db);
  await writeSnapshot(db, LAYER, 1, session.state);
  await db.snapshots.update([LAYER, 1], { 'packed.version': 9 } as never);
  expect(await openLayer(db, ARTICLE, ME)).toEqual({
    ok: false,
    error: { kind: 'damaged', rev: 1 },
  });
});

test('what is missing is named: the article, the layer', async () => {
  expect(await openLayer(db, brand('nope'), ME)).toEqual({
    ok: false,
    error: { kind: 'no-article' },
  });
  const colleague = await openLayer(db, ARTICLE, brand('colleague'));
  expect(colleague).toMatchObject({ ok: false, error: { kind: 'no-layer' } });

  const layer = makeLayer('theirs', makeArticle('a1'), { annotatorId: brand('colleague') });
  valueOf(await addLayer(db, layer));
  valueOf(await addLayer(db, { ...layer, rev: 5 }));
  expect(valueOf(await openLayer(db, ARTICLE, brand('colleague'))).layer).toEqual(layer);
});

test('a layer that was imported at a later revision opens from its snapshot alone', async () => {
  const article = makeArticle('a1');
  const layer = makeLayer('imported', article, { annotatorId: brand('other'), rev: 40 });
  valueOf(await addLayer(db, layer));
  const imported = new TestSession(layer);
  imported.run(add('x'));
  valueOf(await writeSnapshot(db, layer.id, 40, imported.state));
  const opened = valueOf(await openLayer(db, ARTICLE, brand('other')));
  expect(contentOf(opened.state).annotations).toEqual([makeAnnotation('x')]);
  expect(opened.history).toEqual({ undo: [], redo: [] });
});
