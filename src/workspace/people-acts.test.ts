import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotationId, type EntityId, brand } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { doAct, readActs } from '#storage/act-repository.ts';
import type { Database } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';
import { statementsOf } from '#storage/people-repository.ts';
import { loadEntities } from '#storage/project-repository.ts';
import { answer, editEntity, tag } from './annotate.ts';
import { boot } from './boot.ts';
import { candidatesFor } from './candidates.ts';
import { hear } from './hear-tabs.ts';
import { undo } from './history.ts';
import { importPaste } from './import-articles.ts';
import { deleteEverything } from './library.ts';
import { closeArticle, openArticle } from './open-article.ts';
import { editPerson, mergePeople, tellApart, turnPeople } from './people-acts.ts';
import type { Edit } from './saver.ts';
import { runtime, store } from './store.ts';
import { installTestWorker } from './test-worker.ts';
import { attributionOf } from './views.ts';

const STORY = `Mayor opens bridge

“The bridge is safe,” Mayor Ana Núñez said. “It will hold,” Núñez said.
`;

const NOTHING = { kind: 'batch', commands: [] } as const;
const WAITING: Edit = {
  rev: 9,
  at: 1,
  kind: 'do',
  act: 'tag',
  command: NOTHING,
  inverse: NOTHING,
  entities: [],
};

let other: Database;

beforeAll(installTestWorker);

beforeAll(async () => {
  await boot();
  const tab = await openDatabase();
  if (!tab.ok) throw new Error(tab.error.kind);
  other = tab.value;
});

beforeEach(async () => {
  vi.restoreAllMocks();
  await deleteEverything();
  const id = (await importPaste({ text: STORY })).taken[0]?.id;
  if (!id) throw new Error('not taken');
  await openArticle(id);
});

function opened() {
  const { open, project, me } = store.getState();
  if (!open || !project || !me) throw new Error('nothing is open');
  return { ...open, project, me };
}

function claim(words: string, speaker: string): AnnotationId {
  const start = opened().revision.text.indexOf(words);
  const id = tag('CLAIM', { start, end: start + words.length });
  if (id === undefined) throw new Error('not tagged');
  answer(id, 'speaker', { kind: 'name', name: speaker });
  return id;
}

function named(name: string): Entity {
  const entity = [...valuesOf(opened().state.entities)].find((each) => each.name === name);
  if (!entity) throw new Error(`nobody is called ${name}`);
  return entity;
}

function speakersOf(id: AnnotationId): readonly string[] {
  const shown = attributionOf(opened().state, id, 'speaker');
  return shown.kind === 'by' ? shown.by.map(({ name }) => name) : [];
}

async function lastRev(turn: 'undo' | 'redo'): Promise<number> {
  return (await readActs(other, opened().project.id))[turn].at(-1)?.rev ?? 0;
}

