import type { ArticleMediaType } from '#domain/article/article.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { decodeBytes } from './decode-bytes.ts';
import {
  MAX_ARTICLE_BYTES,
  type ArticleDecodeError,
  type ArticleInput,
  type DecodedArticle,
  type DecodeNote,
} from './decoded-article.ts';
import { assembleArticle } from './assemble-article.ts';
import { extensionOf } from './file-head.ts';
import { decodeHtml } from './html.ts';
import { decodeMarkdown } from './markdown.ts';
import { decodePlainText } from './plain-text.ts';

/** What is text by itself, without unpacking. */
type TextMediaType = Extract<ArticleMediaType, 'text/plain' | 'text/markdown' | 'text/html'>;

type Decoded = Promise<Result<DecodedArticle, ArticleDecodeError>>;

/**
 * A file or a paste → an article, on any thread. Nothing in the input runs and nothing it names is
 * loaded.
 */
export async function decodeArticle(input: ArticleInput): Decoded {
  if (input.kind === 'paste') return decodePaste(input);
  const mediaType = mediaTypeOf(input.fileName);
  if (mediaType === undefined) {
    return err({ kind: 'unsupported', extension: extensionOf(input.fileName) });
  }
  const decoded = await decodeBytes(input.bytes);
  if (!decoded.ok) return decoded;
  const { text, note } = decoded.value;
  return decodeText(text, mediaType, note ? [note] : []);
}

async function decodePaste(paste: Extract<ArticleInput, { kind: 'paste' }>): Decoded {
  const bytes = Math.max(paste.text.length, paste.html?.length ?? 0);
  if (bytes > MAX_ARTICLE_BYTES) {
    return err({ kind: 'too-large', bytes, limit: MAX_ARTICLE_BYTES });
  }
  // Somebody who pastes a link means the page behind it.
  if (/^(?:https?:\/\/|www\.)\S{1,4000}$/i.test(paste.text.trim()))
    return err({ kind: 'only-link' });
  if (paste.html !== undefined && /<[a-z]/i.test(paste.html)) {
    const rich = await decodeText(paste.html, 'text/html', [], 'fragment');
    // A picture or an app's private markup: its plain text may still say something.
    if (rich.ok || paste.text.trim() === '') return rich;
  }
  return decodeText(paste.text, 'text/plain', []);
}

/** Text that is already text → an article, made canonical. */
export async function decodeText(
  text: string,
  mediaType: TextMediaType,
  notes: readonly DecodeNote[],
  extent: 'page' | 'fragment' = 'page',
): Decoded {
  const parts = await readParts(text, mediaType, extent);
  if (!parts.ok) return parts;
  const article = assembleArticle(parts.value, mediaType, notes);
  return article.text === '' ? err({ kind: 'empty' }) : ok(article);
}

function readParts(text: string, mediaType: TextMediaType, extent: 'page' | 'fragment') {
  switch (mediaType) {
    case 'text/plain':
      return ok(decodePlainText(text));
    case 'text/markdown':
      return decodeMarkdown(text);
    case 'text/html':
      return decodeHtml(text, extent);
  }
}

function mediaTypeOf(fileName: string): TextMediaType | undefined {
  switch (extensionOf(fileName)) {
    case '':
    case 'txt':
    case 'text':
      return 'text/plain';
    case 'md':
    case 'markdown':
      return 'text/markdown';
    case 'html':
    case 'htm':
    case 'xhtml':
      return 'text/html';
    default:
      return undefined;
  }
}
