import { describe, expect, test } from 'vitest';
import { aRelation } from '#domain/annotation/test-layers.ts';
import { brand } from '#domain/ids.ts';
import { rowWords, sayingWords, spokenItem, statusWords } from './item-words.ts';
import { howWords, outcomeWords, ruleWords } from './outcome-words.ts';
import { patternWords } from './pattern-words.ts';
import { saidWords } from './said-words.ts';
import { readsTheSame, versionWords } from './version-words.ts';
import { aReview, aVersion, wordsFor } from './test-review.ts';

const review = aReview([
  {
    name: 'Ana',
    annotations: [
      aVersion('a1', 'The council', { label: 'SPEAKER' }),
      aVersion('a2', 'The bridge is safe,”', { attributes: { stance: 'asserts' } }),
      aVersion('a3', 'the mayor', { label: 'SPEAKER', entityId: brand('e1') }),
    ],
    relations: [aRelation('ra', 'said_by', 'a2', 'a3')],
  },
  {
    name: 'Ben',
    annotations: [
      aVersion('b1', 'The council', { label: 'SOURCE' }),
      aVersion('b2', 'bridge is safe,', { attributes: { stance: 'denies' } }),
      aVersion('b3', 'the mayor', { label: 'SPEAKER' }),
      aVersion('b4', 'Nobody believed her'),
    ],
  },
]);
const words = wordsFor(review);

function spoken(kind: string): string {
  const place = review.items.findIndex(({ difference }) => difference.kind === kind);
  const item = review.items[place];
  if (!item) throw new Error(`no ${kind}`);
  return spokenItem(words, item, [0, 1], { place: place + 1, count: review.items.length });
}

function pattern(kind: string): string {
  const group = review.comparison.patterns.find((each) => each.pattern.kind === kind);
  return group ? patternWords(words, group) : '';
}

describe('a difference is read out whole', () => {
  test.each([
    ['label', 'Label, 1 of 6. Ana: Speaker. Ben: Source.'],
    ['edge', 'Edge, 2 of 6. Ana: ‘The bridge is safe,”’. Ben: ‘bridge is safe,’, 1 word shorter.'],
    ['only', 'Missing, 5 of 6. Ana: not marked. Ben: Claim ‘Nobody believed her’.'],
    ['entity', 'Person or source, 4 of 6. Ana: Ann Mayor. Ben: nobody named.'],
  ])('%s', (kind, sentence) => {
    expect(spoken(kind)).toBe(sentence);
  });

  test('a field goes by the codebook’s names', () => {
    expect(spoken('attribute')).toMatch(/^Stance, 3 of 6\. Ana: .+\. Ben: .+\.$/v);
    expect(spoken('attribute')).not.toContain('asserts.');
  });

  test('a link by its kind and ends', () => {
    expect(spoken('relation')).toContain('‘The bridge is safe,”’ → ‘the mayor’');
    expect(spoken('relation')).toContain('Ben: no link.');
  });
});

test('two of one name are told apart, and others are not told more of', () => {
  const official = (name: string, entityId: string) => ({
    name,
    annotations: [
      aVersion(`${name}-m`, 'the mayor', { label: 'SPEAKER', entityId: brand(entityId) }),
    ],
  });
  const two = aReview([official('Ana', 'e2'), official('Ben', 'e3')]);
  const ctx = wordsFor(two);
  const [difference] = two.comparison.differences;
  if (!difference) throw new Error('no difference');
  expect(readsTheSame(ctx, difference)).toBe(true);
  expect(versionWords(ctx, difference, 0)).toBe(
    'the official (unnamed, first named in paragraph 1, in the work of Ana only)',
  );
  expect(versionWords(ctx, difference, 1)).toBe(
    'The official (unnamed, Speaks for others, first named in paragraph 1, in the work of Ben only)',
  );
  const others = aReview([official('Ana', 'e1'), official('Ben', 'e3')]);
  const [other] = others.comparison.differences;
  if (!other) throw new Error('no difference');
  expect(readsTheSame(wordsFor(others), other)).toBe(false);
  expect(versionWords(wordsFor(others), other, 0)).toBe('Ann Mayor');
});

describe('a group is named by its cause', () => {
  test.each([
    ['label', 'Ana: Speaker and Ben: Source'],
    ['edge', 'Ana includes the article and the closing quotation mark'],
    ['only', 'Only Ben marked it as Claim'],
    ['entity', 'Only Ana named a person or source'],
  ])('%s', (kind, sentence) => {
    expect(pattern(kind)).toBe(sentence);
  });
});

test('outcomes, ways and rules have words', () => {
  const [ana] = review.layers;
  if (!ana) throw new Error('nobody');
  expect(outcomeWords(words, { kind: 'take', layer: ana.layer.id }, 0)).toBe('version of Ana');
  expect(outcomeWords(words, { kind: 'both' }, 0)).toBe('ambiguous, both kept');
  const rule = { kind: 'all-of', layer: ana.layer.id, label: 'CLAIM' } as const;
  expect(ruleWords(words, rule)).toBe('all of Ana for Claim');
  expect(howWords(words, { kind: 'rule', rule: { kind: 'prefer', prefer: 'longer' } })).toBe(
    'by a rule: prefer the longer version',
  );
});

test('the record tells of a link the version that was taken', () => {
  const speakers = (name: string, mention: string) => ({
    name,
    annotations: [
      aVersion(`${name}-c`, 'The bridge is safe'),
      aVersion(`${name}-s`, mention, { label: 'SPEAKER' }),
    ],
    relations: [aRelation(`${name}-r`, 'said_by', `${name}-c`, `${name}-s`)],
  });
  const two = aReview([speakers('Ana', 'the mayor'), speakers('Ben', 'The council')]);
  const link = two.items.find(({ difference }) => difference.kind === 'relation');
  const ben = two.layers[1]?.layer;
  if (!link || !ben) throw new Error('no link');
  const said = {
    kind: 'decision',
    outcome: { kind: 'take', layer: ben.id },
    how: { kind: 'single' },
    by: ben.annotatorId,
    at: 1,
    print: '',
  } as const;
  const { what, quote } = saidWords(wordsFor(two), link, said, 'Ana');
  expect(what).toBe('version of Ben');
  expect(quote).toContain('→ ‘The council’');
});

test('what somebody disputes is called so, not asked', () => {
  const [item] = review.items;
  if (!item) throw new Error('no item');
  const asked = { ...item, status: 'asked' } as const;
  expect(statusWords(words, asked)).toBe('Asked');
  expect(statusWords(words, { ...asked, disputed: [{ by: brand('Ben') }] })).toBe('Disputed');
});

test('a row of the list names labels and words', () => {
  const [first] = review.items;
  if (!first) throw new Error('no item');
  expect(rowWords(words, first)).toEqual({ labels: 'Speaker / Source', quote: 'The council' });
});

test('a link is told by both its ends, in the list and before it is decided with its like', () => {
  const link = review.items.find(({ difference }) => difference.kind === 'relation');
  if (!link) throw new Error('no link');
  expect(rowWords(words, link).quote).toContain('‘The bridge is safe,”’ → ‘the mayor’');
  const [ana, ben] = sayingWords(words, link.difference);
  expect(ana).toMatch(/^Ana: .*‘The bridge is safe,”’ → ‘the mayor’\.$/v);
  expect(ben).toBe('Ben: no link.');
  expect(sayingWords(words, review.items[0]?.difference ?? link.difference)).toEqual([]);
});
