import { err, ok, type Result } from '#domain/result.ts';
import { assembleArticle } from './assemble-article.ts';
import { knownEncoding } from './decode-as.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { ArticleDecodeError, DecodedArticle } from './decoded-article.ts';
import { decodeHtml } from './html.ts';
import { fieldOf, isCut } from './parse-mail.ts';
import { refuseLarge } from './refuse-large.ts';
import { findMainPart, locationOf, type SavedPart } from './saved-page-parts.ts';
import type { SourceReader } from './source-file.ts';
import { MAX_ENTRY_BYTES } from './unpack-limits.ts';

/** A page that a browser saved as one file, with its pictures and styles: only the page itself is read. */
export const readSavedPage: SourceReader = async function* readSavedPage(file, options) {
  const place = file.name;
  const tooLarge = refuseLarge(file, MAX_ENTRY_BYTES);
  if (tooLarge) {
    yield tooLarge;
    return;
  }
  const original = new Uint8Array(await file.blob.arrayBuffer());
  const article = await decodeSavedPage(original, options.encoding);
  yield article.ok
    ? { kind: 'article', place, article: article.value, original }
    : { kind: 'failed', place, error: article.error };
  if (article.ok && isCut(original)) {
    yield { kind: 'failed', place, error: { kind: 'damaged', detail: 'the page does not end' } };
  }
};

async function decodeSavedPage(
  bytes: Uint8Array,
  chosenEncoding: string | undefined,
): Promise<Result<DecodedArticle, ArticleDecodeError>> {
  const part = findMainPart(bytes);
  if (!part) return err({ kind: 'damaged', detail: 'no page in it' });
  const declared = /charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(
    fieldOf(part.header, 'Content-Type') ?? '',
  );
  const encoding = chosenEncoding ?? knownEncoding(declared?.[1] ?? '');
  const decoded = await decodeBytes(await bodyOf(part), encoding);
  if (!decoded.ok) return decoded;
  const parts = await decodeHtml(decoded.value.text, 'page');
  if (!parts.ok) return parts;
  const location = locationOf(part);
  const url = location !== undefined && /^https?:\/\//i.test(location) ? location : undefined;
  const { note } = decoded.value;
  const article = assembleArticle(
    { ...parts.value, ...(url !== undefined && { url }) },
    'multipart/related',
    note ? [note] : [],
  );
  return article.text === '' ? err({ kind: 'empty' }) : ok(article);
}

/** The body without its transfer encoding: handed over as bytes of no known type, the library leaves them alone. */
async function bodyOf({ header, body }: SavedPart): Promise<Uint8Array> {
  const { default: PostalMime } = await import('postal-mime');
  const transfer = fieldOf(header, 'Content-Transfer-Encoding') ?? '8bit';
  const head = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n`;
  const message = new Blob([head, body.slice()]);
  const [content] = (await PostalMime.parse(await message.arrayBuffer())).attachments;
  if (!content || typeof content.content === 'string') return new Uint8Array();
  return new Uint8Array(content.content);
}
