import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Command } from '#domain/annotation/command.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import type { Move } from '#domain/annotation/move-uses.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { planMerge } from '#domain/entities/merge-entities.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { type ActOutcome, doAct, readActs, turnAct } from './act-repository.ts';
import type { LayerMoves } from './act-row.ts';
import { addArticle } from './article-repository.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { importBundle } from './import-bundle.ts';
import { openLayer, writeSnapshot } from './layer-repository.ts';
import { readOverview, statementsOf } from './people-repository.ts';
import { saveProject } from './project-repository.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

const id = (text: string): EntityId => brand(text);
const A = id('a');
const B = id('b');
const C = id('c');
const READER = { projectId: PROJECT_ID, me: ME };

let name: string;
let db: Database;

beforeEach(async () => {
  name = `test-${crypto.randomUUID()}`;
  db = await openTab(name);
  valueOf(await saveProject(db, makeProject(), ME));
});

/** All rows of all stores but those left out, as they would be compared byte by byte. */
async function dump(from: Database, ...without: readonly string[]): Promise<string> {
  const tables = from.tables.filter((table) => !without.includes(table.name));
  const rows = await Promise.all(
    tables.map(async (table) => [table.name, await table.toCollection().toArray()]),
  );
  return JSON.stringify(rows);
}

function merge(into: EntityId, ...ids: readonly EntityId[]): Promise<ActOutcome> {
  return doAct(db, {
    projectId: PROJECT_ID,
    act: 'merge',
    names: [],
    at: 5,
    entityIds: [into, ...ids],
    plan: (find) => planMerge(find, [into, ...ids], into),
  });
}

function split(layers: readonly LayerMoves[], entity = makeEntity('c')): Promise<ActOutcome> {
  return doAct(db, {
    projectId: PROJECT_ID,
    act: 'split',
    names: [],
    at: 6,
    entityIds: [],
    plan: () => ok([{ after: entity }]),
    layers,
  });
}

async function turn(kind: 'undo' | 'redo', from = db): Promise<ActOutcome> {
  const top = (await readActs(from, PROJECT_ID))[kind].at(-1);
  return turnAct(from, PROJECT_ID, kind, top?.rev ?? 0, 7);
}

type Use = { readonly entity: 'a' | 'b' | 'none'; readonly direct: boolean };

/** Each article has claims said by the entities given: through a mention, or by the entity itself. */
async function fill(articles: readonly (readonly Use[])[], snapshots = false): Promise<void> {
  await db.entities.bulkAdd([
    makeEntity('a', { name: 'Peskov', aliases: ['P.'], note: 'x' }),
    makeEntity('b', { name: 'Dmitry Peskov' }),
  ]);
  for (const [index, uses] of articles.entries()) {
    const item = makeNewArticle(`n${index}`, { publishedAt: `2026-0${(index % 9) + 1}-01` });
    // oxlint-disable-next-line no-await-in-loop -- One article after the other, as a user adds them.
    valueOf(await addArticle(db, item));
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const entities = await db.entities.toArray();
    const session = new TestSession(item.layer, buildLayerState([], [], entities));
    for (const [place, use] of uses.entries()) session.run(claimBy(place, use));
    if (session.isSaved) continue;
    // oxlint-disable-next-line no-await-in-loop -- See above.
    valueOf(await session.save(db));
    // oxlint-disable-next-line no-await-in-loop -- See above.
    if (snapshots) await writeSnapshot(db, item.layer.id, session.layer.rev, session.state);
  }
}

function claimBy(place: number, { entity, direct }: Use): Command {
  const [claim, mention] = [`q${place}`, `m${place}`];
  const entityId = entity === 'none' ? {} : { entityId: id(entity) };
  const end =
    direct && entity !== 'none'
      ? ({ kind: 'entity', id: id(entity) } as const)
      : ({ kind: 'annotation', id: brand<never>(mention) } as const);
  return batch(
    add(claim, { fragments: [{ start: 10, end: 20 + place }] }),
    add(mention, { label: 'SPEAKER', fragments: [{ start: 0, end: 9 }], ...entityId }),
    {
      kind: 'link',
      relation: {
        id: brand(`r${place}`),
        type: 'said_by',
        from: brand(claim),
        to: end,
        attributes: {},
        provenance: 'manual',
      },
    },
  );
}

