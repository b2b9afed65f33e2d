import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { boot } from './boot.ts';
import { store } from './store.ts';
import { chooseTeamFolder, leaveTeamFolder } from './team-folder.ts';

beforeAll(boot);

beforeEach(() => {
  vi.restoreAllMocks();
  store.setState({ notices: [] });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function told() {
  return store.getState().notices.map(({ kind, values }) => ({ kind, values }));
}

const FULL = { kind: 'save-failed', values: { reason: 'disk-full' } };

function failing(method: 'put' | 'delete') {
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}

test('a folder that was chosen and cannot be kept is told of', async () => {
  vi.stubGlobal('window', { showDirectoryPicker: () => Promise.resolve({ name: 'Team' }) });
  failing('put');
  expect(await chooseTeamFolder()).toBe(false);
  expect(told()).toEqual([FULL]);
});

test('so is one that cannot be left', async () => {
  failing('delete');
  await leaveTeamFolder();
  expect(told()).toEqual([FULL]);
});
