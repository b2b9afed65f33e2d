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
  makeEntity,
  makeLayer,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';
import { noteReviewStanding, readTeam } from './team-overview.ts';

const BEN = brand<AnnotatorId>('ben');
const A1 = makeArticle('a1').id;

test('the list tells who has worked on an article and what became of it, without comparing', async () => {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
  const made = makeNewArticle('a1');
  valueOf(await addArticle(db, made));
  valueOf(await addArticle(db, makeNewArticle('a2')));
  expect((await readTeam(db, [A1])).get(A1)).toEqual({
    articleId: 'a1',
    layers: [],
    hasBegun: false,
    review: 'unknown',
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
    { kind: 'verdict', layer: theirs.id, rev: 4, verdict: 'approved', summary: 'Good.' },
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
  expect(team).toMatchObject({ hasBegun: true, review: 'unknown', comments: 1 });
  expect(team?.layers).toEqual([
    { id: 'layer-a1', annotatorId: ME, state: 'draft', annotations: 1 },
    {
      id: 'theirs',
      annotatorId: BEN,
      state: 'approved',
      annotations: 0,
      verdict: { by: ME, at: 4, rev: 4, verdict: 'approved', summary: 'Good.' },
    },
  ]);
});

test('what is noted of a review counts until anything is said in it, or people are merged', async () => {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  const project = makeProject();
  valueOf(await saveProject(db, project, ME));
  valueOf(await addArticle(db, makeNewArticle('a1')));
  const entry: ReviewEntry = { kind: 'begin', mode: 'lead', layers: [] };
  const row = (seq: number) => ({ articleId: A1, by: ME, seq, at: seq, entry });
  await db.reviews.add(row(1));
  const standing = {
    total: 7,
    decided: 6,
    open: 0,
    waiting: 0,
    toTalk: 1,
    disputed: 1,
    firstDisputed: 'label a+b',
    against: 2,
    unanswered: 1,
  };
  const review = async () => (await readTeam(db, [A1])).get(A1)?.review;
  const note = async () => {
    const [rows, entities] = [await db.reviews.toArray(), await db.entities.toArray()];
    const stood = { articleId: A1, rows, entities, projectId: project.id };
    await noteReviewStanding(db, stood, standing);
  };
  await note();
  expect(await review()).toEqual(standing);
  await db.reviews.add(row(2));
  expect(await review()).toBe('unknown');
  await note();
  await db.entities.bulkAdd([
    makeEntity('e1', { projectId: project.id }),
    makeEntity('e2', { projectId: project.id, mergedInto: brand('e1') }),
  ]);
  expect(await review()).toBe('unknown');
  await note();
  expect(await review()).toEqual(standing);
});
