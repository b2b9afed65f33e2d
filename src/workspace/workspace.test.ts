import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { countLayer } from '#domain/annotation/count-layer.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, ArticleId, ProjectId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { exportProjectFile, importProjectText } from '#storage/project-file-jobs.ts';
import type { Here } from '#storage/import-bundle.ts';
import { loadProject } from '#storage/project-repository.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { addPiece, answer, remove, repeatAttribution, tag } from './annotate.ts';
import { boot, showProject } from './boot.ts';
import { candidatesFor, isOfThisArticle } from './candidates.ts';
import { redo, retrySave, undo } from './history.ts';
import { importFiles, importSample, importSources } from './import-articles.ts';
import {
  deleteEverything,
  purgeArticle,
  renameArticle,
  restoreArticle,
  trashArticle,
} from './library.ts';
import { closeArticle, openArticle } from './open-article.ts';
import { database, runtime, store } from './store.ts';
import { attributionOf } from './views.ts';
import type { OpenArticle } from './workspace-state.ts';
import { installTestWorker } from './test-worker.ts';

const STORY = `Mayor opens bridge

“The bridge is safe,” Mayor Ana Núñez said on Monday.

“It cost 4 million,” she added. “We paid it.”
`;

function opened(): OpenArticle {
  const { open } = store.getState();
  if (!open) throw new Error('no article is open');
  return open;
}

