import { findCalendarDate } from '#domain/text/calendar-date.ts';
import { ok, type Result } from '#domain/result.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { decodeHtml } from './html.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Markdown → HTML → the same way as every HTML: raw HTML inside Markdown gets the same treatment. */
export async function decodeMarkdown(
  markdown: string,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  const { fields, body } = splitFrontMatter(markdown.replace(/^\uFEFF/, ''));
  const decoded = await decodeHtml(await renderMarkdown(body), 'fragment');
  if (!decoded.ok) return decoded;
  const title = fields.get('title');
  const byline = fields.get('author') ?? fields.get('byline');
  const outlet = fields.get('outlet') ?? fields.get('publisher');
  const publishedAt = findCalendarDate(fields.get('date') ?? '');
  return ok({
    ...decoded.value,
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { byline }),
    ...(outlet !== undefined && { outlet }),
    ...(publishedAt !== undefined && { publishedAt }),
  });
}

/** Front matter of plain `key: value` lines between two `---`; anything cleverer stays unread. */
function splitFrontMatter(markdown: string): {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
} {
  const fields = new Map<string, string>();
  const lines = markdown.slice(0, MAX_FRONT_MATTER).split(/\r?\n/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0) return { fields, body: markdown };
  for (const line of lines.slice(1, end)) {
    const match = /^([A-Za-z]{2,30}):\s*(.{1,500})$/.exec(line);
    if (!match?.[1] || !match[2]) continue;
    fields.set(match[1].toLowerCase(), match[2].trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  const length = /^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/.exec(markdown)?.[0].length ?? 0;
  return { fields, body: markdown.slice(length) };
}

/** Front matter ends within this many characters or is none. */
const MAX_FRONT_MATTER = 20_000;
