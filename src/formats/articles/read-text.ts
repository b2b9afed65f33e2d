import type { ArticleMediaType } from '#domain/article/article.ts';
import { decodeText } from './decode-article.ts';
import { decodeBytes } from './decode-bytes.ts';
import { MAX_ARTICLE_BYTES } from './decoded-article.ts';
import { refuseLarge } from './refuse-large.ts';
import type { ReadItem, ReadOptions, SourceFile, SourceReader } from './source-file.ts';

export const readPlainText: SourceReader = (file, options) => read(file, options, 'text/plain');

export const readMarkdown: SourceReader = (file, options) => read(file, options, 'text/markdown');

export const readPage: SourceReader = (file, options) => read(file, options, 'text/html');

async function* read(
  file: SourceFile,
  options: ReadOptions,
  mediaType: Extract<ArticleMediaType, 'text/plain' | 'text/markdown' | 'text/html'>,
): AsyncGenerator<ReadItem> {
  const place = file.name;
  const tooLarge = refuseLarge(file, MAX_ARTICLE_BYTES);
  if (tooLarge) {
    yield tooLarge;
    return;
  }
  const original = new Uint8Array(await file.blob.arrayBuffer());
  const bytes = await decodeBytes(original, options.encoding);
  if (!bytes.ok) {
    yield { kind: 'failed', place, error: bytes.error };
    return;
  }
  const { text, note } = bytes.value;
  const isPlain = mediaType === 'text/html' && !text.includes('<');
  const decoded = await decodeText(text, isPlain ? 'text/plain' : mediaType, note ? [note] : []);
  yield decoded.ok
    ? { kind: 'article', place, article: decoded.value, original }
    : { kind: 'failed', place, error: decoded.error };
}
