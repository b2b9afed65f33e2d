import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { boot } from '#workspace/boot.ts';
import { importPaste } from '#workspace/import-articles.ts';
import { deleteEverything } from '#workspace/library.ts';
import { closeArticle, openArticle } from '#workspace/open-article.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import type { Desk } from './desk.tsx';
import { setHidden } from './hide-acts.ts';
import { createScreenStore } from './screen-store.ts';
import { createSignal } from './signal.ts';
import { installTestWorker } from '#workspace/test-worker.ts';

beforeAll(installTestWorker);
beforeAll(boot);
beforeEach(deleteEverything);

async function openStory(text: string) {
  const outcome = await importPaste({ text });
  const id = outcome.taken[0]?.id;
  if (id === undefined) throw new Error('not taken');
  await openArticle(id);
  return id;
}

function aDesk() {
  const say = vi.fn<(text: string) => void>();
  const words = ((key: string) => key) as unknown as Desk['t'];
  const desk: Desk = { screen: createScreenStore(), t: words, say, layout: createSignal() };
  return { desk, say };
}

function hiddenNow(): readonly string[] | undefined {
  return workspaceState().open?.article.hiddenBlocks;
}

test('hiding is told with its own Undo, which shows exactly these lines again', async () => {
  await openStory('Headline\n\nSubscribe now\n\nThe story itself.');
  const { desk } = aDesk();
  await setHidden(desk, ['b0'], true);
  await setHidden(desk, ['b0', 'b1'], true);
  expect(hiddenNow()).toEqual(['b0', 'b1']);
  const notice = workspaceState().notices.at(-1);
  expect(notice).toMatchObject({ kind: 'parts-hidden', values: { count: 1 } });
  notice?.undo?.();
  await vi.waitFor(() => {
    expect(hiddenNow()).toEqual(['b0']);
  });
});

test('its Undo holds for the article it was done in, also when another one is open by then', async () => {
  const first = await openStory('Headline\n\nSubscribe now\n\nThe story itself.');
  await setHidden(aDesk().desk, ['b1'], true);
  const undo = workspaceState().notices.at(-1)?.undo;
  await openStory('Another headline\n\nShare this\n\nAnother story.');
  await setHidden(aDesk().desk, ['b1'], true);
  undo?.();
  await vi.waitFor(() => {
    const changed = workspaceState().articles.find(({ article }) => article.id === first);
    expect(changed?.article.hiddenBlocks).toEqual([]);
  });
  expect(hiddenNow()).toEqual(['b1']);
});

test('lines that are part of the text again are told with an Undo; what was not hidden is not', async () => {
  await openStory('Headline\n\nSubscribe now\n\nThe story itself.');
  const { desk } = aDesk();
  await setHidden(desk, ['b1'], false);
  expect(workspaceState().notices).toEqual([]);
  await setHidden(desk, ['b0', 'b1'], true);
  await setHidden(desk, ['b0'], false);
  expect(hiddenNow()).toEqual(['b1']);
  const notice = workspaceState().notices.at(-1);
  expect(notice).toMatchObject({ kind: 'parts-shown', values: { count: 1 } });
  notice?.undo?.();
  await vi.waitFor(() => {
    expect(hiddenNow()).toEqual(['b0', 'b1']);
  });
  closeArticle();
});
