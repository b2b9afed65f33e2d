import type { ExportDocument } from '#domain/export/export-set.ts';
import type { Block } from '#domain/text/block.ts';
import { onOneLine } from './flatten-work.ts';

/** The headline in the text where it is the article's title: a page would say it twice. */
export function headlineOf({
  article,
  revision: { text, blocks },
}: Pick<ExportDocument, 'article' | 'revision'>): Block | undefined {
  const title = onOneLine(article.title);
  return blocks.find(
    ({ kind, start, end }) => kind === 'headline' && onOneLine(text.slice(start, end)) === title,
  );
}