const anArticle = fc.array(
  fc.record({ entity: fc.constantFrom('a', 'b', 'none'), direct: fc.boolean() }),
  { maxLength: 6 },
);
const [HUNDRED = []] = fc.sample(fc.array(anArticle, { minLength: 100, maxLength: 100 }), {
  numRuns: 1,
  seed: 4,
});

test('two people named in a hundred articles are merged, and undone to exactly the rows before, in another tab after a reload', async () => {
  await fill(HUNDRED);
  const before = await dump(db, 'acts');
  const layers = await dump(db, 'acts', 'entities');
  valueOf(await merge(B, A));
  expect(await dump(db, 'acts', 'entities')).toBe(layers);
  expect(await db.entities.get(A)).toMatchObject({ mergedInto: B });
  expect(await db.entities.get(B)).toMatchObject({ aliases: ['Peskov', 'P.'], note: 'x' });
  const after = await dump(db, 'acts');

  db.close();
  db = await openTab(name);
  valueOf(await turn('undo'));
  expect(await dump(db, 'acts')).toBe(before);
  valueOf(await turn('redo'));
  expect(await dump(db, 'acts')).toBe(after);
  valueOf(await turn('undo'));
  expect(await dump(db, 'acts')).toBe(before);
});

test('any run of merges is undone one by one to exactly the rows before each', async () => {
  await db.entities.bulkAdd(['0', '1', '2', '3', '4'].map((key) => makeEntity(key)));
  const steps = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(steps, async (pairs) => {
      const states: string[] = [];
      for (const [a, b] of pairs) {
        // oxlint-disable-next-line no-await-in-loop -- One act after the other.
        const before = await dump(db, 'acts');
        // oxlint-disable-next-line no-await-in-loop -- See above.
        if ((await merge(id(`${a}`), id(`${b}`))).ok) states.push(before);
      }
      for (const before of states.toReversed()) {
        // oxlint-disable-next-line no-await-in-loop -- See above.
        valueOf(await turn('undo'));
        // oxlint-disable-next-line no-await-in-loop -- See above.
        expect(await dump(db, 'acts')).toBe(before);
      }
    }),
    { numRuns: 30 },
  );
});

test('the numbers of both are one after a merge, and two again after undoing it', async () => {
  await fill([
    [
      { entity: 'a', direct: false },
      { entity: 'b', direct: true },
    ],
    [{ entity: 'b', direct: false }],
  ]);
  const { tallies } = await readOverview(db, READER);
  expect(tallies.get(A)).toEqual({ said: 1, reported: 0, articles: 1, last: '2026-01-01' });
  expect(tallies.get(B)).toEqual({ said: 2, reported: 0, articles: 2, last: '2026-02-01' });
  expect(await db.tallies.count()).toBe(2);
  valueOf(await merge(B, A));
  const merged = await readOverview(db, READER);
  expect(merged.tallies.get(A)).toBeUndefined();
  expect(merged.tallies.get(B)).toEqual({ said: 3, reported: 0, articles: 2, last: '2026-02-01' });
  const records = await statementsOf(db, READER, B);
  expect(records.map(({ title, statements }) => [title, statements.length])).toEqual([
    ['Article n0', 2],
    ['Article n1', 1],
  ]);
  valueOf(await turn('undo'));
  expect((await readOverview(db, READER)).tallies).toEqual(tallies);
});

test('numbers that an earlier version counted in another way are counted again', async () => {
  await fill([[{ entity: 'a', direct: false }]]);
  await readOverview(db, READER);
  const [row] = await db.tallies.toArray();
  if (!row) throw new Error('nothing was kept');
  const { layerId, rev } = row;
  await db.tallies.put({ layerId, rev, tally: [] });
  expect((await readOverview(db, READER)).tallies.get(A)).toMatchObject({ said: 1 });
});

