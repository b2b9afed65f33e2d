import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { MessagesProvider } from '#messages/messages.tsx';
import { store } from '#workspace/store.ts';
import { ExportFormatsDialog } from './export-formats-dialog.tsx';

// Looking begins after a pause, and a busy machine makes it longer.
configure({ asyncUtilTimeout: 10_000 });

const FORECAST = {
  articles: 1,
  annotations: 2,
  relations: 1,
  labels: new Map([['CLAIM', 2]]),
  losses: [{ kind: 'pieces', count: 1, into: 2 }],
  confidential: [],
  splits: new Map(),
  damaged: ['Torn page'],
};

type Answer = Readonly<Record<string, unknown>> | 'silence';
let answers: { readonly forecast: Answer; readonly make: Answer };
let ended = 0;

/** Answers as it is told to. */
class FakeWorker extends EventTarget {
  postMessage({ kind }: { readonly kind: 'forecast' | 'make' }): void {
    const data = answers[kind];
    if (data === 'silence') return;
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    ended += 1;
  }
}

beforeEach(() => {
  ended = 0;
  vi.stubGlobal('Worker', FakeWorker);
  store.setState({
    me: { id: brand('me'), name: 'Ada' },
    project: {
      id: brand('p'),
      name: 'Desk',
      codebook: DEFAULT_CODEBOOK,
      codebookHistory: [],
      annotators: [],
      settings: { enabledLabels: [] },
      createdAt: 1,
    },
  });
});

vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(make: Answer, forecast: Answer = known): void {
  answers = { forecast, make };
  render(
    <MessagesProvider locale="en">
      <ExportFormatsDialog onClose={vi.fn<() => void>()} />
    </MessagesProvider>,
  );
}

const known = { kind: 'forecast', result: { ok: true, value: FORECAST } };

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name }));
}

test('losses and articles that stay out are said before a file is made', async () => {
  show('silence');
  expect(await screen.findByText('1 annotation in pieces becomes 2 spans')).toBeDefined();
  expect(screen.getByText('1 article cannot be exported')).toBeDefined();
});

test('a file that did not read back as it was is not offered; its problems are shown', async () => {
  const problems = [{ place: 'annotations.csv: a1', kind: 'quote-differs', detail: 'We' }];
  show({ kind: 'made', result: { ok: false, problem: { kind: 'file', problems } } });
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  await press('Make the file');
  expect(await screen.findByText('The file was not made')).toBeDefined();
  expect(screen.getByText('annotations.csv: a1')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Download' })).toBeNull();
});

test('calling it off ends the worker, and the choice is still there', async () => {
  show('silence');
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  await press('Make the file');
  await screen.findByRole('progressbar');
  const before = ended;
  await press('Cancel');
  expect(await screen.findByText('Cancelled. No file was made.')).toBeDefined();
  expect(ended).toBe(before + 1);
});

test('what went wrong with looking is said, and can be tried again', async () => {
  show('silence', { kind: 'crashed', message: 'worn out' });
  expect(await screen.findByText('It cannot be said what would be exported')).toBeDefined();
  answers = { ...answers, forecast: known };
  await press('Try again');
  expect(await screen.findByText('1 annotation in pieces becomes 2 spans')).toBeDefined();
});
