import type { AgreementState } from './agreement-state.ts';
import type { Layer, LayerCounts } from '#domain/annotation/layer.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { CommentEntry, CommentTarget } from '#domain/comments/comment.ts';
import type { Thread } from '#domain/comments/threads.ts';
import type { AnnotationId, ArticleId } from '#domain/ids.ts';
import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import type { OwnKeys } from './keymap.ts';
import type { OpenReview } from './review-state.ts';
import type { TeamFolderState } from './team-folder-state.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { Annotator, Project } from '#domain/project/project.ts';
import type { PeopleAct } from '#storage/act-row.ts';
import type { PeopleOverview } from '#storage/people-repository.ts';

const ACT_NAMES = [
  'tag',
  'tag-all',
  'accept-suggestion',
  'relabel',
  'remove',
  'resize',
  'add-piece',
  'set-speaker',
  'set-source',
  'repeat-attribution',
  'set-attribute',
  'set-entity',
  'edit-entity',
  'set-note',
  'set-evidence',
  'link',
  'unlink',
  'hand-in',
  'take-gold',
  'accept-review',
] as const;

/** What the log calls an act; the message catalogue has a sentence for each ("Undo: tag as claim"). */
export type ActName = (typeof ACT_NAMES)[number];

/** The act that a stored log entry names; entries of an unknown act (a newer version's) count as `tag`. */
export function actName(stored: string): ActName {
  return ACT_NAMES.find((name) => name === stored) ?? 'tag';
}

/** `saved` is only ever shown after the transaction that holds the last edit has completed. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The edit is safe in memory only. Retries go on; `attempts` counts them. */
  | { readonly kind: 'failed'; readonly reason: SaveFailure; readonly attempts: number };

export type SaveFailure = 'disk-full' | 'database-closed' | 'newer-version-open' | 'unknown';

export type OpenArticle = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layer: Layer;
  readonly state: LayerState;
  readonly activeId: AnnotationId | undefined;
  /** A claim that has just been tagged: its card is open for the speaker until Enter or Esc. */
  readonly draftId: AnnotationId | undefined;
  readonly save: SaveState;
  readonly undoName: ActName | undefined;
  readonly redoName: ActName | undefined;
  /** Annotations the last change touched: lets the surface repaint only those. */
  readonly touched: { readonly version: number; readonly annotations: readonly AnnotationId[] };
  /** An act on what has been handed in: done once the user says that it is a draft again. */
  readonly waiting: (() => void) | undefined;
};

export type ArticleSummary = {
  readonly article: Article;
  /** Counts of my layer; stored, never computed for the list. */
  readonly counts: LayerCounts;
  /** Threads of comments that nobody has settled. */
  readonly openThreads: number;
  /** Of my layer, the reviewer's verdict counted in; undefined while I have not begun. */
  readonly state: Layer['state'] | undefined;
};

export type BootState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'failed';
      readonly reason: 'storage-unavailable' | 'data-missing' | 'newer-version';
    };

type ThemeChoice = 'system' | 'light' | 'dark';

export type Preferences = {
  readonly theme: ThemeChoice;
  /** Single-letter keys act in the article. */
  readonly singleKeys: boolean;
  /** Pointer selections snap to words. */
  readonly snapping: boolean;
  /** When what is to be added is shown first. */
  readonly lookBefore: 'always' | 'unclear' | 'never';
  /** Reports without quotation marks are guessed at too. */
  readonly indirect: boolean;
  /** Keys given to acts in place of the usual ones. */
  readonly keys: OwnKeys;
};

/** Something to tell the user once. The UI turns the kind into words. */
export type Notice = {
  readonly id: number;
  readonly kind: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly undo?: () => void;
};

/** An act on people and sources that can be taken back or done again next. */
export type NextPeopleAct = {
  readonly rev: number;
  readonly act: PeopleAct;
  readonly names: readonly string[];
};

/** The registry of people and sources, while a screen shows it. */
export type PeopleState = {
  /** Grows whenever the registry or a layer may have changed. */
  readonly version: number;
  /** Every row, those merged into others included. */
  readonly entities: readonly Entity[];
  /** Absent until the layers have been counted. */
  readonly overview: PeopleOverview | undefined;
  /** How far counting has come, 0 to 1; undefined while nothing is counted. */
  readonly counting: number | undefined;
  readonly undo: NextPeopleAct | undefined;
  readonly redo: NextPeopleAct | undefined;
};

export type Suggestions = {
  readonly claims: readonly Suggestion[];
  readonly sources: readonly SourceSuggestion[];
  /** Until those of an article that was just opened are there; never where none are made. */
  readonly isLooking: boolean;
};

/** The threads of the article that a screen shows. */
type OpenComments = {
  readonly articleId: ArticleId;
  readonly entries: readonly CommentEntry[];
  readonly threads: readonly Thread[];
  /** How many threads of colleagues are not among them: they would tell what somebody has marked. */
  readonly hidden: number;
};

/** Something that is being written about `target`, or into a thread. */
export type CommentDraft = { readonly text: string; readonly target?: CommentTarget };

export type WorkspaceState = {
  readonly boot: BootState;
  readonly project: Project | undefined;
  readonly me: Annotator | undefined;
  /** Not deleted, newest first. */
  readonly articles: readonly ArticleSummary[];
  /** Recently deleted, latest deletion first. */
  readonly deletedArticles: readonly ArticleSummary[];
  readonly open: OpenArticle | undefined;
  /** Guesses at the claims of the open article, answered or not; none while guesses are hidden. */
  readonly suggestions: Suggestions;
  /** Files that are being made for an export: they are lost with the page. */
  readonly exportsInMaking: number;
  readonly people: PeopleState | undefined;
  readonly review: OpenReview | undefined;
  readonly comments: OpenComments | undefined;
  /** Comments that have not been sent. */
  readonly commentDrafts: Readonly<Record<string, CommentDraft>>;
  /** Other words that are being written, by what they are for. */
  readonly textDrafts: Readonly<Record<string, string>>;
  /** What was measured last of how far annotators agree. */
  readonly agreement: AgreementState | undefined;
  /** The folder that a team shares; none was chosen where it is absent. */
  readonly teamFolder: TeamFolderState | undefined;
  /** Whether the browser has promised to keep the data (`navigator.storage.persist`). */
  readonly persistence: 'granted' | 'denied' | 'unknown';
  readonly lastBackupAt: number | undefined;
  readonly preferences: Preferences;
  readonly notices: readonly Notice[];
  /** Articles that were left while edits of theirs could not be saved yet. */
  readonly unsavedElsewhere: number;
};

export type ActOutcome =
  | { readonly ok: true }
  /** `handed-in`: the user is being asked first. */
  | { readonly ok: false; readonly reason: 'nothing-open' | 'refused' | 'handed-in' };
