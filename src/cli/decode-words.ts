import type { ArticleDecodeError } from '#formats/articles/decoded-article.ts';
import { decodeDetail } from '#formats/articles/decode-detail.ts';
import { en } from '#messages/en/en.ts';

/** Why an article could not be read, as one sentence or two: the same words as in the app. */
export function decodeWords(error: ArticleDecodeError): string {
  const { what } = en.problems.import[error.kind];
  const detail = decodeDetail(error);
  if (detail === undefined) return what;
  const details: Readonly<Record<string, string>> = en.problems.import.detail;
  const sentence = details[error.kind];
  return `${what} ${sentence === undefined ? detail : sentence.replace('{detail}', detail)}`;
}
