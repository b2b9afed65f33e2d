import { expect } from '@playwright/test';
import type { AnnotationFile } from '#formats/annotation-json/annotation-file.ts';
import type { SavedFile } from './download.ts';

/** What stands in an annotation file that somebody else's program would open. */
export function readAnnotations({ bytes }: SavedFile): AnnotationFile {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as AnnotationFile;
}

/** Every piece as `LABEL: quote`, in the order of the file. */
export function quotesOf(file: AnnotationFile): readonly string[] {
  return file.annotations.flatMap(({ label, fragments }) =>
    fragments.map(({ quote }) => `${label}: ${quote}`),
  );
}

/** Each relation as `type: from → to`, by quotes and names. */
export function relationsOf(file: AnnotationFile): readonly string[] {
  const quotes = new Map(
    file.annotations.map(({ id, fragments }) => [
      String(id),
      fragments.map(({ quote }) => quote).join(' … '),
    ]),
  );
  const names = new Map(file.entities.map(({ id, name }) => [String(id), name]));
  return file.relations.map(({ type, from, to }) => {
    const end = to.kind === 'annotation' ? quotes.get(to.id) : names.get(to.id);
    return `${type}: ${quotes.get(from)} → ${end}`;
  });
}

/**
 * Cuts every piece out of the text three times, by each of its three pairs of numbers, with means
 * other than the app's own, and compares it with the quote beside it.
 */
export function expectEverySliceToMatch(file: AnnotationFile): void {
  const { text } = file;
  const points = Array.from(text);
  const bytes = Buffer.from(text, 'utf8');
  const fragments = file.annotations.flatMap((annotation) => annotation.fragments);
  expect(fragments).not.toEqual([]);
  for (const fragment of fragments) {
    const { quote, start, end, codePoints, utf8, prefix, suffix } = fragment;
    expect(quote).not.toBe('');
    expect(text.slice(start, end)).toBe(quote);
    expect(points.slice(codePoints.start, codePoints.end).join('')).toBe(quote);
    expect(bytes.subarray(utf8.start, utf8.end).toString('utf8')).toBe(quote);
    expect(text.slice(0, start).endsWith(prefix)).toBe(true);
    expect(text.slice(end).startsWith(suffix)).toBe(true);
  }
}
