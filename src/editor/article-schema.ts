import { Node } from '@tiptap/core';
import type { DOMOutputSpec, Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import type { Block } from '#domain/text/block.ts';
import { listMarkerOf } from '#domain/text/list-marker.ts';
import type { SurfaceText } from './article-surface.ts';
import { BLOCKS_PER_SECTION } from './block-table.ts';

// Children of a text box are presentational to assistive technology, so the elements are for print,
// for reading modes and for style.

/** By block kind; `p` for the others. */
const ELEMENTS: Readonly<Record<string, string>> = {
  headline: 'h1',
  heading: 'h2',
  quote: 'blockquote',
  // Not `li` and `figcaption`: outside of a list or figure they would be invalid.
  listItem: 'div',
  caption: 'div',
  cell: 'div',
};

/** Lists within lists; what is deeper is no further in. */
const DEEPEST_LEVEL = 3;

const ArticleDocument = Node.create({ name: 'doc', topNode: true, content: 'section+' });

/** Some forty blocks that the browser may skip while they are out of sight. Nobody else sees it. */
const Section = Node.create({
  name: 'section',
  content: 'block+',
  addAttributes: () => ({ height: { default: 0 }, alone: { default: true } }),
  renderHTML({ node }): DOMOutputSpec {
    if (node.attrs['alone'] === true) return ['div', { class: 'article-section' }, 0];
    const size = `contain-intrinsic-size: auto ${String(node.attrs['height'])}em`;
    return ['div', { class: 'article-section', 'data-skippable': '', style: size }, 0];
  },
});

const ArticleBlock = Node.create({
  name: 'block',
  content: '(text | hardBreak)*',
  marks: '',
  addAttributes: () => ({
    id: { default: '' },
    kind: { default: 'paragraph' },
    flagged: { default: false },
    /** Of a list item that begins with its own mark; 0 where the mark is drawn. */
    level: { default: 0 },
  }),
  renderHTML({ node }): DOMOutputSpec {
    const kind = String(node.attrs['kind']);
    const flag = node.attrs['flagged'] === true ? { 'data-flagged': '' } : {};
    const id = String(node.attrs['id']);
    const level = Number(node.attrs['level']);
    const marked = level > 0 ? { 'data-level': String(Math.min(level, DEEPEST_LEVEL)) } : {};
    return [
      ELEMENTS[kind] ?? 'p',
      { dir: 'auto', 'data-block': id, 'data-kind': kind, ...flag, ...marked },
      0,
    ];
  },
});

const Text = Node.create({ name: 'text', group: 'inline' });

const HardBreak = Node.create({
  name: 'hardBreak',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  renderHTML: (): DOMOutputSpec => ['br'],
  renderText: () => '\n',
});

export const ARTICLE_NODES = [ArticleDocument, Section, ArticleBlock, Text, HardBreak];

/** The document comes straight from the text, never through HTML: a position is an offset plus a constant. */
export function buildDocument(schema: Schema, text: SurfaceText): ProseMirrorNode {
  const { block: blockType, section: sectionType, doc: docType } = schema.nodes;
  if (!blockType || !sectionType || !docType) throw new Error('the article schema is incomplete');
  const blocks = text.blocks.map((block) => {
    const { id, kind, flag, start, end } = block;
    const words = text.text.slice(start, end);
    const level = kind === 'listItem' ? (listMarkerOf(words)?.level ?? 0) : 0;
    return blockType.create(
      { id, kind, flagged: flag !== undefined, level },
      inlineNodes(schema, words),
    );
  });
  if (blocks.length === 0) blocks.push(blockType.create());
  const sections: ProseMirrorNode[] = [];
  const alone = blocks.length <= BLOCKS_PER_SECTION;
  for (let i = 0; i < blocks.length; i += BLOCKS_PER_SECTION) {
    const height = estimateHeight(text.blocks.slice(i, i + BLOCKS_PER_SECTION));
    sections.push(sectionType.create({ alone, height }, blocks.slice(i, i + BLOCKS_PER_SECTION)));
  }
  return docType.create(null, sections);
}

function inlineNodes(schema: Schema, text: string): readonly ProseMirrorNode[] {
  const lineBreak = schema.nodes['hardBreak'];
  if (!lineBreak) throw new Error('the article schema is incomplete');
  const nodes: ProseMirrorNode[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) nodes.push(lineBreak.create());
    if (line !== '') nodes.push(schema.text(line));
  }
  return nodes;
}

/** In em, for the scroll bar until the section is laid out once: 62 characters a line of 1.7, 1 between blocks. */
function estimateHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 62) * 1.7 + 1, 0);
}
