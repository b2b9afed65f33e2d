import { decodeArticle } from './decode-article.ts';
import { type ArticleDecodeError, MAX_ARTICLE_BYTES } from './decoded-article.ts';
import type { ReadItem, ReadOptions, SourceFile } from './source-file.ts';

/** Reads one file of text. */
export async function* readSource(
  file: SourceFile,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const place = file.name;
  const failed = (error: ArticleDecodeError): ReadItem => ({ kind: 'failed', place, error });
  if (file.blob.size > MAX_ARTICLE_BYTES) {
    yield failed({ kind: 'too-large', bytes: file.blob.size, limit: MAX_ARTICLE_BYTES });
    return;
  }
  const original = new Uint8Array(await file.blob.arrayBuffer());
  const { encoding } = options;
  const bytes =
    encoding === undefined
      ? original
      : new TextEncoder().encode(new TextDecoder(encoding).decode(original));
  const decoded = await decodeArticle({ kind: 'file', fileName: file.name, bytes });
  if (decoded.ok) yield { kind: 'article', place, article: decoded.value, original };
  else yield failed(decoded.error);
}
