import { createStore } from 'zustand/vanilla';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { Database } from '#storage/database.ts';
import type { AttributionIndex } from '#domain/annotation/attribution-index.ts';
import type { RecentAnswers } from './candidates.ts';
import type { ReviewSession } from './review-session.ts';
import type { Session } from './session.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** The one place that holds what is open now. Everything else in `workspace/` is functions on it. */
export const store = createStore<WorkspaceState>()(() => ({
  boot: { kind: 'starting' },
  project: undefined,
  me: undefined,
  articles: [],
  deletedArticles: [],
  open: undefined,
  suggestions: { claims: [], sources: [], isLooking: false },
  exportsInMaking: 0,
  people: undefined,
  review: undefined,
  agreement: undefined,
  teamFolder: undefined,
  persistence: 'unknown',
  lastBackupAt: undefined,
  preferences: {
    theme: 'system',
    singleKeys: true,
    snapping: true,
    lookBefore: 'unclear',
    indirect: false,
    keys: {},
  },
  comments: undefined,
  commentDrafts: {},
  textDrafts: {},
  notices: [],
  unsavedElsewhere: 0,
}));

/** An article that was left while edits of it were not on the disk. */
export type LeftArticle = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly session: Session;
};

/** What the workspace holds besides values that screens may see. */
type Runtime = {
  database: Database | undefined;
  /** The open article's. */
  session: Session | undefined;
  /** Of articles left while edits were on their way to the disk; opening one again goes on from there. */
  readonly unsettled: Map<ArticleId, LeftArticle>;
  /** The latest call to open an article; an earlier one that comes back later is not shown. */
  opening: symbol | undefined;
  /** Of the open article. */
  attribution: AttributionIndex | undefined;
  /** The review that is open. */
  review: ReviewSession | undefined;
  /** Reviews left while decisions were on their way to the disk. */
  readonly unsettledReviews: Set<ReviewSession>;
  /** The latest call to open a review. */
  openingReview: symbol | undefined;
  /** Of the open article: whom its claims were last answered with, newest first. */
  recent: RecentAnswers | undefined;
  /** Of answers to decisions: number in my log → revision of my layer that the accepted change made. */
  readonly accepted: Map<number, number>;
  /** One a part of a screen that shows threads: the article's id. */
  readonly commentWatchers: ArticleId[];
  /** Open threads an article, and of how many entries that was read. */
  threadCounts:
    | { readonly entries: number; readonly open: ReadonlyMap<ArticleId, number> }
    | undefined;
};

export const runtime: Runtime = {
  database: undefined,
  session: undefined,
  unsettled: new Map(),
  opening: undefined,
  attribution: undefined,
  recent: undefined,
  review: undefined,
  unsettledReviews: new Set(),
  openingReview: undefined,
  accepted: new Map(),
  commentWatchers: [],
  threadCounts: undefined,
};

/** The open database. Acts that need it are only reachable once `boot` has finished. */
export function database(): Database {
  if (!runtime.database) throw new Error('the database is not open yet');
  return runtime.database;
}

export function newId(): string {
  return crypto.randomUUID();
}

export function now(): number {
  return Date.now();
}
