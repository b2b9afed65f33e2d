import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedAnnotations, sortedRelations } from '#domain/annotation/build-layer-state.ts';
import type { Command } from '#domain/annotation/command.ts';
import { countLayer } from '#domain/annotation/count-layer.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { brand } from '#domain/ids.ts';
import { addArticle } from './article-repository.ts';
import { openLayer, writeSnapshot } from './layer-repository.ts';
import { saveProject } from './project-repository.ts';
import {
  ME,
  TestSession,
  add,
  batch,
  contentOf,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

type Step = {
  readonly kind:
    | 'tag'
    | 'remove'
    | 'note'
    | 'attribute'
    | 'link'
    | 'unlink'
    | 'person'
    | 'rename-person'
    | 'forget-person'
    | 'undo'
    | 'redo'
    | 'save'
    | 'snapshot'
    | 'reopen';
  /** Chooses among what is there. */
  readonly pick: number;
};

const KINDS: readonly Step['kind'][] = [
  'tag',
  'tag',
  'remove',
  'note',
  'attribute',
  'link',
  'unlink',
  'person',
  'rename-person',
  'forget-person',
  'undo',
  'redo',
  'save',
  'snapshot',
  'reopen',
];

const steps = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat(1000) }), {
  minLength: 5,
  maxLength: 60,
});

/** The command of a step, if the state has something it can act on. `serial` makes new ids. */
function commandOf(step: Step, state: LayerState, serial: number): Command | undefined {
  const id = `${step.kind}-${String(serial)}`;
  const annotation = choose(sortedAnnotations(state), step.pick);
  const entity = choose([...valuesOf(state.entities)], step.pick);
  switch (step.kind) {
    case 'tag':
      return add(id, { fragments: [{ start: step.pick, end: step.pick + 1 + serial }] });
    case 'person':
      return batch(
        { kind: 'add-entity', entity: makeEntity(id) },
        add(`mention-${id}`, { label: 'SPEAKER', entityId: brand(id) }),
      );
    case 'rename-person':
      return entity && { kind: 'replace-entity', entity: { ...entity, name: id } };
    case 'forget-person':
      return entity && { kind: 'remove-entity', id: entity.id };
    case 'unlink': {
      const relation = choose(sortedRelations(state), step.pick);
      return relation && { kind: 'unlink', id: relation.id };
    }
    case 'remove':
    case 'note':
    case 'attribute':
    case 'link':
      return annotation && changeOf(step, annotation.id, state, serial);
    case 'undo':
    case 'redo':
    case 'save':
    case 'snapshot':
    case 'reopen':
      return undefined;
  }
}

function changeOf(
  step: Step,
  id: Parameters<typeof add>[0],
  state: LayerState,
  serial: number,
): Command | undefined {
  const at = serial;
  if (step.kind === 'remove') return { kind: 'remove-annotation', id: brand(id) };
  if (step.kind === 'note')
    return { kind: 'set-note', id: brand(id), note: `note ${String(at)}`, at };
  if (step.kind === 'attribute') {
    return { kind: 'set-attribute', id: brand(id), attribute: 'stance', value: String(at % 3), at };
  }
  const end = choose([...valuesOf(state.entities)], step.pick);
  return {
    kind: 'link',
    relation: {
      id: brand(`relation-${String(serial)}`),
      type: 'said_by',
      from: brand(id),
      to: end ? { kind: 'entity', id: end.id } : { kind: 'annotation', id: brand(id) },
      attributes: {},
      provenance: 'manual',
    },
  };
}

function choose<T>(values: readonly T[], pick: number): T | undefined {
  return values[pick % Math.max(values.length, 1)];
}

test('whatever is done, saved, snapshot and reopened, the disk gives back the state in memory', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const name = `test-${crypto.randomUUID()}`;
      let db = await openTab(name);
      const added = makeNewArticle('a1');
      valueOf(await saveProject(db, makeProject(), ME));
      valueOf(await addArticle(db, added));
      let session = new TestSession(added.layer);

      const save = async () => {
        if (!session.isSaved) valueOf(await session.save(db));
      };
      const reopen = async () => {
        await save();
        db.close();
        db = await openTab(name);
        const opened = valueOf(await openLayer(db, added.article.id, ME));
        expect(contentOf(opened.state)).toEqual(contentOf(session.state));
        expect(opened.layer).toEqual(session.layer);
        expect(opened.layer.counts).toEqual(countLayer(opened.state));
        expect(opened.history).toEqual(session.history);
        session = new TestSession(opened.layer, opened.state);
        session.history = opened.history;
      };

      for (const [serial, step] of list.entries()) {
        // oxlint-disable no-await-in-loop -- One step after the other, as a person does them.
        if (step.kind === 'save') await save();
        else if (step.kind === 'reopen') await reopen();
        else if (step.kind === 'snapshot') {
          await save();
          valueOf(await writeSnapshot(db, session.layer.id, session.layer.rev, session.state));
        } else if (step.kind === 'undo' || step.kind === 'redo') session.turn(step.kind);
        else {
          const command = commandOf(step, session.state, serial);
          if (command) session.run(command);
        }
        // oxlint-enable no-await-in-loop
      }
      await reopen();
      db.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);
