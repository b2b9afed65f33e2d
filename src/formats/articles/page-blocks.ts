import type { BlockKind, BoilerplateReason } from '#domain/text/block.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import { chromeReason } from './page-chrome.ts';
import { ELEMENT_NODE, type Measure, TEXT_NODE, walkTree } from './page-measures.ts';

/**
 * Reads the blocks of a sanitised page, in order. Only text comes out: links, pictures and forms are
 * nothing. What the page's own structure marks as page junk is flagged and hidden, not dropped.
 */
export function readPageBlocks(
  root: Element,
  headline: Element | undefined,
  measures: ReadonlyMap<Node, Measure>,
): readonly BlockDraft[] {
  const drafts: BlockDraft[] = [];
  const page = measures.get(root);
  /** Innermost last; the root's own frame is never taken off. */
  const frames: Frame[] = [{ kind: 'paragraph', reason: undefined, isPreformatted: false }];
  let text = '';

  function flush(): void {
    const frame = frames.at(-1);
    // Two line breaks are how old pages write a paragraph.
    for (const piece of text.split(/\n[^\S\n]*\n\s*/)) {
      if (!frame || piece.trim() === '') continue;
      drafts.push({
        kind: frame.kind,
        text: piece,
        ...(frame.reason && { flag: { kind: 'boilerplate', reason: frame.reason }, hidden: true }),
      });
    }
    text = '';
  }

  walkTree(root, {
    enter: (node) => {
      if (node.nodeType === TEXT_NODE) {
        const value = node.nodeValue ?? '';
        text += frames.at(-1)?.isPreformatted === true ? value : value.replace(/\s+/g, ' ');
      } else if (node.nodeName === 'BR') {
        text += '\n';
      } else if (isElement(node) && BLOCKS.has(node.nodeName)) {
        flush();
        frames.push(frameFor(node, frames.at(-1), headline, measures.get(node), page));
      }
    },
    leave: (node) => {
      if (!BLOCKS.has(node.nodeName)) return;
      flush();
      frames.pop();
    },
  });
  flush();
  return drafts;
}

type Frame = {
  readonly kind: BlockKind;
  readonly reason: BoilerplateReason | undefined;
  readonly isPreformatted: boolean;
};

function frameFor(
  element: Element,
  outer: Frame | undefined,
  headline: Element | undefined,
  own: Measure | undefined,
  page: Measure | undefined,
): Frame {
  const reason =
    outer?.reason ?? (own && page && own !== page ? chromeReason(element, own, page) : undefined);
  return {
    kind:
      element === headline
        ? 'headline'
        : (KINDS.get(element.nodeName) ?? outer?.kind ?? 'paragraph'),
    reason,
    isPreformatted: outer?.isPreformatted === true || element.nodeName === 'PRE',
  };
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

/** Elements that give their text a kind; a paragraph takes the kind of what it stands in. */
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['H1', 'heading'],
  ['H2', 'heading'],
  ['H3', 'heading'],
  ['H4', 'heading'],
  ['H5', 'heading'],
  ['H6', 'heading'],
  ['BLOCKQUOTE', 'quote'],
  ['LI', 'listItem'],
  ['DT', 'listItem'],
  ['DD', 'listItem'],
  ['FIGCAPTION', 'caption'],
  ['CAPTION', 'caption'],
  ['TD', 'cell'],
  ['TH', 'cell'],
]);

const BLOCKS: ReadonlySet<string> = new Set([
  ...KINDS.keys(),
  ...'ADDRESS ARTICLE ASIDE BODY CENTER DETAILS DIALOG DIV DL FIELDSET FIGURE FOOTER FORM HEADER HGROUP HR LEGEND MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
]);
