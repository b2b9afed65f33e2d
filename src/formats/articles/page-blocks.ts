import type { BlockKind, BoilerplateReason } from '#domain/text/block.ts';
import { chromeReason } from './page-chrome.ts';
import { partOf, rememberWords } from './page-parts.ts';
import { PageLists } from './page-lists.ts';
import { isElement, isSilent, type Measure, TEXT_NODE, walkTree } from './page-measures.ts';
import { type Script, scriptText } from './script-text.ts';
import { TableRows } from './table-rows.ts';
import { isOutOfSight, isStruck } from './unseen-text.ts';

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
  /** What a list shows in front of it, which is no word of its text: "3. "; empty: nothing but a bullet. */
  readonly marker: string;
  /** Passages left out of it, or before it, because they are struck out. */
  readonly struck: number;
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
  const rows = new TableRows<PageBlock>();
  const lists = new PageLists();
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
  let struck = 0;
  /** Of an item that has no block yet. */
  let marker = '';
  /** The outermost element around that raises or lowers its text, and the block's text before it. */
  let beside: { readonly element: Element; readonly script: Script; before: string } | undefined;
  /** What the block's text ends with. */
  let last = '';

  function flush(): void {
    const { kind, reason, element } = box;
    if (beside) {
      text = beside.before + text;
      beside.before = '';
    }
    // Two line breaks are how old pages write a paragraph.
    for (const piece of text.split(/\n[^\S\n]*\n\s*/)) {
      const first = nodes.find((node) => (node.nodeValue ?? '').trim() !== '');
      if (piece.trim() === '' || !first) continue;
      const part = kind === 'headline' ? undefined : partOf(first, element, piece.trim(), wordsOf);
      blocks.push({ kind: part ?? kind, text: piece, reason, box, nodes, linked, marker, struck });
      struck = 0;
      marker = '';
    }
    text = '';
    last = '';
    nodes = [];
    linked = 0;
  }

  function endRow(): void {
    const row = rows.endRow(blocks);
    const [first] = row?.parts ?? [];
    if (!row || !first || row.parts.some(({ reason }) => reason !== first.reason)) return;
    blocks.splice(row.first, row.parts.length, {
      kind: 'cell',
      text: row.text,
      reason: first.reason,
      box,
      nodes: row.parts.flatMap((part) => part.nodes),
      marker: first.marker,
      linked: row.parts.reduce((sum, part) => sum + part.linked, 0),
      struck: row.parts.reduce((sum, part) => sum + part.struck, 0),
    });
  }

  walkTree(body, {
    enter: (node) => {
      if (node.nodeType === TEXT_NODE) {
        const value = node.nodeValue ?? '';
        const words = box.isPreformatted ? value : value.replace(/\s+/g, ' ');
        text += words;
        if (!beside) last = words;
        nodes.push(node);
        if (links > 0) linked += value.trim().length;
        return undefined;
      }
      if (!isElement(node)) return undefined;
      if (isSilent(node)) return 'skip';
      const name = node.nodeName;
      const style = node.getAttribute('style');
      if (isOutOfSight(node, style, measures.get(node), page, wordsOf)) return 'skip';
      // Some pages set signs apart by it, "#" of a tag, and show them without the line.
      if (isStruck(name, style) && /[\p{L}\p{N}]/u.test(node.textContent)) {
        if (BLOCKS.has(name)) flush();
        struck += 1;
        return 'skip';
      }
      const script = SCRIPTS.get(name);
      if (script && !beside) {
        beside = { element: node, script, before: text };
        text = '';
      }
      if (name === 'A') links += 1;
      if (name === 'BR') {
        // The second break in a row ends the block, so that its nodes end there too.
        if (/\n\s*$/.test(text.slice(-200))) flush();
        else text += '\n';
      } else if (BLOCKS.has(name)) {
        flush();
        box = boxFor(node, box, headline, measures.get(node), page, wordsOf);
        marker = lists.enter(name, node) ?? marker;
        if (name === 'TABLE') rows.beginTable();
        else if (name === 'TR') rows.beginRow();
        else if (CELLS.has(name)) {
          rows.beginCell(blocks.length, spanOf(node, 'colspan'), spanOf(node, 'rowspan'));
        }
      }
      return undefined;
    },
    leave: (node) => {
      if (!isElement(node)) return;
      const name = node.nodeName;
      if (name === 'A') links -= 1;
      if (beside?.element === node) {
        text = beside.before + scriptText(text, beside.script, last);
        beside = undefined;
      }
      if (!BLOCKS.has(name)) return;
      flush();
      lists.leave(name);
      if (name === 'LI') marker = '';
      if (name === 'TABLE') rows.endTable();
      else if (name === 'TR') endRow();
      box = box.outer ?? root;
    },
  });
  flush();
  const end = blocks.pop();
  if (end) blocks.push({ ...end, struck: end.struck + struck });
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

function spanOf(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  if (!cell.hasAttributes()) return 1;
  return Number.parseInt(cell.getAttribute(attribute) ?? '', 10) || 1;
}

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
  ['FIGURE', 'caption'],
  ['FIGCAPTION', 'caption'],
  ['CAPTION', 'caption'],
  ['TD', 'cell'],
  ['TH', 'cell'],
]);

const CELLS: ReadonlySet<string> = new Set(['TD', 'TH']);

const SCRIPTS: ReadonlyMap<string, Script> = new Map([
  ['SUP', 'super'],
  ['SUB', 'sub'],
]);

const BLOCKS: ReadonlySet<string> = new Set([
  ...KINDS.keys(),
  ...'ADDRESS ARTICLE ASIDE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM HEADER HGROUP HR LEGEND MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
]);
