import 'fake-indexeddb/auto';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, beforeAll, expect, test, vi } from 'vitest';
import type { Article } from '#domain/article/article.ts';
import { reviewKey } from '#domain/export/review-key.ts';
import { brand } from '#domain/ids.ts';
import { DESK } from '#domain/project/test-desk.ts';
import { loadMoreMessages, MessagesProvider, MoreMessages } from '#messages/messages.tsx';
import { boot } from '#workspace/boot.ts';
import { type ExportName, today } from '#workspace/export.ts';
import { database, store } from '#workspace/store.ts';
import { ExportFormatsDialog } from './export-formats-dialog.tsx';

const PIER: Article = {
  id: brand('a1'),
  projectId: DESK.id,
  title: 'Pier',
  language: 'en',
  direction: 'ltr',
  textHash: brand('h1'),
  origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 1 },
  status: 'open',
  hiddenBlocks: [],
  createdAt: 1,
  updatedAt: 1,
};

beforeAll(boot);
beforeAll(async () => {
  await loadMoreMessages();
  await database().projects.add(DESK);
  await database().articles.add(PIER);
});

// Looking begins after a pause, and a busy machine makes it longer.
configure({ asyncUtilTimeout: 10_000 });

const FORECAST = {
  articles: 1,
  annotations: 2,
  relations: 1,
  labels: new Map([['CLAIM', 2]]),
  losses: [{ kind: 'pieces', count: 1, into: 2 }],
  confidential: [],
  sources: 0,
  people: [],
  leaks: [],
  splits: new Map(),
  damaged: ['Torn page'],
};

type Answer = Readonly<Record<string, unknown>> | 'silence';
let answers: { readonly forecast: Answer; readonly make: Answer };
let asked: { kind: 'forecast' | 'make'; wish: { about: object } }[] = [];
let ended = 0;
/** jsdom has none. */
const scrollIntoView = vi.fn<() => void>();

/** Answers as it is told to. */
class FakeWorker extends EventTarget {
  postMessage(request: (typeof asked)[number]): void {
    asked.push(request);
    const data = answers[request.kind];
    if (data === 'silence') return;
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    ended += 1;
  }
}

beforeEach(() => {
  asked = [];
  ended = 0;
  scrollIntoView.mockClear();
  HTMLElement.prototype.scrollIntoView = scrollIntoView;
  vi.stubGlobal('Worker', FakeWorker);
  store.setState({ me: { id: brand('me'), name: 'Ada' }, project: DESK });
});

vi.setConfig({ testTimeout: 30_000 });

