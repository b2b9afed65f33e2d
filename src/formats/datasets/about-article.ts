import type { Article } from '#domain/article/article.ts';
import type { ExportDocument } from '#domain/export/export-set.ts';
import { detectDirection } from '#domain/text/language.ts';

const MARK = { ltr: '\u200e', rtl: '\u200f' } as const;

/**
 * Whom and where an article is from, for people: `By Ana Díaz · City Herald · 2026-01-31 · https://…`; empty where nobody
 * said it. `base`: from which side the line is read, that of most of its letters unless given.
 */
export function whereFrom(
  { byline, outlet, publishedAt, url }: Article,
  base: 'ltr' | 'rtl' = detectDirection([byline, outlet, url].join(' ')),
): string {
  return inOrder([byline, outlet, publishedAt, url], base);
}

/** The same with whoever annotated it, in the direction of the article. */
export function aboutArticle(document: ExportDocument): string {
  const { article, revision } = document;
  const { byline, outlet, publishedAt, url, direction } = article;
  // One that stands in the text is not said twice.
  const own = byline !== undefined && !revision.text.includes(byline) ? byline : undefined;
  return inOrder([own, outlet, publishedAt, url, annotatedBy(document)], direction);
}

/** Whose work it is, for people: what was decided, or what most have, is nobody's own. */
export function annotatedBy({ annotator, whose }: ExportDocument): string {
  switch (whose) {
    case 'curated':
      return 'as decided where annotators differ';
    case 'majority':
      return 'what more than half of its annotators have';
    default:
      return `annotated by ${annotator}`;
  }
}

/** With marks where the parts run in several directions: else a date would be read backwards, and parts change places. */
function inOrder(all: readonly (string | undefined)[], base: 'ltr' | 'rtl'): string {
  const parts = all.filter((part) => part !== undefined);
  const isMixed = base === 'rtl' || parts.some((part) => detectDirection(part) === 'rtl');
  if (!isMixed) return parts.join(' · ');
  return parts.map((part) => part.replace(/^\d/v, `${MARK.ltr}$&`)).join(`${MARK[base]} · `);
}
