import { listCases, measureAgreement } from '#storage/agreement-job.ts';
import type { AgreementReply, AgreementRequest } from '#storage/agreement-messages.ts';
import { listTraining } from '#storage/training-repository.ts';
import { openDatabase } from '#storage/open-database.ts';

addEventListener('message', (event: MessageEvent<AgreementRequest>) => {
  void answer(event.data);
});

async function answer(request: AgreementRequest): Promise<void> {
  const reply = await work(request).catch((error: unknown): AgreementReply => ({
    kind: 'crashed',
    message: String(error),
  }));
  postMessage(reply);
}

async function work(request: AgreementRequest): Promise<AgreementReply> {
  const opened = await openDatabase();
  if (!opened.ok) return { kind: 'crashed', message: opened.error.kind };
  const db = opened.value;
  switch (request.kind) {
    case 'measure': {
      const measured = await measureAgreement(db, request, tell);
      return measured ? { kind: 'measured', measured } : GONE;
    }
    case 'cases': {
      const cases = await listCases(db, request, tell);
      return cases ? { kind: 'cases', cases } : GONE;
    }
    case 'training':
      return { kind: 'training', articles: await listTraining(db, request) };
  }
}

const GONE: AgreementReply = { kind: 'crashed', message: 'no such project' };

/** More news than a bar can show would only keep the page busy. */
const NEWS_EVERY_MS = 100;
let toldAt = 0;

function tell(share: number): void {
  const time = performance.now();
  if (time - toldAt < NEWS_EVERY_MS) return;
  toldAt = time;
  postMessage({ kind: 'progress', share } satisfies AgreementReply);
}
