import type { Block } from '#domain/text/block.ts';

/** What the list of an article's parts shows: a part, or a gap that stands for parts that were left out. */
export type BlockRow =
  | { readonly kind: 'part'; readonly block: Block; readonly isLeftOut: boolean }
  | {
      readonly kind: 'gap';
      readonly id: string;
      readonly blocks: readonly Block[];
      /** Its parts follow, each in a row of its own. */
      readonly isOpen: boolean;
    };

/** What was asked for by hand, in ids of blocks. */
export type ShownBlocks = {
  /** Of gaps that were opened. */
  readonly opened: ReadonlySet<string>;
  /** Have changed sides: whoever has just left one out must not lose sight of it. */
  readonly moved: ReadonlySet<string>;
};

/** Neighbours that are left out are one gap, folded or open. */
export function blockRows(
  blocks: readonly Block[],
  leftOut: ReadonlySet<string>,
  { opened, moved }: ShownBlocks,
): readonly BlockRow[] {
  const rows: BlockRow[] = [];
  let gap: Block[] = [];
  function closeGap(): void {
    const [first] = gap;
    if (first) {
      const isOpen = opened.has(first.id);
      rows.push({ kind: 'gap', id: first.id, blocks: gap, isOpen });
      if (isOpen)
        rows.push(...gap.map((block) => ({ kind: 'part', block, isLeftOut: true }) as const));
    }
    gap = [];
  }
  for (const block of blocks) {
    const isLeftOut = leftOut.has(block.id);
    if (isLeftOut && !moved.has(block.id)) {
      const [first] = gap;
      if (first && opened.has(first.id) !== opened.has(block.id)) closeGap();
      gap.push(block);
    } else {
      closeGap();
      rows.push({ kind: 'part', block, isLeftOut });
    }
  }
  closeGap();
  return rows;
}
