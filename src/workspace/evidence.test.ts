import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { tag } from './annotate.ts';
import { boot } from './boot.ts';
import {
  evidenceFault,
  evidenceLink,
  evidenceOfForm,
  formOfEvidence,
  removeEvidence,
  setEvidence,
} from './evidence.ts';
import { undo } from './history.ts';
import { importSample } from './import-articles.ts';
import { openArticle } from './open-article.ts';
import { store } from './store.ts';
import { installTestWorker } from './test-worker.ts';

beforeAll(installTestWorker);

test('what a verdict rests on is added, changed and taken away, each one act to undo', async () => {
  await boot();
  const id = await importSample();
  await openArticle(id);
  const claim = tag('CLAIM', { start: 0, end: 6 });
  if (claim === undefined) throw new Error('no claim');
  const held = () => {
    const { open } = store.getState();
    return open && getFrom(open.state.annotations, claim)?.evidence;
  };
  setEvidence(claim, 0, { note: 'Inspection log' });
  setEvidence(claim, 1, { url: 'https://example.org/log', seenAt: '2026-01-02' });
  setEvidence(claim, 0, { note: 'Inspection log, p. 14' });
  expect(held()).toEqual([
    { note: 'Inspection log, p. 14' },
    { url: 'https://example.org/log', seenAt: '2026-01-02' },
  ]);
  removeEvidence(claim, 0);
  expect(held()).toEqual([{ url: 'https://example.org/log', seenAt: '2026-01-02' }]);
  undo();
  undo();
  expect(held()?.[0]).toEqual({ note: 'Inspection log' });
  undo();
  undo();
  expect(held()).toBeUndefined();
});

test('a piece says what it is or where, and its address is one that can be followed', () => {
  const form = formOfEvidence();
  expect(evidenceFault({ ...form, seenAt: '2026-01-02' }, undefined)).toBe('nothing');
  expect(evidenceFault({ ...form, url: 'the log' }, undefined)).toBe('address');
  expect(evidenceFault({ ...form, url: 'javascript:alert(1)' }, undefined)).toBe('address');
  expect(evidenceFault({ ...form, url: 'doi:10/x' }, { url: 'doi:10/x' })).toBeUndefined();
  expect(evidenceFault({ ...form, note: 'A call' }, undefined)).toBeUndefined();
  expect(evidenceOfForm({ note: ' A call ', url: ' ', seenAt: '' })).toEqual({ note: 'A call' });
});

test('what is no address of a page is never a link', () => {
  expect(evidenceLink({ url: 'javascript:alert(1)' })).toBeUndefined();
  expect(evidenceLink({ note: 'A call' })).toBeUndefined();
  expect(evidenceLink({ url: 'https://example.org/log' })).toBe('https://example.org/log');
});