test('numbers counted before are taken only while the layer is the same', async () => {
  await fill([[{ entity: 'a', direct: false }]]);
  await readOverview(db, READER);
  const { value } = await openLayer(db, brand('n0'), ME).then((opened) => ({
    value: valueOf(opened),
  }));
  const session = new TestSession(value.layer, value.state);
  session.run(claimBy(3, { entity: 'a', direct: true }));
  valueOf(await session.save(db));
  expect((await readOverview(db, READER)).tallies.get(A)?.said).toBe(2);
});

test.each([true, false])(
  'a split moves what was chosen across articles as one act, and undoing it leaves what they said before (snapshots: %s)',
  async (snapshots) => {
    await fill(HUNDRED, snapshots);
    const before = await contents();
    const chosen = await everySecondUse();
    const done = valueOf(await split(chosen));
    expect(done.layers.length).toBeGreaterThan(30);
    const after = await contents();
    expect(after).not.toBe(before);
    expect((await statementsOf(db, READER, C)).flatMap(({ uses }) => uses)).toHaveLength(
      chosen.flatMap(({ moves }) => moves).length,
    );

    db.close();
    db = await openTab(name);
    valueOf(await turn('undo'));
    expect(await contents()).toBe(before);
    valueOf(await turn('redo'));
    expect(await contents()).toBe(after);
    valueOf(await turn('undo'));
    expect(await contents()).toBe(before);
  },
);

/** The project as its file would hold it, but for the revisions of layers, and who uses whom. */
async function contents(): Promise<string> {
  const { bundle, damaged } = valueOf(await readBundle(db, PROJECT_ID));
  expect(damaged).toEqual([]);
  const layers = bundle.articles.flatMap((article) =>
    article.layers.map(({ layer: { rev: _rev, ...layer }, ...rest }) => ({ layer, ...rest })),
  );
  return JSON.stringify([bundle.entities, layers, await db.uses.toArray()]);
}

async function everySecondUse(): Promise<readonly LayerMoves[]> {
  const records = await statementsOf(db, READER, A);
  return records.map(({ layerId, uses }) => ({
    layerId,
    moves: uses
      .filter((_use, index) => index % 2 === 0)
      .map(({ ref, entityId }): Move => ({ use: ref, from: entityId, to: C })),
  }));
}

test('a split is none of the steps that an article’s own undo takes back', async () => {
  await fill([[{ entity: 'a', direct: false }]]);
  const before = valueOf(await openLayer(db, brand('n0'), ME)).history;
  valueOf(await split(await everySecondUse()));
  const opened = valueOf(await openLayer(db, brand('n0'), ME));
  expect(opened.history).toEqual(before);
  const session = new TestSession(opened.layer, opened.state);
  session.history = opened.history;
  expect(session.turn('undo')).toBe(true);
  valueOf(await session.save(db));
  // What was split off is gone from the article; taking the split back leaves that as it is.
  valueOf(await turn('undo'));
  expect(await db.entities.get(C)).toBeUndefined();
  expect(valueOf(await openLayer(db, brand('n0'), ME)).state.annotations.size).toBe(0);
});

test('one who was split off and is named elsewhere since stays when the split is undone', async () => {
  await fill([[{ entity: 'a', direct: false }], []]);
  valueOf(await split(await everySecondUse()));
  const opened = valueOf(await openLayer(db, brand('n1'), ME));
  const session = new TestSession(opened.layer, opened.state);
  session.run(add('new', { label: 'SPEAKER', entityId: C }));
  valueOf(await session.save(db));
  valueOf(await turn('undo'));
  expect(await db.entities.get(C)).toBeDefined();
  valueOf(await turn('redo'));
});

