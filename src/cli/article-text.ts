import type { Block, BlockKind } from '#domain/text/block.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';

/** An article as plain words, one line of JSON. */
export type ArticleText = {
  readonly file: string;
  /** The shown blocks of the body, `\n\n` between them. */
  readonly articleBody: string;
  /** The same, a hard line break being a paragraph's end too. */
  readonly paragraphs: readonly string[];
  readonly title: string;
  /** The headline that is shown, where it is another than the title. */
  readonly headline?: string;
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
  const shown = article.blocks.filter((block) => !hidden.has(block.id));
  const textOf = ({ start, end }: Block): string => article.text.slice(start, end);
  const body = shown.filter((block) => !ABOUT.has(block.kind)).map(textOf);
  const headline = shown.find((block) => block.kind === 'headline');
  const isOther = headline !== undefined && oneLine(textOf(headline)) !== article.title;
  return {
    file,
    articleBody: body.join('\n\n'),
    paragraphs: body.flatMap((text) => text.split('\n')),
    title: article.title,
    ...(isOther && { headline: oneLine(textOf(headline)) }),
    author: article.byline ?? '',
    date: article.publishedAt ?? '',
    language: article.language,
  };
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
