import type { Entity } from '#domain/entities/entity.ts';
import { isSameEntity } from '#domain/entities/patch-entity.ts';
import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import {
  type AnnotationId,
  type ArticleId,
  type EntityId,
  type LayerId,
  brand,
} from '#domain/ids.ts';
import { stateUnderVerdict } from '#domain/curation/layer-verdict.ts';
import type { Article } from '#domain/article/article.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { History } from '#storage/fold-history.ts';
import {
  type OpenedLayer,
  addLayer,
  appendEdits,
  openLayer,
  readTail,
} from '#storage/layer-repository.ts';
import { readVerdicts } from '#storage/review-repository.ts';
import { loadEntities } from '#storage/project-repository.ts';
import { entitiesNamed } from './entities-named.ts';
import { createAttributionIndex } from '#domain/annotation/attribution-index.ts';
import { showSummary } from './library-list.ts';
import { notify } from './notices.ts';
import { type AppendOutcome, type Edit } from './saver.ts';
import { type Session, type SessionValue, createSession } from './session.ts';
import { noteSnapshot, scheduleSnapshot } from './snapshots.ts';
import { database, newId, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';
import { type ActName, type OpenArticle, type SaveState, actName } from './workspace-state.ts';

/** `damaged`: what is stored cannot be put together again; nothing was changed, the file of the project can still be saved. */
export type OpenOutcome =
  | 'opened'
  | 'not-found'
  | 'damaged'
  /** Another article was asked for meanwhile. */
  | 'superseded';

/** Shows an article with my layer of it. Edits of the one open before go on being saved. */
export async function openArticle(id: ArticleId): Promise<OpenOutcome> {
  if (store.getState().open?.article.id === id) return 'opened';
  closeArticle();
  const request = Symbol(id);
  runtime.opening = request;
  // Taken before the disk is read: what is on its way there is newer than what is read.
  const live = runtime.unsettled.get(id)?.session;
  const opened = await readArticle(id);
  if (runtime.opening !== request) return 'superseded';
  runtime.opening = undefined;
  if (typeof opened === 'string') return opened;
  runtime.unsettled.delete(id);
  countUnsaved();
  if (live) refreshEntities(live, [...valuesOf(opened.state.entities)]);
  show(opened, live ?? startSession(opened));
  return 'opened';
}

function startSession({ article, layer, state, history, snapshotRev }: OpenedLayer): Session {
  noteSnapshot(layer.id, snapshotRev);
  const session: Session = createSession(
    { layer, state, history },
    {
      projectId: article.projectId,
      now,
      append: (edits, baseRev, value) => append(session, edits, baseRev, value),
      readTail: (afterRev) => readTail(database(), layer.id, afterRev),
      onChange: (value, touched) => showChange(session, value, touched),
      onSave: (save) => showSave(article.id, session, save),
      onDropped: (acts) => notify('edits-dropped', { count: acts.length }),
      delay: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
  );
  return session;
}

function show({ article, revision }: OpenedLayer, session: Session): void {
  const value = session.value();
  runtime.session = session;
  runtime.attribution = createAttributionIndex(revision.blocks, value.state);
  runtime.recent = undefined;
  store.setState({
    open: {
      article,
      revision,
      layer: value.layer,
      state: value.state,
      activeId: undefined,
      draftId: undefined,
      save: session.saver.state(),
      ...namesOf(value),
      touched: { version: 0, annotations: [] },
      waiting: undefined,
    },
  });
}

async function readArticle(id: ArticleId): Promise<OpenedLayer | 'not-found' | 'damaged'> {
  const { me, project } = store.getState();
  if (!me || !project) return 'not-found';
  const opened = await openLayer(database(), id, me.id);
  if (opened.ok && opened.value.article.deletedAt === undefined) return withVerdict(opened.value);
  if (opened.ok) return 'not-found';
  if (opened.error.kind === 'no-article') return 'not-found';
  if (opened.error.kind !== 'no-layer') return 'damaged';
  const layerId = brand<LayerId>(newId());
  const layer = emptyLayer(layerId, opened.error.article, me.id, project.codebook.version);
  const added = await addLayer(database(), layer);
  const again = added.ok ? await openLayer(database(), id, me.id) : opened;
  return again.ok ? again.value : 'damaged';
}

/** The reviewer's verdict is in their log, not in my layer. */
async function withVerdict(opened: OpenedLayer): Promise<OpenedLayer> {
  const verdicts = await readVerdicts(database(), [opened.article.id]);
  const state = stateUnderVerdict(opened.layer, verdicts);
  return { ...opened, layer: { ...opened.layer, state } };
}

/** Leaves the article's screen. Edits that are not on disk yet go on being saved. */
export function closeArticle(): void {
  const { open } = store.getState();
  if (!open) return;
  const { session } = runtime;
  if (session && session.saver.state().kind !== 'saved') {
    const { article, revision } = open;
    runtime.unsettled.set(article.id, { article, revision, session });
  } else if (session) {
    scheduleSnapshot(session);
  }
  runtime.session = undefined;
  runtime.attribution = undefined;
  runtime.recent = undefined;
  const { id, rev, counts, state } = { ...open.layer, id: open.article.id };
  showSummary(id, { counts, state: rev > 0 ? state : undefined });
  store.setState({ open: undefined });
  countUnsaved();
}

/** Lets go of an article that is being deleted for good, with the edits that wait for the disk. */
export function forgetArticle(id: ArticleId): void {
  if (store.getState().open?.article.id === id) closeArticle();
  const left = runtime.unsettled.get(id);
  runtime.unsettled.delete(id);
  left?.session.saver.discard();
  // Decisions about it have nowhere to go any more either.
  for (const review of runtime.unsettledReviews) {
    if (review.stored.article.id !== id) continue;
    runtime.unsettledReviews.delete(review);
    review.saver.discard();
  }
  countUnsaved();
}

/**
 * An import has put another copy of the article's layer on the disk. It counts if it is further on;
 * edits in memory that reach beyond it are kept, and with them the warning that they are not saved.
 */
export function dropSuperseded(id: ArticleId, rev: number): void {
  const isOpen = store.getState().open?.article.id === id;
  const session = isOpen ? runtime.session : runtime.unsettled.get(id)?.session;
  if (session && session.value().layer.rev <= rev) forgetArticle(id);
}

/** Reads the people and sources anew: another tab or another article has changed some. */
export async function takeOverEntities(): Promise<void> {
  const { project } = store.getState();
  const { session } = runtime;
  if (project && session) {
    refreshEntities(session, await loadEntities(database(), project.id));
  }
}

/** Those of edits that wait for the disk stay as they are here: saving puts both together. */
function refreshEntities(session: Session, rows: readonly Entity[], savedRev = 0): void {
  const waiting = session.saver.pending().filter(({ rev }) => rev > savedRev);
  const edited = new Set(waiting.flatMap((edit) => edit.entities));
  const { entities } = session.value().state;
  const isNews = (row: Entity): boolean =>
    !edited.has(row.id) && !isSameEntity(getFrom(entities, row.id), row);
  const news = rows.filter(isNews);
  if (news.length > 0) session.refreshEntities(news);
}

/** Articles and reviews that were left while edits of theirs were on their way to the disk. */
export function countUnsaved(): void {
  const { unsettled, unsettledReviews } = runtime;
  store.setState({ unsavedElsewhere: unsettled.size + unsettledReviews.size });
}

/** The annotation whose card is in front; undefined for none. */
export function setActive(id: AnnotationId | undefined): void {
  change((open) => {
    if (open.activeId === id) return open;
    const isKnown = id === undefined || getFrom(open.state.annotations, id) !== undefined;
    const draftId = open.draftId === id ? open.draftId : undefined;
    return isKnown ? { ...open, activeId: id, draftId } : open;
  });
}

/** Starts the draft of a claim that has just been tagged: its card waits for a speaker. */
export function startDraft(id: AnnotationId): void {
  change((open) => ({ ...open, activeId: id, draftId: id }));
}

export function finishDraft(): void {
  change((open) => (open.draftId === undefined ? open : { ...open, draftId: undefined }));
}

/** New details of the article, if it is the open one. */
export function showArticle(article: Article): void {
  change((open) => (open.article.id === article.id ? { ...open, article } : open));
}

async function append(
  session: Session,
  edits: readonly Edit[],
  baseRev: number,
  { layer, state }: SessionValue,
): Promise<AppendOutcome> {
  const touched = [...new Set(edits.flatMap((edit) => edit.entities))];
  const present = touched.map((id) => getFrom(state.entities, id));
  const outcome = await appendEdits(database(), {
    layer,
    baseRev,
    entries: edits.map(({ entities: _entities, layerState: _layerState, ...entry }) => entry),
    entities: {
      put: present.filter((entity) => entity !== undefined),
      remove: touched.filter((_id, index) => present[index] === undefined),
      named: entitiesNamed(edits, state),
    },
  });
  if (outcome.ok) {
    tellOtherTabs({ kind: 'layer-edited', layerId: layer.id, rev: layer.rev });
    if (touched.length > 0) tellOtherTabs({ kind: 'entities-changed' });
    refreshEntities(session, outcome.value.merged, layer.rev);
    return { kind: 'appended', kept: await readKept(outcome.value.kept) };
  }
  return outcome.error.kind === 'conflict'
    ? { kind: 'conflict' }
    : { kind: 'failed', reason: outcome.error.reason };
}

/** Entities whose adding was undone here, but that another article names: they stay in the registry. */
async function readKept(ids: readonly EntityId[]): Promise<readonly Entity[]> {
  const { project } = store.getState();
  if (ids.length === 0 || !project) return [];
  return (await loadEntities(database(), project.id)).filter((entity) => ids.includes(entity.id));
}

function showChange(
  session: Session,
  value: SessionValue,
  annotations: readonly AnnotationId[],
): void {
  if (runtime.session !== session) return;
  // Before the state is shown, so that whoever asks on seeing it finds the index up to date.
  runtime.attribution?.update(value.state, annotations);
  change((open) => {
    const stillThere = (id: AnnotationId | undefined): AnnotationId | undefined =>
      id !== undefined && getFrom(value.state.annotations, id) ? id : undefined;
    return {
      ...open,
      layer: value.layer,
      state: value.state,
      activeId: stillThere(open.activeId),
      draftId: stillThere(open.draftId),
      ...namesOf(value),
      touched: { version: open.touched.version + 1, annotations },
    };
  });
}

function showSave(id: ArticleId, session: Session, save: SaveState): void {
  if (save.kind === 'saved') scheduleSnapshot(session);
  if (runtime.session === session) {
    change((open) => ({ ...open, save }));
  } else if (save.kind === 'saved' && runtime.unsettled.get(id)?.session === session) {
    runtime.unsettled.delete(id);
    countUnsaved();
  }
}

function namesOf({ history }: SessionValue): Pick<OpenArticle, 'undoName' | 'redoName'> {
  return {
    undoName: nameOf(history.undo),
    redoName: nameOf(history.redo),
  };
}

function nameOf(stack: History['undo']): ActName | undefined {
  const entry = stack.at(-1);
  return entry && actName(entry.act);
}

function change(edit: (open: OpenArticle) => OpenArticle): void {
  const { open } = store.getState();
  if (!open) return;
  const changed = edit(open);
  if (changed !== open) store.setState({ open: changed });
}
