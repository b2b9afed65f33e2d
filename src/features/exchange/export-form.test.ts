import { expect, test } from 'vitest';
import { brand, type ArticleId } from '#domain/ids.ts';
import { type ExportForm, choiceOf, firstForm } from './export-form.ts';

const LABELS = ['CLAIM', 'SPEAKER'];
const CODES = { labels: LABELS, attributes: ['verdict', 'quote_type'] };
const about = { hasCard: false };
/** Confidential sources are protected unless told otherwise. */
const protect = { sources: true, annotators: false, accepted: new Set() };
const ARTICLE = brand<ArticleId>('a1');

function choice(changes: Partial<ExportForm>, articleId?: ArticleId) {
  return choiceOf({ ...firstForm(articleId), ...changes }, articleId, CODES);
}

test('from the library all is chosen, from an article only that', () => {
  expect(choice({})).toEqual({
    ok: true,
    choice: { format: 'html', layers: 'mine', protect, about },
  });
  expect(choice({}, ARTICLE)).toEqual({
    ok: true,
    choice: { format: 'html', layers: 'mine', articles: new Set(['a1']), protect, about },
  });
});

test('labels that are unticked leave the others', () => {
  expect(choice({ without: new Set(['SPEAKER']) })).toMatchObject({
    choice: { labels: new Set(['CLAIM']) },
  });
});

test('attributes that are unticked leave the others; none of them is a choice too', () => {
  expect(choice({ withoutAttributes: new Set(['verdict']) })).toMatchObject({
    choice: { attributes: new Set(['quote_type']) },
  });
  expect(choice({ withoutAttributes: new Set(CODES.attributes) })).toMatchObject({
    choice: { attributes: new Set() },
  });
});

test('only a data set is called something, and has a card', () => {
  const typed = { title: ' Harbour ', license: 'cc-by-4.0', hasCard: true };
  expect(choice({ ...typed, format: 'csv' })).toMatchObject({
    choice: { about: { title: 'Harbour', license: 'cc-by-4.0', hasCard: true } },
  });
  expect(choice({ ...typed, format: 'html' })).toMatchObject({ choice: { about } });
  expect(choice({ format: 'huggingface' })).toMatchObject({ choice: { about: { hasCard: true } } });
});

test('a licence goes by the name that the Hub has for it; what can be none keeps the file from being made', () => {
  expect(choice({ format: 'csv', license: 'CC BY 4.0' })).toMatchObject({
    choice: { about: { license: 'cc-by-4.0' } },
  });
  expect(
    choice({ format: 'csv', license: 'https://creativecommons.org/licenses/by/4.0/' }),
  ).toMatchObject({ choice: { about: { license: 'cc-by-4.0' } } });
  expect(choice({ format: 'csv', license: 'ask me first' })).toEqual({
    ok: false,
    fault: 'license',
  });
  // What stands there for another format is in nobody's way.
  expect(choice({ format: 'html', license: 'ask me first' }).ok).toBe(true);
  expect(choice({ format: 'csv', license: ' ' })).toMatchObject({ choice: { about } });
});

test('annotation JSON takes a layer whole, whatever was ticked for other formats', () => {
  const form = { without: new Set(LABELS), layers: 'each', isSplit: true } as const;
  expect(choice({ ...form, format: 'annotation-json' })).toEqual({
    ok: true,
    choice: { format: 'annotation-json', layers: 'mine', protect, about },
  });
});

test('only data sets are split', () => {
  expect(choice({ format: 'csv', isSplit: true, seed: ' -7 ' })).toMatchObject({
    choice: { split: { parts: [80, 10, 10], seed: -7 } },
  });
  expect(choice({ format: 'csv', isSplit: true, together: 'outlet' })).toMatchObject({
    choice: { split: { together: 'outlet' } },
  });
  const page = choice({ format: 'html', isSplit: true, seed: 'x' });
  expect(page.ok && page.choice.split).toBeUndefined();
});

test('only data sets can do without hidden parts: what people read does anyhow', () => {
  expect(choice({ format: 'csv', withoutHidden: true })).toMatchObject({
    choice: { withoutHidden: true },
  });
  for (const format of ['html', 'annotation-json'] as const) {
    const other = choice({ format, withoutHidden: true });
    expect(other.ok && other.choice.withoutHidden).toBeUndefined();
  }
});

test.each<readonly [string, Partial<ExportForm>, string]>([
  ['no article ticked', { scope: 'some' }, 'articles'],
  ['no label ticked', { without: new Set(LABELS) }, 'labels'],
  ['a part that is no number', { format: 'csv', isSplit: true, parts: ['80', 'x', '1'] }, 'split'],
  ['a part below 0', { format: 'csv', isSplit: true, parts: ['80', '-1', '1'] }, 'split'],
  ['parts that make 95', { format: 'csv', isSplit: true, parts: ['80', '10', '5'] }, 'split'],
  ['all parts 0', { format: 'csv', isSplit: true, parts: ['0', '0', '0'] }, 'split'],
  ['a seed that is not whole', { format: 'csv', isSplit: true, seed: '1.5' }, 'split'],
])('with %s there is no choice', (_case, changes, fault) => {
  expect(choice(changes)).toEqual({ ok: false, fault });
});