test('an act that another tab has undone, or that stands on other rows by now, is refused and changes nothing', async () => {
  await fill([[{ entity: 'a', direct: false }]]);
  valueOf(await merge(B, A));
  const seen = (await readActs(db, PROJECT_ID)).undo.at(-1)?.rev ?? 0;
  const other = await openTab(name);
  valueOf(await turn('undo', other));
  const before = await dump(db);
  expect(await turnAct(db, PROJECT_ID, 'undo', seen, 8)).toEqual({
    ok: false,
    error: { kind: 'moved-on' },
  });
  expect(await merge(B, id('gone'))).toMatchObject({ error: { kind: 'changed' } });
  expect(await dump(db)).toBe(before);

  valueOf(await merge(B, A));
  valueOf(await doAct(other, renameRequest({ name: 'D. Peskov' })));
  const renamed = await dump(db);
  expect(await merge(A, B)).toMatchObject({ error: { kind: 'changed' } });
  expect(await dump(db)).toBe(renamed);
});

test('undoing a merge keeps what was changed since in other fields, and is refused when the redirect is another', async () => {
  await fill([]);
  valueOf(await merge(B, A));
  await db.entities.update(B, { note: 'new', aliases: ['Peskov', 'P.', 'DP'] });
  valueOf(await turn('undo'));
  expect(await db.entities.get(B)).toEqual(
    makeEntity('b', { name: 'Dmitry Peskov', note: 'new', aliases: ['DP'] }),
  );
  valueOf(await turn('redo'));
  await db.entities.add(makeEntity('c'));
  await db.entities.update(A, { mergedInto: C });
  const before = await dump(db);
  expect(await turn('undo')).toEqual({ ok: false, error: { kind: 'changed' } });
  expect(await dump(db)).toBe(before);
});

function renameRequest(change: Partial<Entity>) {
  return {
    projectId: PROJECT_ID,
    act: 'rename' as const,
    names: [],
    at: 9,
    entityIds: [B],
    plan: (find: (key: EntityId) => Entity | undefined) => {
      const before = find(B);
      if (!before) throw new Error('not stored');
      return ok([{ before, after: { ...before, ...change } }]);
    },
  };
}

test('a layer that was written to while the act was made is read again', async () => {
  await fill([[{ entity: 'a', direct: false }]]);
  const chosen = await everySecondUse();
  const opened = valueOf(await openLayer(db, brand('n0'), ME));
  const session = new TestSession(opened.layer, opened.state);
  session.run(add('late'));
  const [, done] = await Promise.all([session.save(db), split(chosen)]);
  valueOf(done);
  const { state } = valueOf(await openLayer(db, brand('n0'), ME));
  expect([...(await statementsOf(db, READER, C))]).toHaveLength(1);
  expect(state.annotations.size).toBe(3);
});

test('a colleague’s later file that names the merged one reads as the one who stands for them', async () => {
  await fill([[{ entity: 'a', direct: false }]]);
  const packet = valueOf(await readBundle(db, PROJECT_ID)).bundle;
  const [item] = packet.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  valueOf(await merge(B, A));
  const article = { ...item.article, id: brand<never>('later') };
  const later = {
    ...layer,
    layer: { ...layer.layer, id: brand<never>('l2'), articleId: article.id },
  };
  const file = { ...packet, articles: [{ ...item, article, layers: [later] }] };
  const imported = valueOf(await importBundle(db, { projectId: PROJECT_ID, me: ME }, file));
  expect(imported.articles).toBe(1);
  expect(await db.entities.get(A)).toMatchObject({ mergedInto: B });
  expect((await readOverview(db, READER)).tallies.get(B)).toMatchObject({ said: 2, articles: 2 });
  valueOf(await turn('undo'));
  expect((await readOverview(db, READER)).tallies.get(A)).toMatchObject({ said: 2, articles: 2 });
});

test('somebody others were merged into is not removed with the act that added them', async () => {
  await fill([]);
  valueOf(await addArticle(db, makeNewArticle('x')));
  const { layer, state } = valueOf(await openLayer(db, brand('x'), ME));
  const session = new TestSession(layer, state);
  session.run({ kind: 'add-entity', entity: makeEntity('c') });
  valueOf(await session.save(db));
  valueOf(await merge(C, A));
  session.turn('undo');
  expect(valueOf(await session.save(db)).kept).toEqual([C]);
});
