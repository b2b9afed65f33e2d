import type { BlockKind, BoilerplateReason } from '#domain/text/block.ts';
import { chromeReason } from './page-chrome.ts';
import { partOf, rememberWords } from './page-parts.ts';
import { isElement, isSilent, type Measure, TEXT_NODE, walkTree } from './page-measures.ts';

/** One paragraph-like piece of a page, in page order, whether it is of the article or not. */
export type PageBlock = {
  readonly kind: BlockKind;
  /** Raw: white space as in the source is one space, a `\n` is a hard line break. */
  readonly text: string;
  /** What the page's own structure says against it. */
  readonly reason: BoilerplateReason | undefined;
  /** The innermost element that makes it a block. */
  readonly box: Box;
  /** Its words, in order; a piece of preformatted text may share its node with the next. */
  readonly nodes: readonly Node[];
  /** Characters of it inside links. */
  readonly linked: number;
};

/** An element that holds blocks: what the page's structure says of all that is in it. */
export type Box = {
  readonly element: Element;
  readonly outer: Box | undefined;
  readonly kind: BlockKind;
  readonly reason: BoilerplateReason | undefined;
  readonly isPreformatted: boolean;
  /** In a header or a menu, by its tags. */
  readonly isTopMatter: boolean;
  /** In an element named like a promotion, which alone proves nothing. */
  readonly isPromotion: boolean;
};

/**
 * Reads the blocks of a whole page. Only text comes out: addresses, handlers, pictures and forms are
 * nothing, and so is what the page keeps out of sight.
 */
export function readPageBlocks(
  body: Element,
  headline: Element | undefined,
  measures: ReadonlyMap<Node, Measure>,
): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  const page = measures.get(body);
  const wordsOf = rememberWords();
  const root: Box = {
    outer: undefined,
    kind: 'paragraph',
    reason: undefined,
    isPreformatted: false,
    isTopMatter: false,
    isPromotion: false,
    element: body,
  };
  /** Innermost, inside all others. */
  let box = root;
  let text = '';
  let nodes: Node[] = [];
  let linked = 0;
  let links = 0;

  function flush(): void {
    const { kind, reason, element } = box;
    // Two line breaks are how old pages write a paragraph.
    for (const piece of text.split(/\n[^\S\n]*\n\s*/)) {
      const first = nodes.find((node) => (node.nodeValue ?? '').trim() !== '');
      if (piece.trim() === '' || !first) continue;
      const part = kind === 'headline' ? undefined : partOf(first, element, piece.trim(), wordsOf);
      blocks.push({ kind: part ?? kind, text: piece, reason, box, nodes, linked });
    }
    text = '';
    nodes = [];
    linked = 0;
  }

  walkTree(body, {
    enter: (node) => {
      if (node.nodeType === TEXT_NODE) {
        const value = node.nodeValue ?? '';
        text += box.isPreformatted ? value : value.replace(/\s+/g, ' ');
        nodes.push(node);
        if (links > 0) linked += value.trim().length;
        return undefined;
      }
      if (!isElement(node)) return undefined;
      if (isSilent(node) || isOutOfSight(node, measures.get(node), page, wordsOf)) return 'skip';
      if (node.nodeName === 'A') links += 1;
      if (node.nodeName === 'BR') {
        // The second break in a row ends the block, so that its nodes end there too.
        if (/\n\s*$/.test(text.slice(-200))) flush();
        else text += '\n';
      } else if (BLOCKS.has(node.nodeName)) {
        flush();
        box = boxFor(node, box, headline, measures.get(node), page, wordsOf);
      }
      return undefined;
    },
    leave: (node) => {
      if (node.nodeName === 'A') links -= 1;
      if (!BLOCKS.has(node.nodeName)) return;
      flush();
      box = box.outer ?? root;
    },
  });
  flush();
  return blocks;
}

function boxFor(
  element: Element,
  outer: Box,
  headline: Element | undefined,
  own: Measure | undefined,
  page: Measure | undefined,
  wordsOf: (element: Element) => string,
): Box {
  const reason =
    outer.reason ?? (own && page && own !== page ? chromeReason(element, own, page) : undefined);
  return {
    kind: element === headline ? 'headline' : (KINDS.get(element.nodeName) ?? outer.kind),
    reason,
    isPreformatted: outer.isPreformatted || element.nodeName === 'PRE',
    isTopMatter: outer.isTopMatter || element.nodeName === 'HEADER' || element.nodeName === 'NAV',
    isPromotion: outer.isPromotion || PROMOTION.test(wordsOf(element)),
    element,
    outer,
  };
}

/** A page that hides most of its words shows them later by script. */
function isOutOfSight(
  element: Element,
  own: Measure | undefined,
  page: Measure | undefined,
  wordsOf: (element: Element) => string,
): boolean {
  if (own && page && own.text * 3 >= page.text) return false;
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style !== null && UNSEEN_STYLE.test(style.slice(0, 1000))) return true;
  return element.hasAttribute('class') && UNSEEN_CLASS.test(wordsOf(element));
}

const UNSEEN_STYLE =
  /(?:display\s?:\s?none|visibility\s?:\s?hidden|clip-path\s?:\s?inset\((?:50|100)%|clip\s?:\s?rect\(0)/i;

/** For screen readers only: "opens in a new tab". A heading of that kind is read. */
const UNSEEN_CLASS =
  /-(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only|screenreader-only|offscreen|assistive-text)-/;

/** Names of boxes that hold a story on one site and what surrounds it on another. */
const PROMOTION =
  /-(?:promo|promos|recirc|newsletter|signup|share|sharing|social|comment|comments|footer|sidebar|rail|widget|breadcrumb|breadcrumbs|banner|sponsored|popular|trending|tags|tag|topics|disclaimer|subscribe|login|modal|popup|cta|bio|teaser|teasers|gallery|slideshow|carousel|player|toolbar|pagination|rating|feedback|related|recommended|more-from|read-next|up-next)-/;

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
  ['FIGURE', 'caption'],
  ['FIGCAPTION', 'caption'],
  ['CAPTION', 'caption'],
  ['TD', 'cell'],
  ['TH', 'cell'],
]);

const BLOCKS: ReadonlySet<string> = new Set([
  ...KINDS.keys(),
  ...'ADDRESS ARTICLE ASIDE BODY CENTER DETAILS DIV DL FIELDSET FIGURE FOOTER FORM HEADER HGROUP HR LEGEND MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
]);
