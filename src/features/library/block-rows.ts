import type { Block } from '#domain/text/block.ts';

/** What the list of an article's parts shows: a part, or a gap that stands for parts that were left out. */
export type BlockRow =
  | { readonly kind: 'part'; readonly block: Block; readonly isLeftOut: boolean }
  | { readonly kind: 'gap'; readonly id: string; readonly blocks: readonly Block[] };

/**
 * Neighbours that are left out are one gap. Those that `isOpen` names are shown: somebody has asked for
 * them, or has just left them out and must not lose sight of them.
 */
export function blockRows(
  blocks: readonly Block[],
  leftOut: ReadonlySet<string>,
  isOpen: (block: Block) => boolean,
): readonly BlockRow[] {
  const rows: BlockRow[] = [];
  let gap: Block[] = [];
  function closeGap(): void {
    const [first] = gap;
    if (first) rows.push({ kind: 'gap', id: first.id, blocks: gap });
    gap = [];
  }
  for (const block of blocks) {
    const isLeftOut = leftOut.has(block.id);
    if (isLeftOut && !isOpen(block)) {
      gap.push(block);
    } else {
      closeGap();
      rows.push({ kind: 'part', block, isLeftOut });
    }
  }
  closeGap();
  return rows;
}
