import type { Block } from '#domain/text/block.ts';
import type { ProblemList } from '#formats/file-problem.ts';

/** `place` is that of what holds text and blocks, empty at the top. Blocks are the whole text, in order, `\n\n` between them; the text is well-formed. */
export function checkRevision(
  { text, blocks }: { readonly text: string; readonly blocks: readonly Block[] },
  place: string,
  problems: ProblemList,
): void {
  const prefix = place === '' ? '' : `${place}.`;
  const lone = /\p{Cs}/v.exec(text);
  if (lone) problems.add(`${prefix}text`, 'lone-surrogate', String(lone.index));
  const ids = new Set<string>();
  let expected = 0;
  for (const [index, { id, start, end }] of blocks.entries()) {
    const at = `${prefix}blocks[${index}]`;
    if (ids.has(id)) problems.add(`${at}.id`, 'duplicate-id', id);
    ids.add(id);
    const isSeparated = index === 0 || text.slice(expected - 2, expected) === '\n\n';
    if (start !== expected || end < start || end > text.length || !isSeparated) {
      problems.add(at, 'bad-blocks', `${start}–${end}`);
      return;
    }
    expected = end + 2;
  }
  const last = blocks.at(-1)?.end ?? 0;
  if (last !== text.length)
    problems.add(`${prefix}blocks`, 'bad-blocks', `${last} ≠ ${text.length}`);
}
