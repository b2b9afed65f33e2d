import { expect, test } from 'vitest';
import { type AnnotatorId, type ArticleId, brand } from '#domain/ids.ts';
import type { ArticleTeam } from '#workspace/team.ts';
import { nextReview } from './next-review.ts';

const [ME, BEN] = [brand<AnnotatorId>('me'), brand<AnnotatorId>('ben')];
const settings = { enabledLabels: [] };

function team(id: string, people: readonly AnnotatorId[], more: Partial<ArticleTeam> = {}) {
  const layers = people.map((annotatorId) => ({
    id: brand<never>(`${id} ${annotatorId}`),
    annotatorId,
    annotations: 1,
    state: 'draft' as const,
  }));
  const articleId = brand<ArticleId>(id);
  const known: ArticleTeam = { articleId, layers, hasBegun: false, review: 'unknown', comments: 0 };
  return { ...known, ...more };
}

const standing = (open: number, toTalk: number): ArticleTeam['review'] => ({
  total: 9,
  decided: 9 - open - toTalk,
  open,
  toTalk,
  waiting: 0,
  disputed: 0,
  against: 0,
  unanswered: 0,
});

test('the next is another article with a colleague’s work and anything open', () => {
  const all = [
    team('here', [ME, BEN]),
    team('alone', [ME]),
    team('done', [ME, BEN], { hasBegun: true, review: standing(0, 0) }),
    team('disputed', [ME, BEN], { hasBegun: true, review: standing(0, 1) }),
    team('new', [ME, BEN]),
  ];
  const map = (list: readonly ArticleTeam[]) => new Map(list.map((one) => [one.articleId, one]));
  const asked = { project: { settings }, me: ME, here: brand<ArticleId>('here') };
  expect(nextReview(map(all), asked)).toBe('disputed');
  expect(nextReview(map(all.slice(0, 3)), asked)).toBeUndefined();
  const blind = { ...settings, blindPeriods: [{ from: 1 }] };
  expect(nextReview(map(all), { ...asked, project: { settings: blind } })).toBeUndefined();
});
