import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Outcome, ReviewEntry } from '#domain/curation/review-log.ts';
import { type AnnotatorId, brand } from '#domain/ids.ts';
import { addArticle } from './article-repository.ts';
import { saveProject } from './project-repository.ts';
import {
  ME,
  TestSession,
  add,
  makeArticle,
  makeLayer,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';
import { noteReviewTotal, readTeam } from './team-overview.ts';

const BEN = brand<AnnotatorId>('ben');
const A1 = makeArticle('a1').id;

test('the list tells who has worked on an article and how far its review is, without comparing', async () => {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
  const made = makeNewArticle('a1');
  valueOf(await addArticle(db, made));
  valueOf(await addArticle(db, makeNewArticle('a2')));
  expect((await readTeam(db, [A1])).get(A1)).toEqual({
    articleId: 'a1',
    layers: [],
    hasBegun: false,
    decided: 0,
    comments: 0,
  });

  const session = new TestSession(made.layer);
  session.run(add('x'));
  valueOf(await session.save(db));
  const theirs = makeLayer('theirs', made.article, {
    annotatorId: BEN,
    rev: 4,
    state: 'submitted',
  });
  const { entityIds: _entityIds, ...row } = theirs;
  await db.layers.add(row);
  const decide = (key: string, outcome: Outcome): ReviewEntry => ({
    kind: 'decide',
    items: [{ key, print: 'p', outcome }],
    how: { kind: 'single' },
  });
  const entries: readonly ReviewEntry[] = [
    { kind: 'begin', mode: 'lead', layers: [{ id: theirs.id, rev: 4 }] },
    decide('one', { kind: 'both' }),
    decide('two', { kind: 'discuss' }),
    decide('agreed', { kind: 'union' }),
    { kind: 'verdict', layer: theirs.id, rev: 4, verdict: 'approved' },
  ];
  await db.reviews.bulkAdd(
    entries.map((entry, index) => ({ articleId: A1, by: ME, seq: index + 1, at: index, entry })),
  );
  await db.comments.add({
    id: brand('c1'),
    articleId: A1,
    threadId: brand('c1'),
    by: BEN,
    at: 1,
    kind: 'comment',
    text: 'Look.',
    mentions: [],
  });
  const team = (await readTeam(db, [A1, makeArticle('a2').id])).get(A1);
  expect(team).toMatchObject({ hasBegun: true, decided: 1, comments: 1 });
  expect(team?.layers).toEqual([
    { id: 'layer-a1', annotatorId: ME, state: 'draft', annotations: 1 },
    { id: 'theirs', annotatorId: BEN, state: 'approved', annotations: 0 },
  ]);
  expect(team).not.toHaveProperty('total');

  await noteReviewTotal(db, A1, 7);
  expect((await readTeam(db, [A1])).get(A1)).toMatchObject({ decided: 1, total: 7 });
});
