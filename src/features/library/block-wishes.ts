import type { LookedItem } from '#workspace/import-session.ts';

type ReadArticle = Pick<
  Extract<LookedItem, { kind: 'article' }>['article'],
  'text' | 'blocks' | 'hiddenBlocks'
>;

/**
 * What somebody wants of an article's blocks, against what was proposed: whether it is left out, by the
 * block's words. An id is a place in the text, and leads elsewhere once the file is read in another way.
 */
export type BlockWishes = ReadonlyMap<string, boolean>;

/** What is wanted when these blocks are to be left out; of blocks that are not here, what was wanted before. */
export function blockWishes(
  article: ReadArticle,
  leftOut: readonly string[],
  before: BlockWishes = new Map(),
): BlockWishes {
  const wishes = new Map(before);
  const proposed = new Set(article.hiddenBlocks);
  const wanted = new Set(leftOut);
  for (const { id, words } of wordsOfBlocks(article)) {
    if (wanted.has(id) === proposed.has(id)) wishes.delete(words);
    else wishes.set(words, wanted.has(id));
  }
  return wishes;
}

/** Ids of the blocks to leave out of an article that was read anew; undefined: as it is proposed. */
export function leftOutBy(
  article: ReadArticle,
  wishes: BlockWishes,
): readonly string[] | undefined {
  const proposed = new Set(article.hiddenBlocks);
  const blocks = wordsOfBlocks(article);
  if (!blocks.some(({ words }) => wishes.has(words))) return undefined;
  return blocks.flatMap(({ id, words }) => {
    const isLeftOut = wishes.get(words) ?? proposed.has(id);
    return isLeftOut ? [id] : [];
  });
}

/** Each block by its words; of several with the same words, by which of them it is. */
function wordsOfBlocks({ text, blocks }: ReadArticle): readonly { id: string; words: string }[] {
  const seen = new Map<string, number>();
  return blocks.map(({ id, start, end }) => {
    const words = text.slice(start, end);
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    return { id, words: `${count} ${words}` };
  });
}
