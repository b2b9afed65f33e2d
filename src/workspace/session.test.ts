import { expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import type { Command } from '#domain/annotation/command.ts';
import { NO_COUNTS } from '#domain/annotation/count-layer.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import {
  type AnnotationId,
  type AnnotatorId,
  type ArticleId,
  type EntityId,
  type LayerId,
  type ProjectId,
  type TextHash,
  brand,
} from '#domain/ids.ts';
import { NO_HISTORY, foldHistory } from '#storage/fold-history.ts';
import type { LogEntry } from '#storage/log-entry.ts';
import type { AppendOutcome, Edit } from './saver.ts';
import { type Session, createSession } from './session.ts';

const projectId = brand<ProjectId>('p');
const a = brand<AnnotationId>('a');
const zed: Entity = {
  id: brand<EntityId>('zed'),
  projectId,
  kind: 'person',
  name: 'Zed',
  aliases: [],
};

function annotation(id: AnnotationId, more: Partial<Annotation> = {}): Annotation {
  return {
    id,
    label: 'SPEAKER',
    fragments: [{ start: 0, end: 3 }],
    attributes: {},
    provenance: 'manual',
    createdAt: 0,
    updatedAt: 0,
    health: 'sound',
    ...more,
  };
}

/** A disk that several sessions write to, as tabs do. */
function createDisk(start: LayerState) {
  const log: LogEntry[] = [];
  let entities = [...start.entities.buckets].flatMap((bucket) => [...(bucket?.values() ?? [])]);
  let isAnswering = true;
  const held: (() => void)[] = [];

  function append(edits: readonly Edit[], baseRev: number): AppendOutcome {
    if ((log.at(-1)?.rev ?? 0) !== baseRev) return { kind: 'conflict' };
    log.push(...edits.map(({ entities: _entities, ...entry }) => entry));
    return { kind: 'appended' };
  }

  return {
    log,
    hold: () => {
      isAnswering = false;
    },
    release: () => {
      isAnswering = true;
      for (const answer of held.splice(0)) answer();
    },
    setEntities: (rows: Entity[]) => {
      entities = rows;
    },
    open: (dropped: string[] = []): Session =>
      createSession(
        {
          layer: {
            id: brand<LayerId>('l'),
            articleId: brand<ArticleId>('ar'),
            annotatorId: brand<AnnotatorId>('me'),
            textHash: brand<TextHash>('h'),
            codebookVersion: '1',
            role: 'annotator',
            state: 'draft',
            rev: 0,
            counts: NO_COUNTS,
            entityIds: [],
          },
          state: start,
          history: NO_HISTORY,
        },
        {
          projectId,
          now: () => 5,
          append: (edits, baseRev) =>
            new Promise((resolve) => {
              const answer = (): void => {
                resolve(append(edits, baseRev));
              };
              if (isAnswering) answer();
              else held.push(answer);
            }),
          readTail: (afterRev) =>
            Promise.resolve({
              entries: log.filter((entry) => entry.rev > afterRev),
              history: foldHistory(log),
              entities,
              state: 'draft',
            }),
          onChange: () => undefined,
          onSave: () => undefined,
          onDropped: (acts) => dropped.push(...acts),
          delay: () => () => undefined,
        },
      ),
  };
}

function noteOf(session: Session): string | undefined {
  return getFrom(session.value().state.annotations, a)?.note;
}

test('two tabs change different parts of one annotation, and both changes stay, also when one is undone', async () => {
  const disk = createDisk(buildLayerState([annotation(a)], [], []));
  const first = disk.open();
  const second = disk.open();
  second.run('set-note', { kind: 'set-note', id: a, note: 'ask again', at: 1 });
  await second.saver.settled();
  first.run('resize', { kind: 'set-fragments', id: a, fragments: [{ start: 0, end: 9 }], at: 2 });
  await first.saver.settled();
  expect(noteOf(first)).toBe('ask again');
  first.undo();
  await first.saver.settled();
  expect(noteOf(first)).toBe('ask again');
  await second.saver.pull();
  expect(second.value().state).toEqual(first.value().state);
});

test('undo goes on after an act and its undo were both put behind the acts of another tab', async () => {
  const disk = createDisk(buildLayerState([annotation(a)], [], []));
  const first = disk.open();
  const second = disk.open();
  second.run('set-note', { kind: 'set-note', id: a, note: 'one', at: 1 });
  await second.saver.settled();
  disk.hold();
  first.run('relabel', { kind: 'relabel', id: a, label: 'SOURCE', at: 2 });
  first.undo();
  disk.release();
  await first.saver.settled();
  expect(noteOf(first)).toBe('one');
  expect(first.undo()).toEqual({ ok: true });
  expect(noteOf(first)).toBeUndefined();
});

test('two readings of the same news bring it in once', async () => {
  const disk = createDisk(buildLayerState([annotation(a)], [], []));
  const first = disk.open();
  const second = disk.open();
  second.run('set-note', { kind: 'set-note', id: a, note: 'one', at: 1 });
  await second.saver.settled();
  await Promise.all([first.saver.pull(), first.saver.pull()]);
  await first.saver.pull();
  expect(first.value().layer.rev).toBe(1);
  expect(noteOf(first)).toBe('one');
});

test('a conflict that no news explains is a failure that is shown, not an endless try', async () => {
  const start = buildLayerState([annotation(a)], [], []);
  const disk = createDisk(start);
  const session = disk.open();
  disk.log.push(logged(7, { kind: 'batch', commands: [] }));
  session.run('set-note', { kind: 'set-note', id: a, note: 'mine', at: 1 });
  await expect.poll(() => session.saver.state()).toMatchObject({ kind: 'failed' });
  expect(session.saver.pending()).toHaveLength(1);
});

test('undo brings a person back whom another article has removed, by the name they had', async () => {
  const named = annotation(a, { entityId: zed.id });
  const disk = createDisk(buildLayerState([named], [], [zed]));
  const session = disk.open();
  session.run('set-entity', { kind: 'set-entity', id: a, entityId: null, at: 1 });
  await session.saver.settled();
  disk.setEntities([]);
  disk.log.push(logged(2, { kind: 'set-note', id: a, note: 'x', at: 2 }));
  await session.saver.pull();
  expect(getFrom(session.value().state.entities, zed.id)).toBeUndefined();
  session.undo();
  session.undo();
  expect(getFrom(session.value().state.entities, zed.id)?.name).toBe('Zed');
  expect(getFrom(session.value().state.annotations, a)?.entityId).toBe(zed.id);
});

test('redo of a new person who was kept goes on with the one that is there', async () => {
  const disk = createDisk(buildLayerState([annotation(a)], [], []));
  const session = disk.open();
  const adding: Command = {
    kind: 'batch',
    commands: [
      { kind: 'add-entity', entity: zed },
      { kind: 'set-entity', id: a, entityId: zed.id, at: 1 },
    ],
  };
  session.run('set-entity', adding);
  session.undo();
  await session.saver.settled();
  session.refreshEntities([zed]);
  expect(session.redo()).toEqual({ ok: true });
  expect(getFrom(session.value().state.annotations, a)?.entityId).toBe(zed.id);
});

function logged(rev: number, command: Command): LogEntry {
  const applied = applyCommand(buildLayerState([annotation(a)], [], [zed]), command);
  const inverse = applied.ok ? applied.value.inverse : command;
  return { rev, at: 0, kind: 'do', act: 'set-note', command, inverse };
}
