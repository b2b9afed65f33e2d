import type { ArticleMediaType } from '#domain/article/article.ts';
import { mapPlainText } from '#domain/text/mapped-article.ts';
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
};

export function readImportedText(raw: string, details: TextDetails): ImportedText {
  const isAsWritten = details.asWritten === true;
  const { recognized, canonical } = mapPlainText(raw);
  const { title, url } = details;
  const parts = {
    ...recognized,
    ...(title !== undefined && title.trim() !== '' && { title }),
    ...(url !== undefined && /^https?:\/\//.test(url) && { url }),
  };
  const assembled = assembleArticle(parts, details.mediaType, details.notes ?? []);
  const article = isAsWritten ? { ...assembled, text: raw } : assembled;
  return {
    raw,
    article,
    toCanonical: isAsWritten ? (offset) => offset : canonical.toCanonical,
    read: {
      'code points': offsetReader(raw, 'code points'),
      'UTF-16 code units': offsetReader(raw, 'UTF-16 code units'),
    },
    find: quoteFinder(article.text),
    isAsWritten,
  };
}
