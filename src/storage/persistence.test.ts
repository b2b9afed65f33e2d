import { expect, test } from 'vitest';
import { requestPersistence } from './persistence.ts';

const answers = (persisted: boolean, persist: boolean) => ({
  persisted: () => Promise.resolve(persisted),
  persist: () => Promise.resolve(persist),
});

test.each([
  ['promised before', answers(true, false), 'granted'],
  ['promised now', answers(false, true), 'granted'],
  ['refused', answers(false, false), 'denied'],
  [
    'failing',
    { persisted: () => Promise.reject(new Error('no')), persist: () => Promise.resolve(true) },
    'unknown',
  ],
])('persistence that is %s', async (_case, storage, expected) => {
  expect(await requestPersistence(storage)).toBe(expected);
});

test('a browser without persistence is told apart from one that refuses', async () => {
  expect(await requestPersistence()).toBe('unknown');
});