function spanOf(words: string): Span {
  const start = opened().revision.text.indexOf(words);
  if (start === -1) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

function tagged(label: string, words: string): AnnotationId {
  const id = tag(label, spanOf(words));
  if (!id) throw new Error(`not tagged: ${words}`);
  return id;
}

/** As after a reload: the same disk, nothing in memory. */
async function reopen(id: ArticleId): Promise<void> {
  await runtime.session?.saver.settled();
  closeArticle();
  expect(await openArticle(id)).toBe('opened');
}

async function openStory(): Promise<ArticleId> {
  const paste = { kind: 'paste', text: STORY, choices: { takesDuplicates: true } } as const;
  const outcome = await importSources([paste]);
  const id = outcome.taken[0]?.id;
  if (!id) throw new Error(JSON.stringify(outcome.failed));
  await openArticle(id);
  return id;
}

beforeAll(installTestWorker);
beforeAll(boot);
beforeEach(deleteEverything);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('annotating', () => {
  test('a claim with its speaker is one tag and one answer, and is there after a reload', async () => {
    const id = await openStory();
    const claim = tagged('CLAIM', '“The bridge is safe,”');
    const [guess] = candidatesFor(claim, 'speaker', '');
    expect(guess?.name).toBe('Ana Núñez');
    if (!guess) return;
    answer(claim, 'speaker', guess.answer);
    await reopen(id);
    const by = attributionOf(opened().state, claim, 'speaker');
    expect(by).toMatchObject({ kind: 'by', by: [{ name: 'Ana Núñez', inherited: false }] });
    const provenances = [...valuesOf(opened().state.relations)].map(
      (relation) => relation.provenance,
    );
    expect(provenances).toEqual(['suggested-accepted']);
  });

  test('undo goes on after a reload, back to the first act, and redo comes all the way again', async () => {
    const id = await openStory();
    const claim = tagged('CLAIM', '“The bridge is safe,”');
    answer(claim, 'speaker', { kind: 'name', name: 'Ana Núñez' });
    remove(claim);
    const finished = opened().state;
    await reopen(id);
    expect(opened().undoName).toBe('remove');
    undo();
    expect(getFrom(opened().state.annotations, claim)).toBeDefined();
    undo();
    undo();
    expect(opened().state.annotations.size).toBe(0);
    expect(opened().undoName).toBeUndefined();
    await reopen(id);
    expect(opened().redoName).toBe('tag');
    redo();
    redo();
    redo();
    expect(countLayer(opened().state)).toEqual(countLayer(finished));
    expect(opened().redoName).toBeUndefined();
  });

  test('the last speaker is the first guess for a claim that names nobody, and = repeats them', async () => {
    await openStory();
    const first = tagged('CLAIM', '“The bridge is safe,”');
    answer(first, 'speaker', { kind: 'name', name: 'Ana Núñez' });
    const second = tagged('CLAIM', '“It cost 4 million,”');
    addPiece(second, spanOf('“We paid it.”'));
    expect(candidatesFor(second, 'speaker', '')[0]).toMatchObject({
      name: 'Ana Núñez',
      detail: 'last',
    });
    expect(repeatAttribution(second).ok).toBe(true);
    expect(attributionOf(opened().state, second, 'speaker')).toMatchObject({
      by: [{ name: 'Ana Núñez' }],
    });
  });

  test('who is known from another article alone is in the list, but not one key away', async () => {
    await openStory();
    answer(tagged('CLAIM', '“We paid it.”'), 'speaker', { kind: 'name', name: 'Bo Ek' });
    await runtime.session?.saver.settled();
    await openStory();
    const claim = tagged('CLAIM', '“The bridge is safe,”');
    const candidates = candidatesFor(claim, 'speaker', '');
    expect(candidates.map(({ name }) => name)).toEqual(['Ana Núñez', 'Bo Ek']);
    expect(candidates.filter(isOfThisArticle).map(({ name }) => name)).toEqual(['Ana Núñez']);
  });

  test('undoing a new person keeps the person when another article needs them', async () => {
    const first = await openStory();
    const claim = tagged('CLAIM', '“The bridge is safe,”');
    answer(claim, 'speaker', { kind: 'name', name: 'Ana Núñez' });
    await runtime.session?.saver.settled();
    await openStory();
    answer(tagged('CLAIM', '“The bridge is safe,”'), 'speaker', {
      kind: 'name',
      name: 'Ana Núñez',
    });
    await runtime.session?.saver.settled();
    await openArticle(first);
    undo();
    await runtime.session?.saver.settled();
    expect([...valuesOf(opened().state.entities)].map((entity) => entity.name)).toEqual([
      'Ana Núñez',
    ]);
  });
});

describe('when the disk takes no more edits', () => {
  test('the edit stays, the article can be left and opened again, others too, and all is saved in the end', async () => {
    const second = await openStory();
    const first = await openStory();
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const claim = tagged('CLAIM', '“The bridge is safe,”');
    await expect.poll(() => opened().save).toMatchObject({ kind: 'failed', reason: 'disk-full' });
    expect(await openArticle(second)).toBe('opened');
    expect(store.getState().unsavedElsewhere).toBe(1);
    await openArticle(first);
    expect(getFrom(opened().state.annotations, claim)).toBeDefined();
    expect(opened().save.kind).toBe('failed');
    add.mockRestore();
    retrySave();
    await expect.poll(() => opened().save.kind).toBe('saved');
    await reopen(first);
    expect(getFrom(opened().state.annotations, claim)).toBeDefined();
  });
});

describe('library', () => {
  test('shows counts of the last acknowledged state', async () => {
    const id = await openStory();
    answer(tagged('CLAIM', '“The bridge is safe,”'), 'speaker', { kind: 'nobody' });
    await reopen(id);
    closeArticle();
    const [summary] = store.getState().articles;
    expect(summary?.counts).toMatchObject({
      annotations: 1,
      attributedClaims: 1,
      byLabel: { CLAIM: 1 },
    });
  });

  test('a deleted article waits to be restored until it is deleted for good', async () => {
    const id = await openStory();
    await renameArticle(id, '  A new title ');
    await trashArticle(id);
    expect(store.getState().articles).toEqual([]);
    expect(await openArticle(id)).toBe('not-found');
    await restoreArticle(id);
    expect(store.getState().articles[0]?.article.title).toBe('A new title');
    await trashArticle(id);
    await purgeArticle(id);
    expect(store.getState().deletedArticles).toEqual([]);
    await restoreArticle(id);
    expect(store.getState().articles).toEqual([]);
  });

  test('one bad file does not keep the others out, and each is told by name and reason', async () => {
    const outcome = await importFiles([
      new File([''], 'empty.txt'),
      new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0)], 'photo.txt'),
      new File([STORY], 'story.txt'),
      new File(['x'], 'table.xlsx'),
    ]);
    expect(outcome.failed.map(({ place, reason }) => [place, reason])).toEqual([
      ['empty.txt', 'empty'],
      ['photo.txt', 'binary'],
      ['table.xlsx', 'unsupported'],
    ]);
    expect(outcome.taken.map(({ title }) => title)).toEqual(['Mayor opens bridge']);
  });

  test('a text in an older encoding says so, and that its letters are to be looked at', async () => {
    await importFiles([
      new File([Uint8Array.of(0x93, 0x48, 0x69, 0x94, 0x20, 0x61, 0x6c, 0x6c)], 'old.txt'),
    ]);
    expect(store.getState().notices.map(({ kind }) => kind)).toEqual(['read-as']);
  });

  test('the sample article comes in the way a file does', async () => {
    const id = await importSample();
    await openArticle(id);
    expect(opened().revision.blocks.some((block) => block.flag)).toBe(true);
  });
});

