import { expect, test } from 'vitest';
import { type AppendOutcome, type Edit, type SaverPorts, createSaver } from './saver.ts';
import type { SaveState } from './workspace-state.ts';

function edit(rev: number): Edit {
  const nothing = { kind: 'batch', commands: [] } as const;
  return { rev, at: 0, kind: 'do', act: 'tag', command: nothing, inverse: nothing, entities: [] };
}

type Answer = (outcome: AppendOutcome) => void;

function setUp(pull: SaverPorts['pull'] = () => Promise.resolve((edits) => edits)) {
  const states: SaveState['kind'][] = [];
  const written: number[][] = [];
  const answers: Answer[] = [];
  const retries: (() => void)[] = [];
  const saver = createSaver({
    append: (edits) => {
      written.push(edits.map((e) => e.rev));
      return new Promise<AppendOutcome>((resolve) => {
        answers.push(resolve);
      });
    },
    pull,
    onState: (state) => states.push(state.kind),
    delay: (_ms, run) => {
      retries.push(run);
      return () => undefined;
    },
  });
  async function answer(outcome: AppendOutcome): Promise<void> {
    answers.shift()?.(outcome);
    await Promise.resolve();
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
  return { saver, states, written, answer, retries };
}

test('says saved only after the write has completed', async () => {
  const { saver, states, answer } = setUp();
  saver.enqueue(edit(1));
  expect(states).toEqual(['saving']);
  await answer({ kind: 'appended' });
  expect(states).toEqual(['saving', 'saved']);
});

test('edits made during a write share the next one and keep their order', async () => {
  const { saver, states, written, answer } = setUp();
  saver.enqueue(edit(1));
  saver.enqueue(edit(2));
  saver.enqueue(edit(3));
  await answer({ kind: 'appended' });
  expect(states).not.toContain('saved');
  await answer({ kind: 'appended' });
  expect(written).toEqual([[1], [2, 3]]);
  expect(states.at(-1)).toBe('saved');
});

test('a failed save keeps every edit, stays visible, and writes all of them when it works again', async () => {
  const { saver, states, written, answer, retries } = setUp();
  saver.enqueue(edit(1));
  await answer({ kind: 'failed', reason: 'disk-full' });
  saver.enqueue(edit(2));
  expect(states.at(-1)).toBe('failed');
  expect(saver.pending().map((e) => e.rev)).toEqual([1, 2]);
  retries[0]?.();
  await answer({ kind: 'appended' });
  expect(written).toEqual([[1], [1, 2]]);
  expect(states.at(-1)).toBe('saved');
});

test('after a conflict the edits are renumbered on top of what the other tab wrote', async () => {
  const { saver, written, answer } = setUp(() =>
    Promise.resolve((edits) => edits.map((e) => ({ ...e, rev: e.rev + 10 }))),
  );
  saver.enqueue(edit(1));
  await answer({ kind: 'conflict' });
  await answer({ kind: 'appended' });
  expect(written).toEqual([[1], [11]]);
  expect(saver.pending()).toEqual([]);
});

test('settled waits for the last pending edit', async () => {
  const { saver, answer } = setUp();
  saver.enqueue(edit(1));
  const order: string[] = [];
  const settled = (async () => {
    await saver.settled();
    order.push('settled');
  })();
  order.push('answered');
  await answer({ kind: 'appended' });
  await settled;
  expect(order).toEqual(['answered', 'settled']);
});
