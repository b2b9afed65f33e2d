import { expect, test } from 'vitest';
import type { Article } from '#domain/article/article.ts';
import { type ArticleId, brand, type ProjectId, type TextHash } from '#domain/ids.ts';
import type { ArticleSummary } from '#workspace/workspace-state.ts';
import { listArticles } from './list-articles.ts';

function summary(title: string, createdAt: number, more: Partial<Article> = {}): ArticleSummary {
  const article: Article = {
    id: brand<ArticleId>(title),
    projectId: brand<ProjectId>('p'),
    title,
    language: 'en',
    direction: 'ltr',
    textHash: brand<TextHash>('0'),
    origin: { kind: 'paste', mediaType: 'text/plain', importedAt: createdAt },
    status: 'open',
    hiddenBlocks: [],
    createdAt,
    updatedAt: createdAt,
    ...more,
  };
  return {
    article,
    counts: { annotations: 0, relations: 0, byLabel: {}, attributedClaims: 0 },
    openThreads: 0,
    state: undefined,
  };
}

const ALL = [
  summary('Élysée denies report', 1, { outlet: 'AFP', publishedAt: '2026-11-10' }),
  summary('Kremlin rules out talks', 2, { outlet: 'RT', updatedAt: 9 }),
  summary('Article 10', 3, { publishedAt: '2026-11-12' }),
  summary('Article 9', 4, { byline: 'Anna Schmidt' }),
  summary('الكرملين يستبعد المحادثات', 5),
];

function titles(list: readonly ArticleSummary[]): readonly string[] {
  return list.map(({ article }) => article.title);
}

test.each([
  ['case and accents make no difference', 'elysee', ['Élysée denies report']],
  ['a word of the outlet counts', 'rt kremlin', ['Kremlin rules out talks']],
  ['a word of the byline counts', 'schmidt', ['Article 9']],
  ['every word must be there', 'kremlin afp', []],
  ['right-to-left titles are found', 'الكرملين', ['الكرملين يستبعد المحادثات']],
])('search: %s', (_case, query, found) => {
  expect(titles(listArticles(ALL, query, 'title'))).toEqual(found);
});

test('spaces alone are no search', () => {
  expect(listArticles(ALL, '  ', 'newest')).toHaveLength(ALL.length);
});

test.each([
  ['newest', ['الكرملين يستبعد المحادثات', 'Article 9', 'Article 10']],
  ['changed', ['Kremlin rules out talks', 'الكرملين يستبعد المحادثات', 'Article 9']],
  ['title', ['Article 9', 'Article 10', 'Élysée denies report']],
  ['date', ['Article 10', 'Élysée denies report', 'الكرملين يستبعد المحادثات']],
] as const)('sorted by %s', (sort, first) => {
  expect(titles(listArticles(ALL, '', sort)).slice(0, 3)).toEqual(first);
});
