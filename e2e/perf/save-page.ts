import { applyCommand } from '#domain/annotation/apply-command.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import type { Command } from '#domain/annotation/command.ts';
import { NO_COUNTS } from '#domain/annotation/count-layer.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { brand } from '#domain/ids.ts';
import type { Database } from '#storage/database.ts';
import { addLayer, appendEdits } from '#storage/layer-repository.ts';
import { openDatabase } from '#storage/open-database.ts';

/** Milliseconds from the call to the completed transaction, one figure a round. */
export type SaveTimes = { readonly raw: readonly number[]; readonly save: readonly number[] };

declare global {
  // oxlint-disable-next-line no-var -- How the page hands its function to the one who measures.
  var measureSave: (rounds: number) => Promise<SaveTimes>;
}

globalThis.measureSave = async (rounds) => {
  const raw = await openRaw();
  const session = await openSession();
  const times = { raw: [] as number[], save: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const edit = session.next();
    const bare = () => addRaw(raw, edit.entries[0]);
    const whole = () => session.save(edit);
    // The two take turns, and turns at being first: what disturbs one disturbs the other.
    // oxlint-disable no-await-in-loop -- One save at a time is what is measured.
    if (round % 2 === 0) {
      times.raw.push(await timeOf(bare));
      times.save.push(await timeOf(whole));
    } else {
      times.save.push(await timeOf(whole));
      times.raw.push(await timeOf(bare));
    }
    // oxlint-enable no-await-in-loop
  }
  return times;
};

async function timeOf(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function openRaw(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench-raw', 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('log', { autoIncrement: true });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

/** The least that puts the same row on the disk for good. */
function addRaw(db: IDBDatabase, row: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction('log', 'readwrite', { durability: 'strict' });
    transaction.objectStore('log').add(row);
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}

type Edit = Parameters<typeof appendEdits>[1];

/** An annotator's work on a layer that names thirty people, as storage sees it. */
async function openSession() {
  const canary = { isSet: () => false, set: () => undefined, clear: () => undefined };
  const opened = await openDatabase({ name: 'bench-save', canary });
  if (!opened.ok) throw new Error(opened.error.kind);
  const db: Database = opened.value;
  let layer: Layer = {
    id: brand('bench-layer'),
    articleId: brand('bench-article'),
    annotatorId: brand('bench-annotator'),
    textHash: brand('bench-text'),
    codebookVersion: '1.0.0',
    role: 'annotator',
    state: 'draft',
    rev: 0,
    counts: NO_COUNTS,
    entityIds: Array.from({ length: 30 }, () => brand(crypto.randomUUID())),
  };
  await addLayer(db, layer);
  let state: LayerState = buildLayerState([], [], []);

  const next = (): Edit => {
    const rev = layer.rev + 1;
    const command: Command = {
      kind: 'add-annotation',
      annotation: {
        id: brand(crypto.randomUUID()),
        label: 'CLAIM',
        fragments: [{ start: rev * 20, end: rev * 20 + 12 }],
        attributes: { placement: 'body', quote_type: 'direct' },
        provenance: 'manual',
        createdAt: Date.now(),
        updatedAt: Date.now(),
        health: 'sound',
      },
    };
    const applied = applyCommand(state, command);
    if (!applied.ok) throw new Error(applied.error.kind);
    state = applied.value.state;
    const { inverse } = applied.value;
    const baseRev = layer.rev;
    layer = { ...layer, rev, counts: { ...NO_COUNTS, annotations: rev, byLabel: { CLAIM: rev } } };
    return {
      layer,
      baseRev,
      entries: [{ rev, at: Date.now(), kind: 'do', act: 'tag', command, inverse }],
      entities: { put: [], remove: [], named: [] },
    };
  };
  const save = async (edit: Edit): Promise<void> => {
    const outcome = await appendEdits(db, edit);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  };
  return { next, save };
}
