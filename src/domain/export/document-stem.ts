import { asciiSlug, fileSlug } from '#domain/text/file-stem.ts';
import type { ExportDocument } from './export-set.ts';

type Named = Pick<ExportDocument, 'number' | 'article'>;

/** Fit for a file name, the same for everybody's work on the article: `0001-morning-brief`. */
export function documentStem({ number, article }: Named): string {
  return stemOf(number, fileSlug(article.title));
}

/** The same in letters and digits of ASCII, for what reads no others. */
export function asciiStem({ number, article }: Named): string {
  return stemOf(number, asciiSlug(article.title));
}

function stemOf(number: number, slug: string): string {
  return [String(number).padStart(4, '0'), slug].filter((part) => part !== '').join('-');
}
