import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeArticle } from '#formats/articles/decode-article.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';
import type { BlockKind } from '#domain/text/block.ts';

/** Parts of an article that say something about it: they are fields of their own, or a picture's. */
const ABOUT: ReadonlySet<BlockKind> = new Set([
  'headline',
  'byline',
  'dateline',
  'caption',
  'credit',
]);

export type ArticleText = {
  readonly file: string;
  readonly articleBody: string;
  readonly paragraphs: readonly string[];
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly language: string;
};

/** An article as it is read on its page: its shown body, line breaks inside a block as paragraphs. */
export function describeArticle(file: string, article: DecodedArticle): ArticleText {
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

export async function decodeFile(path: string) {
  const bytes = new Uint8Array(await readFile(path));
  return decodeArticle({ kind: 'file', fileName: basename(path), bytes });
}
