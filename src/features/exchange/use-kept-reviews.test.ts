import 'fake-indexeddb/auto';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Article } from '#domain/article/article.ts';
import { reviewKey } from '#domain/export/review-key.ts';
import { brand } from '#domain/ids.ts';
import { DESK } from '#domain/project/test-desk.ts';
import { boot } from '#workspace/boot.ts';
import { type KeptReviews, keepReviews, keptReviews } from '#workspace/kept-reviews.ts';
import { database, store } from '#workspace/store.ts';
import { type ExportForm, firstForm } from './export-form.ts';
import { type ReviewForm, holdsReviewWords } from './review-form.ts';
import { useKeptReviews } from './use-kept-reviews.ts';

const articleOf = (id: string): Article => ({
  id: brand(id),
  projectId: DESK.id,
  title: id,
  language: 'en',
  direction: 'ltr',
  textHash: brand(id),
  origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
  status: 'open',
  hiddenBlocks: [],
  createdAt: 1,
  updatedAt: 1,
});

const FIRST: ExportForm = { ...firstForm(undefined, '2026-04-02'), format: 'claimreview' };

const pageOf = (article: string, page: string): readonly [string, string] => [
  reviewKey(brand(article), 'me', brand('c1')),
  page,
];

const KEPT: KeptReviews = {
  page: '',
  pages: new Map([pageOf('a1', 'https://desk.example/a1')]),
  publisher: 'The Desk',
  publisherPage: 'https://desk.example/',
};

/** What another tab says that has read `KEPT`. */
const OTHER: KeptReviews = {
  ...KEPT,
  pages: new Map([...KEPT.pages, pageOf('a2', 'https://other.example/a2')]),
  publisher: 'Another Desk',
};

beforeAll(boot);
beforeAll(async () => {
  await database().projects.add(DESK);
  await database().articles.bulkAdd(['a1', 'a2'].map(articleOf));
});

beforeEach(() => {
  store.setState({ project: DESK });
});

afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await database().meta.delete('reviews');
});

function open() {
  const { result } = renderHook(() => {
    const [form, setForm] = useState(FIRST);
    return { form, setForm, keep: useKeptReviews(form, FIRST, setForm) };
  });
  const change = (changes: Partial<ExportForm>): void => {
    act(() => {
      result.current.setForm((before) => ({ ...before, ...changes }));
    });
  };
  return {
    form: () => result.current.form,
    change,
    type: (typed: Partial<ReviewForm>): void => {
      change({ review: { ...result.current.form.review, ...typed } });
    },
    make: () => act(() => result.current.keep()),
  };
}

async function openFilled() {
  const tab = open();
  await waitFor(() => {
    expect(tab.form().kept).toBeDefined();
  });
  return tab;
}

/** Resolves when what was asked for before it has been read, too. */
async function readAll(): Promise<void> {
  await act(async () => {
    await keptReviews();
  });
}

test('what another tab kept stays, though this one was at another format meanwhile', async () => {
  await keepReviews(KEPT, undefined);
  const tab = await openFilled();
  expect(tab.form().review).toEqual({ ...KEPT, published: '2026-04-02' });
  await keepReviews(OTHER, KEPT);
  tab.change({ format: 'csv' });
  tab.change({ format: 'claimreview' });
  await readAll();
  await tab.make();
  expect(await keptReviews()).toEqual(OTHER);
  tab.type({ page: 'https://desk.example/all' });
  await tab.make();
  expect(await keptReviews()).toEqual({ ...OTHER, page: 'https://desk.example/all' });
});

test('what is typed before the last words were read takes none of them away', async () => {
  await keepReviews(OTHER, undefined);
  const tab = open();
  tab.type({ publisherPage: 'https://new.example/' });
  await readAll();
  expect(tab.form().review.publisher).toBe('');
  await tab.make();
  expect(await keptReviews()).toEqual({ ...OTHER, publisherPage: 'https://new.example/' });
});

test('a form with nothing in it is filled with what another tab has kept meanwhile', async () => {
  const tab = open();
  await readAll();
  tab.change({ format: 'csv' });
  await keepReviews(OTHER, undefined);
  tab.change({ format: 'claimreview' });
  await readAll();
  expect(tab.form()).toMatchObject({ review: OTHER, kept: OTHER });
});

test('a day of one’s own stays one when it is the day that is proposed', async () => {
  const kept = { ...KEPT, published: FIRST.review.published };
  await keepReviews(kept, undefined);
  const tab = await openFilled();
  await tab.make();
  expect(await keptReviews()).toEqual(kept);
});

test('what a full disk did not keep is missed at closing, and kept with the next file', async () => {
  const tab = open();
  tab.type({ publisher: 'The Desk' });
  vi.spyOn(database().meta, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await tab.make();
  expect(await keptReviews()).toBeUndefined();
  expect(holdsReviewWords(tab.form().review, tab.form().kept)).toBe(true);
  await tab.make();
  expect(await keptReviews()).toMatchObject({ publisher: 'The Desk' });
  expect(holdsReviewWords(tab.form().review, tab.form().kept)).toBe(false);
});
