import { curatingCodebook } from '#domain/curation/curating-codebook.ts';
import { type ReviewLog, foldReview, reviewHistory } from '#domain/curation/fold-review.ts';
import { type PreparedReview, prepareReview } from '#domain/curation/prepare-review.ts';
import type { ReviewEntry, ReviewRow } from '#domain/curation/review-log.ts';
import { type ReviewState, reviewStates } from '#domain/curation/review-state.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import { type ComparedReview, reviewedContents } from '#storage/review-job.ts';
import {
  appendReview,
  nextSeq,
  readReviewRows,
  reviewRow,
  timeAfter,
} from '#storage/review-repository.ts';
import type { OpenReview } from './review-state.ts';
import { type AppendOutcome, type Saver, createSaver } from './saver.ts';
import { database, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';
import type { ActOutcome } from './workspace-state.ts';

/** What an open review holds besides what screens see. */
export type ReviewSession = {
  readonly stored: ComparedReview;
  readonly prepared: PreparedReview;
  readonly stateOf: (log: ReviewLog) => ReviewState;
  readonly me: AnnotatorId;
  /** Only looked at, to be answered. */
  readonly isAsIs: boolean;
  /** Everybody's entries, those on their way to the disk included. */
  rows: readonly ReviewRow[];
  /** What the entries come to; worked out once for each of their changes (`takeRows`). */
  log: ReviewLog;
  state: ReviewState;
  readonly saver: Saver<ReviewRow>;
};

/** Makes a comparison the open review. */
export function startReview(stored: ComparedReview, me: AnnotatorId, isAsIs: boolean): void {
  const prepared = prepareReview(
    stored.layers.map(reviewedContents),
    stored.comparison,
    curatingCodebook(
      stored.project,
      stored.layers.map(({ layer }) => layer),
    ),
  );
  const stateOf = reviewStates(prepared, me);
  const log = foldReview(stored.rows);
  const session: ReviewSession = {
    stored,
    prepared,
    stateOf,
    me,
    isAsIs,
    rows: stored.rows,
    log,
    state: stateOf(log),
    saver: createSaver<ReviewRow>({
      append: (rows) => append(session, rows),
      pull: () => pull(session),
      onState: (save) => {
        change(session, (review) => ({ ...review, save }));
      },
      delay: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    }),
  };
  runtime.review = session;
  show(session, undefined);
}

/** An entry of mine: shown at once, and on its way to the disk. */
export function enterReview(session: ReviewSession, entry: ReviewEntry): ActOutcome {
  const { article } = session.stored;
  const writer = { articleId: article.id, by: session.me, at: timeAfter(session.rows, now()) };
  const row = reviewRow(session.rows, writer, entry);
  takeRows(session, [...session.rows, row]);
  session.saver.enqueue(row);
  return { ok: true };
}

async function append(session: ReviewSession, rows: readonly ReviewRow[]): Promise<AppendOutcome> {
  const { article } = session.stored;
  const { curated } = session.state;
  const codebookVersion = session.prepared.codebook.version;
  const outcome = await appendReview(database(), {
    rows,
    curated: { ...curated, codebookVersion },
  });
  if (!outcome.ok) {
    const { error } = outcome;
    return error.kind === 'conflict' ? error : { kind: 'failed', reason: error.reason };
  }
  tellOtherTabs({ kind: 'review-changed', articleId: article.id });
  return { kind: 'appended' };
}

/** Another tab has decided too: its entries come first, mine are numbered after them. */
async function pull(session: ReviewSession) {
  const stored = await readReviewRows(database(), session.stored.article.id);
  return (pending: readonly ReviewRow[]): readonly ReviewRow[] => {
    const first = nextSeq(stored, session.me);
    const shift = first - (pending[0]?.seq ?? first);
    const own = new Set(pending.map(({ seq }) => seq));
    const renumbered = pending.map((row): ReviewRow => {
      const { entry } = row;
      const isOfPending = (entry.kind === 'undo' || entry.kind === 'redo') && own.has(entry.of);
      return {
        ...row,
        seq: row.seq + shift,
        entry: isOfPending ? { ...entry, of: entry.of + shift } : entry,
      };
    });
    takeRows(session, [...stored, ...renumbered]);
    return renumbered;
  };
}

function takeRows(session: ReviewSession, rows: readonly ReviewRow[]): void {
  session.rows = rows;
  session.log = foldReview(rows);
  session.state = session.stateOf(session.log);
  show(session, store.getState().review);
}

function show(session: ReviewSession, shown: OpenReview | undefined): void {
  if (runtime.review !== session) return;
  const { stored, rows, me, log } = session;
  const { undo, redo } = reviewHistory(rows, me);
  const { items, agreed, overruled, curated, lostLinks } = session.state;
  store.setState({
    review: {
      article: stored.article,
      revision: stored.revision,
      mode: log.begin?.mode ?? 'lead',
      layers: keepLayers(shown?.layers, reviewedLayers(stored, log)),
      hasNewLayers: stored.hasNewLayers,
      replaces: session.isAsIs ? 0 : stored.replaces,
      entities: shown?.entities ?? resolveAll(stored.entities),
      comparison: stored.comparison,
      items,
      answers: log.answers,
      said: log.said,
      agreed,
      overruled,
      curated,
      lostLinks,
      activeKey: shown?.activeKey,
      save: shown?.save ?? { kind: 'saved' },
      undo: countOf(undo.at(-1)),
      redo: countOf(redo.at(-1)),
    },
  });
}

function reviewedLayers(
  { layers, project }: ComparedReview,
  { verdicts }: ReviewLog,
): OpenReview['layers'] {
  const names = new Map(project.annotators.map((annotator) => [annotator.id, annotator]));
  return layers.map(({ layer, annotations, relations, currentRev }) => {
    const given = verdicts.get(layer.id);
    const id = layer.annotatorId;
    return {
      layer,
      annotator: names.get(id) ?? { id, name: id },
      annotations,
      relations,
      isBehind: currentRev > layer.rev,
      ...(given?.rev === layer.rev && {
        verdict: {
          verdict: given.verdict,
          by: given.by,
          at: given.at,
          ...(given.summary !== undefined && { summary: given.summary }),
        },
      }),
    };
  });
}

/** The list that was shown, while it says the same: whatever is made from it need not be made anew. */
function keepLayers(
  before: OpenReview['layers'] | undefined,
  layers: OpenReview['layers'],
): OpenReview['layers'] {
  const isSame = layers.every((each, at) => {
    const old = before?.[at];
    return (
      old?.layer === each.layer &&
      old.isBehind === each.isBehind &&
      old.verdict?.verdict === each.verdict?.verdict &&
      old.verdict?.summary === each.verdict?.summary
    );
  });
  return before?.length === layers.length && isSame ? before : layers;
}

function countOf(row: ReviewRow | undefined): number | undefined {
  if (!row) return undefined;
  return row.entry.kind === 'decide' || row.entry.kind === 'answer' ? row.entry.items.length : 1;
}

function change(session: ReviewSession, edit: (review: OpenReview) => OpenReview): void {
  const { review } = store.getState();
  if (review && runtime.review === session) store.setState({ review: edit(review) });
}