test('an open article shows at once who somebody is, guesses and finds them by both names, and undo takes it back', async () => {
  const first = claim('“The bridge is safe,”', 'Ana Núñez');
  const second = claim('“It will hold,”', 'The engineer');
  await runtime.session?.saver.settled();
  const [ana, engineer] = [named('Ana Núñez'), named('The engineer')];
  expect(await mergePeople([ana.id, engineer.id], ana.id)).toBe(true);
  expect(speakersOf(second)).toEqual(['Ana Núñez']);
  expect(speakersOf(first)).toEqual(['Ana Núñez']);
  const names = candidatesFor(second, 'speaker', 'engineer').map(({ name }) => name);
  expect(names[0]).toBe('Ana Núñez');
  expect(candidatesFor(second, 'speaker', '').map(({ name }) => name)).not.toContain(
    'The engineer',
  );
  expect(store.getState().notices.at(-1)).toMatchObject({
    kind: 'people-changed',
    values: { act: 'merge', turn: 'do', first: 'Ana Núñez', second: 'The engineer' },
  });

  expect(await turnPeople('undo', await lastRev('undo'))).toBe(true);
  expect(speakersOf(second)).toEqual(['The engineer']);
  expect(await loadEntities(other, opened().project.id)).toEqual(
    [ana, engineer].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test('naming the merged one again names who stands for them, and an edit from the article goes there', async () => {
  const first = claim('“The bridge is safe,”', 'Ana Núñez');
  claim('“It will hold,”', 'The engineer');
  await runtime.session?.saver.settled();
  const [ana, engineer] = [named('Ana Núñez'), named('The engineer')];
  await mergePeople([ana.id, engineer.id], ana.id);
  const count = opened().state.entities.size;
  answer(first, 'speaker', { kind: 'name', name: 'the engineer' });
  expect(opened().state.entities.size).toBe(count);
  expect(speakersOf(first)).toEqual(['Ana Núñez']);
  editEntity(named('Ana Núñez'), { ...named('Ana Núñez'), note: 'mayor' });
  undo();
  await runtime.session?.saver.settled();
  expect(await turnPeople('undo', await lastRev('undo'))).toBe(true);
});

test('an act waits for edits on their way to the disk, and is refused while they cannot be saved', async () => {
  claim('“The bridge is safe,”', 'Ana Núñez');
  claim('“It will hold,”', 'The engineer');
  const ids = [named('Ana Núñez').id, named('The engineer').id];
  const into = ids[0] ?? brand<EntityId>('');
  expect(await mergePeople(ids, into)).toBe(true);
  const saver = runtime.session?.saver;
  if (!saver) throw new Error('nothing is open');
  vi.spyOn(saver, 'pending').mockReturnValue([WAITING]);
  vi.spyOn(saver, 'state').mockReturnValue({ kind: 'failed', reason: 'disk-full', attempts: 1 });
  expect(await turnPeople('undo', await lastRev('undo'))).toBe(false);
  expect(store.getState().notices.at(-1)).toMatchObject({
    kind: 'people-refused',
    values: { reason: 'unsaved' },
  });
});

test('one notice at a time tells of people, and its Undo takes the last act back', async () => {
  claim('“The bridge is safe,”', 'Ana Núñez');
  await runtime.session?.saver.settled();
  const ana = named('Ana Núñez');
  await editPerson(ana, { ...ana, note: 'mayor' }, false);
  const mayor = named('Ana Núñez');
  await editPerson(mayor, { ...mayor, note: 'mayor since 2020' }, false);
  const told = store.getState().notices.filter(({ kind }) => kind === 'people-changed');
  expect(told).toHaveLength(1);
  told[0]?.undo?.();
  await vi.waitFor(() => {
    expect(named('Ana Núñez').note).toBe('mayor');
  });
});

test('what another tab has undone already is not undone twice, and the user is told', async () => {
  claim('“The bridge is safe,”', 'Ana Núñez');
  claim('“It will hold,”', 'The engineer');
  await runtime.session?.saver.settled();
  const [ana, engineer] = [named('Ana Núñez'), named('The engineer')];
  await tellApart(ana.id, engineer.id);
  const rev = await lastRev('undo');
  expect(await turnPeople('undo', rev)).toBe(true);
  expect(await turnPeople('undo', rev)).toBe(false);
  expect(store.getState().notices.at(-1)).toMatchObject({ values: { reason: 'moved-on' } });
});

test('a new name keeps the old one by choice, and is refused where somebody has renamed meanwhile', async () => {
  claim('“The bridge is safe,”', 'Ana Núñez');
  await runtime.session?.saver.settled();
  const ana = named('Ana Núñez');
  expect(await editPerson(ana, { ...ana, name: ' Ana  Ruiz ' }, true)).toBe(true);
  expect(named('Ana Ruiz').aliases).toEqual(['Ana Núñez']);
  expect(await editPerson(ana, { ...ana, name: 'Ana Gil' }, false)).toBe(false);
  const ruiz = named('Ana Ruiz');
  expect(await editPerson(ruiz, { ...ruiz, name: 'Ana Gil' }, false)).toBe(true);
  expect(named('Ana Gil').aliases).toEqual(['Ana Núñez']);
  expect(await editPerson(named('Ana Gil'), { ...named('Ana Gil'), name: ' ' }, true)).toBe(false);
});

test('a split from another tab comes into the open article, with an edit that waits there', async () => {
  const first = claim('“The bridge is safe,”', 'Ana Núñez');
  await runtime.session?.saver.settled();
  const { project, me, layer } = opened();
  const ana = named('Ana Núñez');
  const newcomer = { ...ana, id: brand<EntityId>('newcomer'), name: 'Ana Ruiz', aliases: [] };
  const [record] = await statementsOf(other, { projectId: project.id, me: me.id }, ana.id);
  const moves = (record?.uses ?? []).map(({ ref, entityId }) => ({
    use: ref,
    from: entityId,
    to: newcomer.id,
  }));
  const done = await doAct(other, {
    projectId: project.id,
    act: 'split',
    names: [],
    at: 1,
    entityIds: [],
    plan: () => ok([{ after: newcomer }]),
    layers: [{ layerId: layer.id, moves }],
  });
  if (!done.ok) throw new Error(done.error.kind);
  const second = claim('“It will hold,”', 'The engineer');
  await hear({ kind: 'entities-changed' }, () => Promise.resolve());
  for (const { layerId, rev } of done.value.layers) {
    // oxlint-disable-next-line no-await-in-loop -- One message after the other.
    await hear({ kind: 'layer-edited', layerId, rev }, () => Promise.resolve());
  }
  await runtime.session?.saver.settled();
  expect(speakersOf(first)).toEqual(['Ana Ruiz']);
  expect(speakersOf(second)).toEqual(['The engineer']);
  closeArticle();
});
