import type { Email } from 'postal-mime';
import { findCalendarDate } from '#domain/text/calendar-date.ts';
import { err, ok, type Result } from '#domain/result.ts';
import { isAside } from './aside-files.ts';
import { assembleArticle } from './assemble-article.ts';
import { type ArticleDecodeError, type DecodedArticle } from './decoded-article.ts';
import { decodeHtml } from './html.ts';
import { decodeMailText } from './mail-text.ts';
import { isCut, isFlowed, parseMail } from './parse-mail.ts';
import { refuseLarge } from './refuse-large.ts';
import { placeWithin, type ReadItem, type ReadOptions } from './source-file.ts';
import type { NestedReader, Nesting } from './source-format.ts';
import { MAX_ENTRY_BYTES, MAX_UNPACKED_BYTES } from './unpack-limits.ts';

/** Mails in mails: more is an attack. */
const MAX_MAIL_DEPTH = 10;

/** A mail: its text is one article, each attachment that can be read another. Nothing in it runs or loads. */
export const readMail: NestedReader = async function* readMail(file, options, nesting) {
  const place = file.name;
  const tooLarge = refuseLarge(file, MAX_ENTRY_BYTES);
  if (tooLarge) {
    yield tooLarge;
    return;
  }
  if (nesting.depth > MAX_MAIL_DEPTH) {
    const error = { kind: 'unpacks-too-large', limit: MAX_UNPACKED_BYTES } as const;
    yield { kind: 'failed', place, error };
    return;
  }
  const original = new Uint8Array(await file.blob.arrayBuffer());
  const mail = await parseMail(original, options.encoding);
  const article = await mailArticle(mail, isFlowed(original));
  if (article.ok) yield { kind: 'article', place, article: article.value, original };
  // A mail may be there for what is attached to it.
  else if (mail.attachments.length === 0 || article.error.kind !== 'empty') {
    yield { kind: 'failed', place, error: article.error };
  }
  yield* readAttachments(place, mail, options, nesting);
  if (isCut(original)) {
    yield { kind: 'failed', place, error: { kind: 'damaged', detail: 'the mail does not end' } };
  }
};

async function mailArticle(
  mail: Email,
  hasFlowedText: boolean,
): Promise<Result<DecodedArticle, ArticleDecodeError>> {
  const { html, text = '' } = mail;
  const rich = html === undefined ? undefined : await decodeHtml(html, 'fragment');
  const hasRichText =
    rich?.ok === true && rich.value.drafts.some((draft) => draft.text.trim() !== '');
  const parts = hasRichText ? rich.value : decodeMailText(text, hasFlowedText);
  const { subject } = mail;
  const byline = mail.from?.name || mail.from?.address;
  const publishedAt = dateOf(mail);
  const article = assembleArticle(
    {
      ...parts,
      ...(subject !== undefined && { title: subject }),
      ...(byline !== undefined && { byline }),
      ...(publishedAt !== undefined && { publishedAt }),
    },
    'message/rfc822',
    [],
  );
  return article.text === '' ? err({ kind: 'empty' }) : ok(article);
}

/** The day as it was where the mail was written, not in Greenwich. */
function dateOf(mail: Email): string | undefined {
  const written = mail.headers.find((header) => header.key === 'date')?.value ?? '';
  return findCalendarDate(written) ?? findCalendarDate(mail.date?.slice(0, 10) ?? '');
}

async function* readAttachments(
  place: string,
  mail: Email,
  options: ReadOptions,
  nesting: Nesting,
): AsyncGenerator<ReadItem> {
  for (const [index, attachment] of mail.attachments.entries()) {
    const name =
      attachment.filename ?? `attachment ${index + 1}${extensionFor(attachment.mimeType)}`;
    const inner = placeWithin(place, name);
    const { content } = attachment;
    const blob = new Blob([typeof content === 'string' ? content : new Uint8Array(content)]);
    if (isAside(name) || /^(?:image|audio|video|font)\//.test(attachment.mimeType)) {
      yield { kind: 'passed-over', place: inner };
    } else if (!nesting.spend(blob.size)) {
      const error = { kind: 'unpacks-too-large', limit: MAX_UNPACKED_BYTES } as const;
      yield { kind: 'failed', place: inner, error };
    } else {
      for await (const item of nesting.readInner({ name, blob }, options)) {
        const within = placeWithin(place, item.place);
        yield item.kind === 'project-file'
          ? { kind: 'failed', place: within, error: { kind: 'attached-project' } }
          : { ...item, place: within };
      }
    }
  }
}

const EXTENSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'message/rfc822': '.eml',
    'text/plain': '.txt',
    'text/html': '.html',
    'text/csv': '.csv',
    'text/calendar': '.ics',
    'application/pdf': '.pdf',
    'application/pgp-signature': '.asc',
  }),
);

function extensionFor(mimeType: string): string {
  return EXTENSIONS.get(mimeType) ?? '';
}
