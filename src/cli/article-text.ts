import type { BlockKind } from '#domain/text/block.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';

/** An article as plain words, one line of JSON. */
export type ArticleText = {
  readonly file: string;
  /** The shown blocks of the body, `\n\n` between them. */
  readonly articleBody: string;
  /** The same, a hard line break being a paragraph's end too. */
  readonly paragraphs: readonly string[];
  readonly title: string;
  /** Names of persons, `, ` between them; an agency where there is no person. */
  readonly author: string;
  /** `YYYY-MM-DD`, empty when unknown. */
  readonly date: string;
  readonly language: string;
};

/** Parts that tell about the article and are fields of their own, or belong to a picture. */
const ABOUT: ReadonlySet<BlockKind> = new Set([
  'headline',
  'deck',
  'byline',
  'dateline',
  'caption',
]);

export function articleText(file: string, article: DecodedArticle): ArticleText {
  const hidden = new Set(article.hiddenBlocks);
  const body = article.blocks
    .filter((block) => !hidden.has(block.id) && !ABOUT.has(block.kind))
    .map((block) => article.text.slice(block.start, block.end));
  return {
    file,
    articleBody: body.join('\n\n'),
    paragraphs: body.flatMap((text) => text.split('\n')),
    title: article.title,
    author: article.byline ?? '',
    date: article.publishedAt ?? '',
    language: article.language,
  };
}
