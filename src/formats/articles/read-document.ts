import type { ArticleMediaType } from '#domain/article/article.ts';
import type { Result } from '#domain/result.ts';
import type { ArticleParts } from './article-parts.ts';
import { assembleArticle } from './assemble-article.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { refuseLarge } from './refuse-large.ts';
import type { SourceReader } from './source-file.ts';

/** More is a book of scans. */
const MAX_DOCUMENT_BYTES = 100 * 1024 * 1024;

type DecodeDocument = (bytes: Uint8Array) => Promise<Result<ArticleParts, ArticleDecodeError>>;

/** A reader of files that hold one article each (Word, PDF), of what takes such a file apart. */
export function documentReader(decode: DecodeDocument, mediaType: ArticleMediaType): SourceReader {
  return async function* read(file) {
    const place = file.name;
    const tooLarge = refuseLarge(file, MAX_DOCUMENT_BYTES);
    if (tooLarge) {
      yield tooLarge;
      return;
    }
    const original = new Uint8Array(await file.blob.arrayBuffer());
    // A library may keep or give away what it was handed: it gets a copy.
    const parts = await decode(original.slice());
    if (!parts.ok) {
      yield { kind: 'failed', place, error: parts.error };
      return;
    }
    const article = assembleArticle(parts.value, mediaType, []);
    yield article.text === ''
      ? { kind: 'failed', place, error: { kind: 'empty' } }
      : { kind: 'article', place, article, original };
  };
}
