import { expect, test } from 'vitest';
import { choiceOf, firstForm, isReviewToCorrect } from './export-form.ts';
import {
  type ReviewForm,
  addressFault,
  askedClaims,
  dayFault,
  firstReview,
  holdsReviewWords,
  publisherFault,
  reviewFacts,
} from './review-form.ts';

const CLAIM = {
  key: 'a1 c1',
  stem: 'ada/0001-1',
  sentence: 'It holds',
  title: 'Pier',
  annotator: 'Ada',
};
const form = (changes: Partial<ReviewForm>): ReviewForm => ({ ...firstReview(''), ...changes });

test.each([
  ['', undefined],
  [' https://desk.example/a b ', undefined],
  ['http://desk.example', undefined],
  ['desk.example', 'address'],
  ['javascript:alert(1)', 'address'],
  ['https://', 'address'],
])('the address “%s” has the fault %s', (typed, fault) => {
  expect(addressFault(typed)).toBe(fault);
});

test('a site is somebody’s, and a day is one of the calendar', () => {
  expect(publisherFault(form({ publisherPage: 'https://desk.example' }))).toBe('name');
  expect(
    publisherFault(form({ publisher: 'D', publisherPage: 'https://d.example' })),
  ).toBeUndefined();
  expect([dayFault(''), dayFault('2026-02-28'), dayFault('2026-02-30')]).toEqual([
    undefined,
    undefined,
    'day',
  ]);
});

test('what is fit is written as browsers write it, the rest is not', () => {
  expect(
    reviewFacts({
      page: ' https://desk.example/a b ',
      pages: new Map([
        ['a1 c1', 'https://desk.example/c1'],
        ['a1 c2', 'c2'],
        ['a1 c3', ''],
      ]),
      publisher: ' The Desk ',
      publisherPage: 'desk.example',
      published: '2026-04-02',
    }),
  ).toEqual({
    page: 'https://desk.example/a%20b',
    pages: new Map([['a1 c1', 'https://desk.example/c1']]),
    publisher: { name: 'The Desk' },
    published: '2026-04-02',
  });
  expect(reviewFacts(firstReview(''))).toEqual({});
});

test('only reviews have a page, and only what is asked about can be in the way', () => {
  const review = form({ pages: new Map([['a1 c1', 'no address']]) });
  const of = (format: 'claimreview' | 'averitec') => ({ ...firstForm(undefined), format, review });
  const reviews = { count: 2, first: [CLAIM, { ...CLAIM, key: 'a1 c2' }] };
  expect(isReviewToCorrect(of('claimreview'), { reviews })).toBe(true);
  expect(isReviewToCorrect(of('averitec'), { reviews })).toBe(false);
  // Its article is not chosen any more: nobody could correct it.
  expect(isReviewToCorrect(of('claimreview'), { reviews: { count: 0, first: [] } })).toBe(false);
  const choice = choiceOf(of('averitec'), undefined, { labels: [], attributes: [] });
  expect(choice.ok && choice.choice.about).toEqual({ hasCard: false });
});

test('one claim alone is not asked for a page of its own, and keeps the field that was typed into', () => {
  const two = { count: 2, first: [CLAIM, { ...CLAIM, key: 'a1 c2' }] };
  const one = { count: 1, first: [CLAIM] };
  const typed = (text: string) => form({ pages: new Map([['a1 c1', text]]) });
  expect(askedClaims(form({}), two)).toEqual(two.first);
  expect(askedClaims(form({}), one)).toEqual([]);
  expect(askedClaims(typed('https://desk.example/one'), one)).toEqual([CLAIM]);
  // Emptied, it does not vanish under the caret.
  expect(askedClaims(typed(''), one)).toEqual([CLAIM]);
  expect(askedClaims(form({ pages: new Map([['a1 c2', 'x']]) }), one)).toEqual([]);
  expect(askedClaims(typed('x'), undefined)).toEqual([]);
});

test('a day that was proposed is nothing that somebody has typed', () => {
  expect(holdsReviewWords(firstReview('2026-04-02'))).toBe(false);
  expect(holdsReviewWords(form({ pages: new Map([['a1 c1', 'h']]) }))).toBe(true);
});

test('what the next export has anyhow would not be missed', () => {
  const kept = form({ publisher: 'The Desk', pages: new Map([['a1 c1', 'https://d.example/1']]) });
  expect(holdsReviewWords(kept, kept)).toBe(false);
  expect(holdsReviewWords({ ...kept, publisher: '' }, kept)).toBe(false);
  expect(holdsReviewWords({ ...kept, publisher: 'The Desks' }, kept)).toBe(true);
  expect(holdsReviewWords({ ...kept, pages: new Map([['a1 c2', 'h']]) }, kept)).toBe(true);
});
