import type { ArticleDecodeError } from '#formats/articles/decoded-article.ts';
import { en } from '#messages/en/en.ts';

/** Why an article could not be read, as one sentence or two: the same words as in the app. */
export function decodeWords(error: ArticleDecodeError): string {
  const { what } = en.problems.import[error.kind];
  const detail = detailOf(error);
  if (detail === undefined) return what;
  const details: Readonly<Record<string, string>> = en.problems.import.detail;
  const sentence = details[error.kind];
  return `${what} ${sentence === undefined ? detail : sentence.replace('{detail}', detail)}`;
}

function detailOf(error: ArticleDecodeError): string | undefined {
  switch (error.kind) {
    case 'binary':
      return error.looksLike;
    case 'unsupported':
      return error.extension;
    case 'unreadable':
    case 'damaged':
      return error.detail;
    case 'scanned':
      return String(error.pages);
    case 'too-large':
      return String(Math.ceil(error.bytes / 1_000_000));
    case 'unpacks-too-large':
      return String(Math.ceil(error.limit / 1_000_000));
    case 'no-text-column':
      return error.columns.join(', ');
    case 'encrypted':
    case 'empty':
      return undefined;
  }
}
