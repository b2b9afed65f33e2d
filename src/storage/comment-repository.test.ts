import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { CommentEntry } from '#domain/comments/comment.ts';
import { foldThreads } from '#domain/comments/threads.ts';
import { brand } from '#domain/ids.ts';
import { addArticle, deleteEverything, purgeArticle } from './article-repository.ts';
import { addComments, countComments, readAllComments, readComments } from './comment-repository.ts';
import type { Database } from './database.ts';
import { saveProject } from './project-repository.ts';
import { ME, makeNewArticle, makeProject, openTab, valueOf } from './storage-fixtures.ts';

let db: Database;
const [A, B] = [makeNewArticle('a'), makeNewArticle('b')];

function comment(id: string, text: string, articleId = A.article.id): CommentEntry {
  return {
    id: brand(id),
    articleId,
    threadId: brand(id),
    by: ME,
    at: 1,
    kind: 'comment',
    target: { kind: 'article' },
    text,
    mentions: [],
  };
}

beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
  valueOf(await addArticle(db, A));
  valueOf(await addArticle(db, B));
});

test('entries are kept by article, each once, and never changed', async () => {
  valueOf(await addComments(db, A.article.id, [comment('1', 'first')]));
  valueOf(await addComments(db, A.article.id, [comment('1', 'another'), comment('2', 'second')]));
  valueOf(await addComments(db, B.article.id, [comment('3', 'elsewhere', B.article.id)]));
  expect(foldThreads(await readComments(db, A.article.id))).toMatchObject([
    { comments: [{ text: 'first' }] },
    { comments: [{ text: 'second' }] },
  ]);
  expect(await countComments(db)).toBe(3);
  expect(await readAllComments(db)).toHaveLength(3);
});

test('nothing is said about an article that is gone, and what was said goes with it', async () => {
  valueOf(await addComments(db, A.article.id, [comment('1', 'first')]));
  valueOf(await addComments(db, B.article.id, [comment('2', 'second', B.article.id)]));
  valueOf(await purgeArticle(db, A.article.id));
  expect(await readAllComments(db)).toMatchObject([{ id: '2' }]);
  expect(valueOf(await addComments(db, A.article.id, [comment('3', 'late')]))).toBe('no-article');
  expect(await countComments(db)).toBe(1);
  valueOf(await deleteEverything(db));
  expect(await countComments(db)).toBe(0);
});
