import type { ArticleMediaType } from '#domain/article/article.ts';
import type { DateOrder } from '#domain/text/numeric-date.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { ArticleParts } from './article-parts.ts';
import { assembleArticle } from './assemble-article.ts';
import { cellDate } from './date-column.ts';
import {
  MAX_ARTICLE_BYTES,
  type ArticleDecodeError,
  type DecodeNote,
  type DecodedArticle,
} from './decoded-article.ts';
import { decodeHtml } from './html.ts';
import { languageTag } from './language-tag.ts';
import { decodePlainText } from './plain-text.ts';
import type { ColumnMapping } from './source-file.ts';
import type { TableRow } from './table-row.ts';

/** How the rows of a table are read. */
export type RowReading = {
  readonly columns: ColumnMapping;
  readonly order: DateOrder | undefined;
  readonly mediaType: ArticleMediaType;
};

/** One row → one article. What the columns say outranks what the text looks like. */
export async function rowArticle(
  row: Extract<TableRow, { kind: 'row' }>,
  { columns, order, mediaType }: RowReading,
): Promise<Result<DecodedArticle, ArticleDecodeError>> {
  const cell = (column: string | undefined): string | undefined =>
    column === undefined ? undefined : row.cells.get(column)?.trim() || undefined;
  const text = cell(columns.text);
  if (text === undefined) {
    return err(
      row.ragged ? { kind: 'damaged', detail: raggedDetail(row.ragged) } : { kind: 'empty' },
    );
  }
  if (text.length > MAX_ARTICLE_BYTES) {
    return err({ kind: 'too-large', bytes: text.length, limit: MAX_ARTICLE_BYTES });
  }
  const parts = await partsOf(text);
  if (!parts.ok) return parts;
  const title = cell(columns.title);
  const byline = cell(columns.byline);
  const outlet = cell(columns.outlet);
  const date = cell(columns.publishedAt);
  const publishedAt = date === undefined ? undefined : cellDate(date, order);
  const url = webAddress(cell(columns.url));
  const language = languageCell(cell(columns.language));
  const described: ArticleParts = {
    ...parts.value,
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { byline }),
    ...(outlet !== undefined && { outlet }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
  };
  const notes: DecodeNote[] = [];
  if (row.ragged) notes.push({ kind: 'ragged-row', ...row.ragged });
  if (date !== undefined && publishedAt === undefined) {
    notes.push({ kind: 'date-not-read', date: date.slice(0, MAX_DATE) });
  }
  const article = assembleArticle(described, mediaType, notes);
  return article.text === '' ? err({ kind: 'empty' }) : ok(article);
}

/** Longest date that is told, in code units. */
const MAX_DATE = 40;

function raggedDetail({ expected, found }: { expected: number; found: number }): string {
  return `${found} of ${expected} cells`;
}

/** Tags that prose does not write by chance. */
const MARKUP =
  /<\/?(?:p|div|br|a|b|i|em|strong|span|h[1-6]|ul|ol|li|blockquote|table|td|tr|img|figure|section|article|script|style)(?:\s[^<>]{0,2000})?\/?>/i;

async function partsOf(text: string): Promise<Result<ArticleParts, ArticleDecodeError>> {
  return MARKUP.test(text) ? decodeHtml(text, 'fragment') : ok(decodePlainText(text));
}

function webAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\/\S{1,2000}$/i.test(value) ? value : undefined;
}

/** The name of a language is none. */
function languageCell(value: string | undefined): string | undefined {
  return value !== undefined && /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i.test(value)
    ? languageTag(value.replaceAll('_', '-'))
    : undefined;
}
