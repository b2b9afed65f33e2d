import type { ArticleMediaType } from '#domain/article/article.ts';
import { mapPlainText } from '#domain/text/mapped-article.ts';
import type { ArticleParts } from '#formats/articles/article-parts.ts';
import { assembleArticle } from '#formats/articles/assemble-article.ts';
import type { DecodedArticle, DecodeNote } from '#formats/articles/decoded-article.ts';
import { type OffsetUnit, type ReadOffsets, offsetReader } from './foreign-offsets.ts';
import { type FindQuote, quoteFinder } from './quoted-words.ts';

/** A text of another tool's file, read as an article. */
export type ImportedText = {
  /** As in the file: what the file's offsets count in. */
  readonly raw: string;
  readonly article: DecodedArticle;
  /** UTF-16 offset into `raw` → offset into the article's canonical text. */
  readonly toCanonical: (offset: number) => number;
  /** Made once, however many annotators there are of the text: each walks through the whole of it. */
  readonly read: { readonly [Unit in OffsetUnit]: ReadOffsets };
  /** Finds quotes in the canonical text. */
  readonly find: FindQuote;
  /** See `DecodeOptions`. */
  readonly isAsWritten: boolean;
};

/** How a file of ours is read back to be proved. */
export type DecodeOptions = {
  /** The file's text is taken as it stands, and the unit of its offsets is not doubted. */
  readonly asWritten?: true;
};

type TextDetails = DecodeOptions & {
  readonly mediaType: ArticleMediaType;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly notes?: readonly DecodeNote[];
  /** What else the file says of the article. */
  readonly about?: Pick<
    ArticleParts,
    'byline' | 'outlet' | 'publishedAt' | 'language' | 'direction'
  >;
};

export function readImportedText(raw: string, details: TextDetails): ImportedText {
  return details.asWritten === true ? asItStands(raw, details) : canonically(raw, details);
}

function canonically(raw: string, details: TextDetails): ImportedText {
  const { recognized, canonical } = mapPlainText(raw);
  const { title, url } = details;
  const parts = {
    ...recognized,
    ...details.about,
    ...(title !== undefined && title.trim() !== '' && { title }),
    ...(url !== undefined && /^https?:\/\//.test(url) && { url }),
  };
  const article = assembleArticle(parts, details.mediaType, details.notes ?? []);
  return {
    raw,
    article,
    toCanonical: canonical.toCanonical,
    read: readersOf(raw),
    find: quoteFinder(article.text),
    isAsWritten: false,
  };
}

/** Nothing is recognised in it, and it is not made canonical: every file of ours is proved so. */
function asItStands(raw: string, { mediaType, title }: TextDetails): ImportedText {
  return {
    raw,
    article: {
      title: title ?? '',
      language: 'und',
      direction: 'ltr',
      text: raw,
      blocks: [],
      hiddenBlocks: [],
      mediaType,
      notes: [],
    },
    toCanonical: (offset) => offset,
    read: readersOf(raw),
    find: quoteFinder(raw),
    isAsWritten: true,
  };
}

/** Each made when it is first asked for: it walks through the whole text. */
function readersOf(raw: string): ImportedText['read'] {
  const made: { [Unit in OffsetUnit]?: ReadOffsets } = {};
  const readerOf =
    (unit: OffsetUnit): ReadOffsets =>
    (span) =>
      (made[unit] ??= offsetReader(raw, unit))(span);
  return {
    'code points': readerOf('code points'),
    'UTF-16 code units': readerOf('UTF-16 code units'),
  };
}