describe('project file', () => {
  test('export, delete everything, import, export again gives the same bytes', async () => {
    await importSample();
    await openStory();
    const claim = tagged('CLAIM', '“It cost 4 million,”');
    addPiece(claim, spanOf('“We paid it.”'));
    answer(claim, 'speaker', { kind: 'name', name: 'Ana Núñez' });
    answer(tagged('CLAIM', '“The bridge is safe,”'), 'speaker', { kind: 'unnamed' });
    await runtime.session?.saver.settled();
    const before = await exported();
    await deleteEverything();
    expect(await exported()).not.toBe(before);
    const imported = await importProjectText(database(), here(), before, sha256Hex);
    expect(imported).toMatchObject({ ok: true, value: { mode: 'replaced-empty', articles: 2 } });
    const current = await loadProject(database());
    if (current) await showProject(current);
    expect(await exported()).toBe(before);
  });

  test('an article that is here already stays as it is when an older file is imported', async () => {
    const id = await openStory();
    tagged('CLAIM', '“The bridge is safe,”');
    await runtime.session?.saver.settled();
    const older = await exported();
    tagged('SPEAKER', 'Mayor Ana Núñez');
    await runtime.session?.saver.settled();
    const imported = await importProjectText(database(), here(), older, sha256Hex);
    expect(imported).toMatchObject({ ok: true, value: { mode: 'added', articles: 0, skipped: 1 } });
    await reopen(id);
    expect(opened().state.annotations.size).toBe(2);
  });

  test('a file with one wrong offset is refused with its place, and nothing changes', async () => {
    await openStory();
    tagged('CLAIM', '“The bridge is safe,”');
    await runtime.session?.saver.settled();
    const good = await exported();
    const broken = good.replace(
      /"start":(\d+),"end":(\d+)(?=[^\]]*"quote")/,
      '"start":$1,"end":99999',
    );
    expect(broken).not.toBe(good);
    const outcome = await importProjectText(database(), here(), broken, sha256Hex);
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).toContain('articles[0].layers[0].annotations[0].fragments[0]');
    expect(await exported()).toBe(good);
  });

  function projectId(): ProjectId {
    const { project } = store.getState();
    if (!project) throw new Error('no project');
    return project.id;
  }

  function here(): Here {
    const { me } = store.getState();
    if (!me) throw new Error('nobody');
    return { projectId: projectId(), me: me.id };
  }

  async function exported(): Promise<string> {
    const result = await exportProjectFile(database(), projectId(), sha256Hex);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value.text;
  }
});
