import { afterEach, expect, test, vi } from 'vitest';
import { canSaveAs, saveFileAs } from './save-file.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const FILE = { fileName: 'a.jsonl', blob: new Blob(['one\n', 'two\n']) };

type Place = {
  /** What is there already. */
  readonly before?: string;
  readonly opening?: DOMException;
  readonly writing?: DOMException;
};

/** A place on a disk that fails as it is told to. */
function aPlace({ before = '', opening, writing }: Place) {
  let content = before;
  let isRemoved = false;
  const handle = {
    getFile: () => Promise.resolve(new Blob([content])),
    createWritable: () => {
      if (opening) return Promise.reject(opening);
      const pieces: Uint8Array[] = [];
      return Promise.resolve(
        new WritableStream<Uint8Array>({
          write: (piece) => {
            if (writing) throw writing;
            pieces.push(piece);
          },
          // As browsers do: what was there stays until all is written.
          close: () => {
            content = pieces.map((piece) => new TextDecoder().decode(piece)).join('');
          },
        }),
      );
    },
    remove: () => {
      isRemoved = true;
      return Promise.resolve();
    },
  };
  vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(handle));
  return { content: () => content, isRemoved: () => isRemoved };
}

test('a file is written where it was wished', async () => {
  const place = aPlace({});
  expect(await saveFileAs(FILE)).toBe('saved');
  expect(place.content()).toBe('one\ntwo\n');
});

test('closing the question saves nothing', async () => {
  vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new DOMException('', 'AbortError')));
  expect(await saveFileAs(FILE)).toBe('cancelled');
});

test.each([
  ['full', { writing: new DOMException('', 'QuotaExceededError') }],
  ['gone', { opening: new DOMException('', 'NotFoundError') }],
  ['refused', { opening: new DOMException('', 'NotAllowedError') }],
] as const)(
  '%s: a new file is not left behind empty, an old one stays as it was',
  async (outcome, place) => {
    const fresh = aPlace(place);
    expect(await saveFileAs(FILE)).toBe(outcome);
    expect(fresh.isRemoved()).toBe(true);
    const old = aPlace({ ...place, before: 'old' });
    expect(await saveFileAs(FILE)).toBe(outcome);
    expect(old.content()).toBe('old');
    expect(old.isRemoved()).toBe(false);
  },
);

test('where a page cannot ask, nobody is offered it', () => {
  expect(canSaveAs()).toBe(false);
});