afterEach(async () => {
  cleanup();
  await database().meta.delete('reviews');
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function show(make: Answer, forecast: Answer = known, format?: ExportName) {
  const onClose = vi.fn<() => void>();
  answers = { forecast, make };
  render(
    <MessagesProvider locale="en">
      <MoreMessages>
        <ExportFormatsDialog {...(format && { format })} onClose={onClose} />
      </MoreMessages>
    </MessagesProvider>,
  );
  return onClose;
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

test('a part of a split that no article went to is told', async () => {
  const splits = new Map([
    ['train', 2],
    ['validation', 1],
  ]);
  show('silence', { kind: 'forecast', result: { ok: true, value: { ...FORECAST, splits } } });
  expect(await screen.findByText('A part of the split has no article')).toBeDefined();
  expect(screen.getByText(/^The test part is empty/)).toBeDefined();
  expect(screen.queryByText(/^The validation part is empty/)).toBeNull();
});

const LEAK = {
  where: { article: 'a1', field: 'note', of: 'n1' },
  what: 'part of a name',
  possible: false,
  pseudonym: 'Source A',
  words: 'Maria',
  excerpt: 'as Maria told us',
};
const MARIA = {
  kind: 'source',
  id: 'e1',
  name: 'Maria Keller',
  pseudonym: 'Source A',
  isNamed: true,
};
const PROTECTED = { ...FORECAST, sources: 1, people: [MARIA] };

test('who becomes what is shown, and a name that is still in there keeps the file from being made', async () => {
  const value = { ...PROTECTED, leaks: [LEAK] };
  show('silence', { kind: 'forecast', result: { ok: true, value } });
  expect(await screen.findByText('Maria Keller becomes Source A')).toBeDefined();
  expect(
    screen.getByRole('switch', { name: 'Give confidential sources a pseudonym' }),
  ).toHaveProperty('checked', true);
  expect(screen.getByText('as Maria told us')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Make the file' }).hasAttribute('data-disabled')).toBe(
    true,
  );
  answers = { ...answers, forecast: { kind: 'forecast', result: { ok: true, value: PROTECTED } } };
  await press('Not them: as Maria told us');
  expect(await screen.findByText('You said of 1 place that it is not them.')).toBeDefined();
  await press('Make the file');
  await screen.findByRole('progressbar');
});

/** What is said of the button that makes the file. */
function reason(): string | undefined {
  const id = makeButton().getAttribute('aria-describedby');
  return id === null ? undefined : document.getElementById(id)?.textContent;
}

test('beside the button stands why no file can be made, and leads to where that is dealt with', async () => {
  const value = { ...PROTECTED, leaks: [LEAK, { ...LEAK, where: { ...LEAK.where, of: 'n2' } }] };
  show('silence', { kind: 'forecast', result: { ok: true, value } });
  expect(reason()).toBe('Looking at what would be lost …');
  await press('Protected names are still in there, in 2 places');
  expect(reason()).toBe('Protected names are still in there, in 2 places');
  expect(scrollIntoView).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(
    screen.getByRole('list', { name: 'Where protected names still are' }),
  );
  answers = { ...answers, forecast: known };
  await press('None of these is them');
  await waitFor(() => {
    expect(makeButton().hasAttribute('data-disabled')).toBe(false);
  });
  expect(reason()).toBeUndefined();
});

test.each([
  [
    'nothing to export',
    { articles: 0, annotations: 0, labels: new Map() },
    'There is no such work to export.',
  ],
  ['no annotations', { annotations: 0 }, 'There are no annotations to export.'],
])('beside the button stands that there is %s', async (_case, changes, words) => {
  const value = { ...FORECAST, ...changes };
  show('silence', { kind: 'forecast', result: { ok: true, value } });
  await press(words);
  expect(reason()).toBe(words);
  expect(document.activeElement).toBe(
    screen.getByRole('region', { name: 'What will be in it, and what will not' }),
  );
});

test('where it is an annotator’s name, annotators can have pseudonyms too, and it is looked again', async () => {
  const leak = { ...LEAK, where: { field: 'annotator', of: 'me' } };
  const value = { ...PROTECTED, leaks: [leak] };
  show('silence', { kind: 'forecast', result: { ok: true, value } });
  expect(await screen.findByText(/^An annotator has such a name/)).toBeDefined();
  answers = { ...answers, forecast: { kind: 'forecast', result: { ok: true, value: PROTECTED } } };
  await press('Give annotators a pseudonym');
  await waitFor(() => {
    expect(asked.at(-1)?.wish).toMatchObject({ protect: { annotators: true } });
  });
  expect(screen.queryByText(/^An annotator has such a name/)).toBeNull();
  expect(screen.getByRole('switch', { name: 'Give annotators a pseudonym' })).toHaveProperty(
    'checked',
    true,
  );
});

test('a whole name cannot be said to be somebody else’s', async () => {
  const value = { ...PROTECTED, leaks: [{ ...LEAK, what: 'name' }] };
  show('silence', { kind: 'forecast', result: { ok: true, value } });
  expect(await screen.findByText(/theirs beyond doubt/)).toBeDefined();
  expect(screen.queryByRole('button', { name: /Not them/ })).toBeNull();
});

test('a name in finished files: no download, each place is shown', async () => {
  const leak = { ...LEAK, where: { file: 'README.md', field: 'contents', line: 3 } };
  const problem = { kind: 'leaks', leaks: [leak], people: [MARIA] };
  show({ kind: 'made', result: { ok: false, problem } });
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  await press('Make the file');
  expect(await screen.findByText('README.md, line 3')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Download' })).toBeNull();
});

test('a full disk is said, and that nothing is left half done', async () => {
  const problem = { kind: 'not-stored', reason: 'disk-full' };
  show({ kind: 'made', result: { ok: false, problem } });
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  await press('Make the file');
  expect(await screen.findByText(/is full\. Nothing was left behind/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Download' })).toBeNull();
});

const MADE = {
  fileName: 'a.html',
  blob: new Blob(['x']),
  files: 1,
  verified: { spans: 2, of: 2 },
  forecast: FORECAST,
  key: [],
  keyName: '',
};

test.each([
  ['AbortError', /No place was chosen\. The file is still here/],
  ['NotFoundError', /The folder is not there any more/],
  ['QuotaExceededError', /The disk is full, so nothing was saved there/],
])('a place that fails with %s is said, and the file is still offered', async (name, words) => {
  vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('', name)));
  show({ kind: 'made', result: { ok: true, value: MADE } });
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  await press('Make the file');
  await press('Save as …');
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Download' })).toBeDefined();
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
  // What it would hold is known: nobody waits for the button that has the focus.
  const make = screen.getByRole('button', { name: 'Make the file' });
  expect(make.hasAttribute('data-disabled')).toBe(false);
  expect(document.activeElement).toBe(make);
});

test('closing while a file is made calls it off, and only then closes', async () => {
  const onClose = show('silence');
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  await press('Make the file');
  await screen.findByRole('progressbar');
  const escape = (): void => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  };
  escape();
  expect(await screen.findByText('Cancelled. No file was made.')).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  escape();
  await waitFor(() => {
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

test('what went wrong with looking is said, and can be tried again', async () => {
  show('silence', { kind: 'crashed', message: 'worn out' });
  await press('It cannot be said what would be exported');
  answers = { ...answers, forecast: known };
  await press('Try again');
  expect(await screen.findByText('1 annotation in pieces becomes 2 spans')).toBeDefined();
});

const CLAIMS = ['It fell', 'It rose'].map((sentence, at) => ({
  key: reviewKey(PIER.id, 'me', brand(`c${at}`)),
  stem: `ada/0001-${at}`,
  sentence,
  title: 'Pier',
  annotator: 'Ada',
}));

function withReviews(first: typeof CLAIMS, count = first.length): Answer {
  const value = { ...FORECAST, reviews: { count, first } };
  return { kind: 'forecast', result: { ok: true, value } };
}

test('what was typed for a claim is seen while it is in force, though only that claim is left', async () => {
  show('silence', withReviews(CLAIMS), 'claimreview');
  const field = await screen.findByRole('textbox', { name: 'It fell' });
  fireEvent.change(field, { target: { value: 'desk.example/one' } });
  expect(screen.getByText(/This is no address of a page/)).toBeDefined();
  answers = { ...answers, forecast: withReviews(CLAIMS.slice(0, 1)) };
  // Another choice is looked at anew.
  fireEvent.click(screen.getByRole('switch', { name: /pseudonym/ }));
  await waitFor(() => {
    expect(screen.queryByRole('textbox', { name: 'It rose' })).toBeNull();
  });
  const alone = screen.getByRole('textbox', { name: 'It fell' });
  expect(alone).toHaveProperty('value', 'desk.example/one');
  expect(alone.getAttribute('aria-invalid')).toBe('true');
  expect(makeButton().hasAttribute('data-disabled')).toBe(true);
  expect(reason()).toBe('What is said about the reviews cannot be written as it stands.');
  fireEvent.change(alone, { target: { value: '' } });
  await waitFor(() => {
    expect(makeButton().hasAttribute('data-disabled')).toBe(false);
  });
  expect(screen.getByRole('textbox', { name: 'It fell' })).toBe(alone);
});

test('claims that have one address are told, their own among it, and what those have that are not listed', async () => {
  show('silence', withReviews(CLAIMS, 60), 'claimreview');
  expect(await screen.findByText(/58 more claims .* those of their articles/)).toBeDefined();
  for (const name of ['It fell', 'It rose']) {
    const field = screen.getByRole('textbox', { name });
    fireEvent.change(field, { target: { value: 'https://desk.example/one' } });
  }
  expect(screen.getByText(/^2 claims have an address that another one has too/)).toBeDefined();
  const page = screen.getByRole('textbox', { name: 'Address of your page' });
  fireEvent.change(page, { target: { value: 'https://desk.example/all' } });
  expect(screen.getByText(/^60 claims have an address/)).toBeDefined();
  expect(screen.getByText(/^58 more claims have the address above/)).toBeDefined();
});

test('nobody waits for a forecast that what is typed cannot change, and the file is made of the last word', async () => {
  show('silence', withReviews(CLAIMS), 'claimreview');
  await screen.findByText('1 annotation in pieces becomes 2 spans');
  const publisher = screen.getByRole('textbox', { name: 'Who publishes it' });
  fireEvent.change(publisher, { target: { value: 'T' } });
  expect(makeButton().hasAttribute('data-disabled')).toBe(true);
  await waitFor(() => {
    expect(makeButton().hasAttribute('data-disabled')).toBe(false);
  });
  fireEvent.change(publisher, { target: { value: 'The Desk' } });
  expect(makeButton().hasAttribute('data-disabled')).toBe(false);
  await press('Make the file');
  await waitFor(() => {
    expect(asked.map(({ kind }) => kind)).toEqual(['forecast', 'forecast', 'make']);
  });
  expect(asked.at(-1)?.wish.about).toMatchObject({ review: { publisher: { name: 'The Desk' } } });
});

function fieldOf(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

/** Says who publishes the reviews, and where one of them is. */
async function sayOfReviews(make: Answer, beforeMaking = () => {}) {
  const onClose = show(make, withReviews(CLAIMS), 'claimreview');
  fireEvent.change(await screen.findByLabelText('It fell'), {
    target: { value: 'https://desk.example/one' },
  });
  fireEvent.change(fieldOf('Who publishes it'), { target: { value: 'The Desk' } });
  await waitFor(() => {
    expect(makeButton().hasAttribute('data-disabled')).toBe(false);
  });
  beforeMaking();
  await press('Make the file');
  return onClose;
}

function pressClose(): void {
  const [first] = screen.getAllByRole('button', { name: 'Close' });
  if (first) fireEvent.click(first);
}

test('what a full disk did not keep of reviews is asked about though the file is made', async () => {
  const full = vi.spyOn(database().meta, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const onClose = await sayOfReviews({ kind: 'made', result: { ok: true, value: MADE } });
  await screen.findByRole('button', { name: 'Download' });
  await waitFor(() => {
    expect(full).toHaveBeenCalled();
  });
  pressClose();
  expect(await screen.findByRole('alertdialog')).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});

test('what was kept of reviews is not asked about once the file is made', async () => {
  const onClose = await sayOfReviews({ kind: 'made', result: { ok: true, value: MADE } });
  await screen.findByRole('button', { name: 'Download' });
  await waitFor(() => {
    pressClose();
    expect(onClose).toHaveBeenCalledOnce();
  });
});

test('what was said of reviews is there the next time, once a file was made', async () => {
  await sayOfReviews({ kind: 'made', result: { ok: true, value: MADE } });
  await screen.findByRole('button', { name: 'Download' });
  cleanup();
  show('silence', withReviews(CLAIMS), 'claimreview');
  await waitFor(() => {
    expect(fieldOf('Who publishes it').value).toBe('The Desk');
  });
  expect((await screen.findByLabelText<HTMLInputElement>('It fell')).value).toBe(
    'https://desk.example/one',
  );
  // Another day has another proposal.
  expect(fieldOf('Day of publication').value).toBe(today());
  expect(await database().meta.get('reviews')).not.toHaveProperty('said.published');
});

test('a day that was proposed before midnight is nobody’s own after it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 3, 1, 23, 59) });
  await sayOfReviews({ kind: 'made', result: { ok: true, value: MADE } }, () => {
    expect(fieldOf('Day of publication').value).toBe('2026-04-01');
    vi.setSystemTime(new Date(2026, 3, 2, 0, 1));
  });
  await screen.findByRole('button', { name: 'Download' });
  await waitFor(async () => {
    expect(await database().meta.get('reviews')).toBeDefined();
  });
  expect(await database().meta.get('reviews')).not.toHaveProperty('said.published');
});

test('what kept a file from being made, such as a protected name in it, is not remembered', async () => {
  const problem = { kind: 'leaks', leaks: [LEAK], people: [MARIA] };
  await sayOfReviews({ kind: 'made', result: { ok: false, problem } });
  await screen.findByRole('button', { name: 'Change the choice' });
  expect(await database().meta.get('reviews')).toBeUndefined();
});

function makeButton(): HTMLElement {
  return screen.getByRole('button', { name: 'Make the file' });
}
