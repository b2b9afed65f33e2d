import { err, ok, type Result } from '#domain/result.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { withFields } from './document-fields.ts';
import { readPdfContent } from './pdf-document.ts';
import { readLayout } from './pdf-layout.ts';

/**
 * A PDF has no paragraphs, only places for letters: the blocks are what its layout suggests.
 * Running heads and feet are flagged and hidden, notes come last.
 */
export async function decodePdf(
  bytes: Uint8Array,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  const content = await readPdfContent(bytes);
  if (!content.ok) return content;
  const drafts = readLayout(content.value.pages);
  if (!drafts.some((draft) => /[\p{L}\p{N}]/u.test(draft.text))) {
    return err({ kind: 'scanned', pages: content.value.pages.length });
  }
  const { info } = content.value;
  return ok(
    withFields(recognizeDrafts(drafts), {
      title: info.get('Title'),
      author: info.get('Author'),
      // When the file was made says nothing of when the story came out.
    }),
  );
}
