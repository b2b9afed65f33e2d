import { articleText } from '#cli/article-text.ts';
import { canonicalize } from '#domain/text/canonical.ts';
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
  const article = await decodePage(html);
  return articleText('', article);
}

/** The body blocks of a page in its order: whether Ascribe hides each, and Readability alone keeps it. */
export async function comparePage(html: string) {
  const article = await decodePage(html);
  const hidden = new Set(article.hiddenBlocks);
  const document = await parsePage(html);
  const headline = findHeadline(document.body, readPageMetadata(document));
  const blocks = readPageBlocks(document.body, headline, measurePage(document.body));
  const shares = await askReadability(document, blocks);
  // The article has the same blocks, less those without a character that stays.
  const kept = shares.filter((_, at) => canonicalize(blocks.slice(at, at + 1)).text !== '');
  if (kept.length !== article.blocks.length) throw new Error('the blocks are not the same');
  return article.blocks.flatMap(({ id, kind, start, end }, at) =>
    ABOUT.has(kind)
      ? []
      : [
          {
            text: article.text.slice(start, end),
            isHidden: hidden.has(id),
            isKept: (kept[at] ?? 0) > 0.5,
          },
        ],
  );
}

async function decodePage(html: string) {
  const bytes = new TextEncoder().encode(html);
  const decoded = await decodeArticle({ kind: 'file', fileName: 'page.html', bytes });
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value;
}
