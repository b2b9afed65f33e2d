import { ok } from '#domain/result.ts';
import { type ActOutcome, doAct, turnAct } from '#storage/act-repository.ts';
import { openDatabase } from '#storage/open-database.ts';
import type { PeopleReply, PeopleRequest, SentOutcome } from '#storage/people-messages.ts';
import { readOverview, statementsOf } from '#storage/people-repository.ts';

addEventListener('message', (event: MessageEvent<PeopleRequest>) => {
  void answer(event.data);
});

async function answer(request: PeopleRequest): Promise<void> {
  const reply = await work(request).catch((error: unknown): PeopleReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: PeopleRequest): Promise<PeopleReply> {
  const opened = await openDatabase();
  if (!opened.ok) return { kind: 'crashed', message: opened.error.kind };
  const db = opened.value;
  switch (request.kind) {
    case 'overview':
      return { kind: 'overview', overview: await readOverview(db, request.reader, tell) };
    case 'statements': {
      const records = await statementsOf(db, request.reader, request.entityId, tell);
      return { kind: 'statements', records };
    }
    case 'split': {
      const { projectId, at, entity, names, layers } = request;
      const plan = () => ok([{ after: entity }]);
      const outcome = await doAct(db, {
        projectId,
        at,
        act: 'split',
        names,
        entityIds: [],
        plan,
        layers,
      });
      return { kind: 'act', outcome: sent(outcome) };
    }
    case 'turn': {
      const { projectId, turn, rev, at } = request;
      return { kind: 'act', outcome: sent(await turnAct(db, projectId, turn, rev, at)) };
    }
  }
}

/** More news than a bar can show would only keep the page busy. */
const NEWS_EVERY_MS = 100;
let toldAt = 0;

function tell(done: number, total: number): void {
  const time = performance.now();
  if (time - toldAt < NEWS_EVERY_MS) return;
  toldAt = time;
  postMessage({ kind: 'progress', done, total } satisfies PeopleReply);
}

function sent(outcome: ActOutcome): SentOutcome {
  if (outcome.ok) return outcome;
  const { error } = outcome;
  return {
    ok: false,
    error: error.kind === 'failed' ? { kind: 'failed', reason: error.reason } : error,
  };
}
