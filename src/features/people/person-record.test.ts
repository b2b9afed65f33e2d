import { expect, test } from 'vitest';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ArticleStatements } from '#workspace/people.ts';
import { articlesOf, directnessOf, othersOf, saidIn, searchSaid } from './person-record.ts';

const RT = brand<EntityId>('rt');
const OLD_RT = brand<EntityId>('old');

function article(
  id: string,
  day: string,
  ...statements: ArticleStatements['statements']
): ArticleStatements {
  return {
    articleId: brand(id),
    layerId: brand(id),
    title: `Title ${id}`,
    day,
    statements,
    uses: [],
  };
}

function statement(id: string, more: Partial<ArticleStatements['statements'][number]> = {}) {
  return {
    claimId: brand<never>(id),
    field: 'speaker' as const,
    start: 0,
    before: '',
    quote: 'No “táctics”',
    after: '',
    others: [],
    ...more,
  };
}

const RECORDS = [
  article(
    'a',
    '2025-01-01',
    statement('1', { quoteType: 'direct', others: [{ entityId: RT, words: 'RT' }] }),
  ),
  article(
    'b',
    '2026-01-01',
    statement('2', {
      quoteType: 'indirect',
      others: [{ entityId: OLD_RT, words: 'the channel' }, { words: 'a leak' }],
    }),
    statement('3', { field: 'source' }),
    statement('4', { quote: 'Perhaps' }),
  ),
];
const SAID = saidIn(RECORDS, 'speaker');

test('the newest article comes first, and only the field asked for', () => {
  expect(SAID.map((each) => each.statement.claimId)).toEqual(['2', '4', '1']);
});

test('how it was told is counted, and what nobody has said too', () => {
  expect(directnessOf(SAID)).toEqual([
    { id: 'direct', count: 1 },
    { id: 'indirect', count: 1 },
    { id: 'notSaid', count: 1 },
  ]);
});

test('sources are counted under who stands for them now, those without a name by their words', () => {
  const shares = othersOf(SAID, () => ({ id: RT, name: 'RT' }));
  expect(shares).toEqual([
    { id: 'rt', name: 'RT', count: 2 },
    { name: 'a leak', count: 1 },
  ]);
});

test.each([
  ['tactics', ['2', '1']],
  ['title b', ['2', '4']],
  ['  ', ['2', '4', '1']],
  ['nothing', []],
])('“%s” finds %j', (query, ids) => {
  expect(searchSaid(SAID, query).map((each) => each.statement.claimId)).toEqual(ids);
});

test('articles are listed with their number of claims, most first', () => {
  const listed = articlesOf(SAID).map(({ article: { title }, count }) => [title, count]);
  expect(listed).toEqual([
    ['Title b', 2],
    ['Title a', 1],
  ]);
});
