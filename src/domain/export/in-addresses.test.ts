import { afterEach, expect, test, vi } from 'vitest';
import { fitAddresses } from './in-addresses.ts';
import type { Replacement } from './replace-spans.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function namesIn(text: string): readonly Replacement[] {
  return [...text.matchAll(/Quill/gv)].map(({ index }) => ({
    start: index,
    end: index + 'Quill'.length,
    words: 'Source A',
  }));
}

test.each([
  ['each address of a list', 'Quill.org,Quill.com;Quill@e.org,a@Quill.org', 'slug slug slug slug'],
  ['the name behind a mail address', 'a@e.org,Quill', 'name'],
  ['an address that is one name', '@Quill Quill', 'slug name'],
])('%s', (_case, text, expected) => {
  const found = fitAddresses(text, namesIn(text)).map(({ words }) =>
    words === 'source-a' ? 'slug' : 'name',
  );
  expect(found.join(' ')).toBe(expected);
});

test.each(['Quill.', 'Quill+', 'Quill/', 'Quill@', 'Quill-'])(
  'a token of nothing but %j is looked through once, however many names it holds',
  (piece) => {
    const text = piece.repeat(340);
    const names = namesIn(text);
    const calls = vi.spyOn(RegExp.prototype, 'exec');
    fitAddresses(text, names);
    const looks = calls.mock.calls.length;
    vi.restoreAllMocks();
    expect(names).toHaveLength(340);
    expect(looks).toBeLessThan(names.length);
  },
);

test.each(['a', 'a+', 'a.', '%'])(
  'tokens of %j, each nearly as long as an address can be, are gone through in linear time',
  (piece) => {
    const token = `${piece.repeat(2040 / piece.length)}/Quill`;
    const text = `${token} `.repeat(1000);
    const fitted = fitAddresses(text, namesIn(text));
    expect(fitted.filter(({ words }) => words === 'Source A')).toHaveLength(1000);
  },
);
