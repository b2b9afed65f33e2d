import type { ArticleMediaType } from '#domain/article/article.ts';
import type { Block } from '#domain/text/block.ts';
import { canonicalize } from '#domain/text/canonical.ts';
import { detectDirection, detectLanguage } from '#domain/text/language.ts';
import type { ArticleParts } from './article-parts.ts';
import type { DecodedArticle, DecodeNote } from './decoded-article.ts';

/** Makes the text canonical, once and for all: from here on offsets count. */
export function assembleArticle(
  parts: ArticleParts,
  mediaType: ArticleMediaType,
  notes: readonly DecodeNote[],
): DecodedArticle {
  const canonical = canonicalize(parts.drafts);
  // Hiding belongs to the article, not to its text: two articles may share one text.
  const blocks = canonical.blocks.map(shown);
  const hiddenBlocks = canonical.blocks.filter((block) => block.hidden).map((block) => block.id);
  const damaged = canonical.replacedSurrogates;
  return {
    title: tidy(parts.title) ?? '',
    ...optional('byline', tidy(parts.byline)),
    ...optional('outlet', tidy(parts.outlet)),
    ...optional('publishedAt', parts.publishedAt),
    ...optional('url', parts.url),
    language: parts.language ?? detectLanguage(canonical.text),
    direction: parts.direction ?? detectDirection(canonical.text),
    text: canonical.text,
    blocks,
    hiddenBlocks,
    mediaType,
    notes: [
      ...notes,
      ...(parts.notes ?? []),
      ...(damaged > 0 ? [{ kind: 'damaged-characters', count: damaged } as const] : []),
    ],
  };
}

function shown(block: Block): Block {
  const { hidden, ...rest } = block;
  return hidden ? rest : block;
}

/** Longest title, byline or outlet, in code units: a page can put anything there. */
const MAX_FIELD = 300;

/** One line of canonical characters. */
function tidy(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const { text } = canonicalize([{ kind: 'paragraph', text: value.slice(0, 4 * MAX_FIELD) }]);
  const line = text
    .replaceAll('\n', ' ')
    .slice(0, MAX_FIELD)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  return line === '' ? undefined : line;
}

function optional<K extends string>(
  key: K,
  value: string | undefined,
): { readonly [P in K]?: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A computed key widens to string.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}
