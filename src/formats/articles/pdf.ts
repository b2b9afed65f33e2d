import { err, ok, type Result } from '#domain/result.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { readPdfContent, type PdfContent } from './pdf-document.ts';
import { readLayout } from './pdf-layout.ts';

/**
 * A PDF has no paragraphs, only places for letters: the blocks are what its layout suggests.
 * Running heads and feet are flagged and hidden, notes come last. Takes some 10 ms a page.
 */
export async function decodePdf(
  bytes: Uint8Array,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  const content = await readPdfContent(bytes);
  if (!content.ok) return content;
  const drafts = readLayout(content.value.pages);
  if (!drafts.some((draft) => /[\p{L}\p{N}]/u.test(draft.text))) {
    return err({ kind: 'scanned', pages: content.value.pages.length });
  }
  const recognized = recognizeDrafts(drafts);
  return ok({
    ...recognized,
    ...readDocumentFields(content.value, recognized),
  });
}

type Fields = Pick<ArticleParts, 'title' | 'byline' | 'publishedAt'>;

/** What the text says of itself outranks the document's fields, which templates and programs fill. */
function readDocumentFields({ info }: PdfContent, recognized: ArticleParts): Fields {
  const hasHeadline = recognized.drafts.some((draft) => draft.kind === 'headline');
  const title = realTitle(info.get('Title'));
  const author = realAuthor(info.get('Author'));
  const made = isPrintOut(info) ? undefined : dateOf(info.get('CreationDate'));
  return {
    ...(!hasHeadline && title !== undefined && { title }),
    ...(recognized.byline === undefined && author !== undefined && { byline: author }),
    ...(recognized.publishedAt === undefined && made !== undefined && { publishedAt: made }),
  };
}

/** No file name, no template's name: at least two words, or one long one. */
function realTitle(value: string | undefined): string | undefined {
  const title = value?.trim().replace(/^Microsoft Word\s*-\s*/i, '') ?? '';
  const isName =
    /\.(?:docx?|odt|rtf|indd|qxd|pdf|tex|dvi|txt|html?|pages|pub|pptx?)$/i.test(title) ||
    /^(?:https?:|about:|untitled|unbenannt|sans titre|document\d*$|dokument\d*$)/i.test(title) ||
    /_|^\S*\d{4,}\S*$/.test(title);
  return isName || title.length < 8 || !/\p{L}{3}/u.test(title) ? undefined : title;
}

/** A person's name rather than a login, a machine or a program. */
function realAuthor(value: string | undefined): string | undefined {
  const author = value?.trim() ?? '';
  if (author.length > 120 || /[@_\\/<>]|\d|anonymous|unknown|microsoft|adobe/i.test(author)) {
    return undefined;
  }
  return /^\p{Lu}[\p{L}\p{M}.'’-]*(?:,?\s[\p{L}\p{M}.'’-]+)+/u.test(author) ? author : undefined;
}

/** A page printed from a browser was made when it was printed. */
function isPrintOut(info: ReadonlyMap<string, string>): boolean {
  return /chrom|mozilla|firefox|safari|webkit|skia/i.test(
    `${info.get('Creator') ?? ''} ${info.get('Producer') ?? ''}`,
  );
}

/** `D:20240314…` */
function dateOf(value: string | undefined): string | undefined {
  const [, year, month, day] =
    /^D:((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.exec(value ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
