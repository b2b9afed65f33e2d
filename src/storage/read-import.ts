import { decodeDetail } from '#formats/articles/decode-detail.ts';
import type { ArticleDecodeError } from '#formats/articles/decoded-article.ts';
import { decodeArticle } from '#formats/articles/decode-article.ts';
import { readSource } from '#formats/articles/read-source.ts';
import type { ReadItem, ReadOptions, SourceFile } from '#formats/articles/source-file.ts';
import type { ImportFailure, ImportSource } from './import-messages.ts';

/** All that is in a source, one by one. Whatever goes wrong with it is an item: it never throws. */
export async function* readImport(
  source: ImportSource,
  signal: AbortSignal,
): AsyncGenerator<ReadItem> {
  const only = source.choices?.only;
  try {
    for await (const item of itemsOf(source, signal)) {
      if (signal.aborted) return;
      if (only === undefined || item.place === only) yield item;
    }
  } catch (error) {
    const place = source.kind === 'paste' ? '' : source.name;
    yield { kind: 'failed', place, error: { kind: 'unreadable', detail: String(error) } };
  }
}

async function* itemsOf(source: ImportSource, signal: AbortSignal): AsyncGenerator<ReadItem> {
  if (source.kind === 'paste') {
    yield await readPaste(source);
    return;
  }
  yield* readSource(fileOf(source), { ...readOptionsOf(source), signal });
}

/** What somebody has chosen of how a source is read. */
export function readOptionsOf({ choices = {} }: ImportSource): Omit<ReadOptions, 'signal'> {
  const { encoding, columns, hasHeader, dateOrder, inner } = choices;
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(columns === undefined ? {} : { columns }),
    ...(hasHeader === undefined ? {} : { hasHeader }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(inner === undefined ? {} : { inner }),
  };
}

export function fileOf({
  name,
  blob,
  beside,
}: Exclude<ImportSource, { kind: 'paste' }>): SourceFile {
  return { name, blob, ...(beside ? { beside } : {}) };
}

async function readPaste(paste: Extract<ImportSource, { kind: 'paste' }>): Promise<ReadItem> {
  const { text, html } = paste;
  const decoded = await decodeArticle({
    kind: 'paste',
    text,
    ...(html === undefined ? {} : { html }),
  });
  return decoded.ok
    ? { kind: 'article', place: '', article: decoded.value }
    : { kind: 'failed', place: '', error: decoded.error };
}

export function failureOf(place: string, error: ArticleDecodeError): ImportFailure {
  const detail = decodeDetail(error);
  return { place, reason: error.kind, ...(detail === undefined ? {} : { detail }) };
}
