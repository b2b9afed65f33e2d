import type { BlockKind } from '#domain/text/block.ts';

// WordprocessingML of an article: what kind of paragraph each is, and how they look.

/** Word's own names, so that a newsroom's template takes over. */
export const STYLE_OF: Readonly<Record<BlockKind, string>> = {
  headline: 'Title',
  deck: 'Subtitle',
  byline: 'Byline',
  dateline: 'Byline',
  heading: 'Heading2',
  paragraph: 'Normal',
  quote: 'Quote',
  listItem: 'ListParagraph',
  caption: 'Caption',
  cell: 'Normal',
  credit: 'Byline',
};

/** `runs`: what stands in `w:p`. `style`: an id of `ARTICLE_STYLES`. */
export function articleParagraph(runs: string, style: string, direction: 'ltr' | 'rtl'): string {
  const named = style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`;
  const how = `${named}${direction === 'rtl' ? '<w:bidi/>' : ''}`;
  return `<w:p>${how === '' ? '' : `<w:pPr>${how}</w:pPr>`}${runs}</w:p>`;
}

/** A4 with margins of 2.5 cm, in twentieths of a point. */
export const ARTICLE_PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';

type Look = { readonly name: string; readonly paragraph?: string; readonly run?: string };

const SMALL = '<w:color w:val="595959"/><w:sz w:val="19"/><w:szCs w:val="19"/>';
const LARGE = '<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>';

const LOOKS: Readonly<Record<string, Look>> = {
  Title: {
    name: 'Title',
    paragraph:
      '<w:keepNext/><w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>',
    run: LARGE,
  },
  // The title where the article's text does not have it: no part of the text.
  ArticleTitle: {
    name: 'Article Title',
    paragraph:
      '<w:keepNext/><w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>',
    run: LARGE,
  },
  About: {
    name: 'About the Article',
    paragraph:
      '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="BFBFBF"/></w:pBdr><w:spacing w:after="240"/>',
    run: SMALL,
  },
  Subtitle: { name: 'Subtitle', run: '<w:sz w:val="28"/><w:szCs w:val="28"/>' },
  Heading2: {
    name: 'heading 2',
    paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>',
  },
  Quote: { name: 'Quote', paragraph: '<w:ind w:start="567" w:end="567"/>', run: '<w:i/><w:iCs/>' },
  ListParagraph: {
    name: 'List Paragraph',
    paragraph: '<w:spacing w:after="60"/><w:ind w:start="567"/>',
  },
  Caption: { name: 'caption', run: SMALL },
  Byline: { name: 'Byline', paragraph: '<w:spacing w:after="80"/>', run: SMALL },
};

const FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>';

export const ARTICLE_STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${FONTS}<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr></w:style>',
  ...Object.entries(LOOKS).map(
    ([id, { name, paragraph = '', run = '' }]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  ),
].join('');
