import { articleText } from '#cli/article-text.ts';
import { decodeArticle } from '#formats/articles/decode-article.ts';
import { findHeadline } from '#formats/articles/find-headline.ts';
import { readPageBlocks } from '#formats/articles/page-blocks.ts';
import { measurePage } from '#formats/articles/page-measures.ts';
import { readPageMetadata } from '#formats/articles/page-metadata.ts';
import { askReadability } from '#formats/articles/page-witnesses.ts';
import { parsePage } from '#formats/articles/parse-page.ts';

/** Kinds that no truth counts as body text, so that they are neither junk nor content. */
const ABOUT: ReadonlySet<string> = new Set([
  'headline',
  'deck',
  'byline',
  'dateline',
  'caption',
  'credit',
]);

/** What Ascribe makes of a page: the same as `ascribe text --json`. */
export async function readPage(html: string) {
  const bytes = new TextEncoder().encode(html);
  const decoded = await decodeArticle({ kind: 'file', fileName: 'page.html', bytes });
  if (!decoded.ok) return { error: decoded.error.kind };
  const article = decoded.value;
  const hidden = new Set(article.hiddenBlocks);
  return {
    ...articleText('', article),
    body: article.blocks
      .filter((block) => !ABOUT.has(block.kind))
      .map((block) => ({
        text: article.text.slice(block.start, block.end),
        isHidden: hidden.has(block.id),
      })),
  };
}

/** The texts of the blocks that Readability alone keeps of a page. */
export async function keptByReadability(html: string): Promise<readonly string[]> {
  const document = await parsePage(html);
  const headline = findHeadline(document.body, readPageMetadata(document));
  const blocks = readPageBlocks(document.body, headline, measurePage(document.body));
  const shares = await askReadability(document, blocks);
  return blocks.filter((_, at) => (shares[at] ?? 0) > 0.5).map((block) => block.text);
}
