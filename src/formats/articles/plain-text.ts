import { recognizePlainText } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';

export function decodePlainText(text: string): ArticleParts {
  return recognizePlainText(text);
}
