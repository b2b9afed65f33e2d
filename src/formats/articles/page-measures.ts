/** Sums over an element and everything in it, in characters. */
export type Measure = {
  /** Text, white space counted as it stands. */
  text: number;
  /** Text inside links. */
  linked: number;
  /** Running text: pieces long enough to be prose, outside links. */
  prose: number;
  hasHeadline: boolean;
  /** Elements around it, up to where the measuring began. */
  readonly depth: number;
};

/** Shortest piece of text that counts as prose: menus and buttons are shorter. */
const PROSE_LENGTH = 30;

/** Elements whose text is not part of the page's words. */
const SILENT: ReadonlySet<string> = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT NOEMBED NOFRAMES IFRAME OBJECT EMBED SVG MATH CANVAS VIDEO AUDIO BUTTON SELECT DATALIST TEXTAREA INPUT DIALOG TITLE RP'.split(
    ' ',
  ),
);

/** Elements of the longest pages, and how deep the most crooked are nested, both with room to spare. */
const MAX_ELEMENTS = 150_000;
const MAX_DEPTH = 200;

/** No page of a newspaper: extractors that go over it again and again would take minutes. */
export function isMonstrous(measures: ReadonlyMap<Node, Measure>): boolean {
  if (measures.size > MAX_ELEMENTS) return true;
  for (const { depth } of measures.values()) if (depth > MAX_DEPTH) return true;
  return false;
}

/** Measures every element below (and with) the root in one walk, without recursion: pages can be nested deep. */
export function measurePage(root: Element): ReadonlyMap<Node, Measure> {
  const measures = new Map<Node, Measure>();
  let links = 0;
  walkTree(root, {
    enter: (node) => {
      if (isElement(node)) {
        if (isSilent(node)) return 'skip';
        if (node.nodeName === 'A') links += 1;
        const hasHeadline = node.nodeName === 'H1';
        const depth = (node.parentNode ? (measures.get(node.parentNode)?.depth ?? 0) : 0) + 1;
        measures.set(node, { text: 0, linked: 0, prose: 0, hasHeadline, depth });
        return undefined;
      }
      const parent = node.parentNode && measures.get(node.parentNode);
      if (!parent || node.nodeType !== TEXT_NODE) return undefined;
      const length = (node.nodeValue ?? '').trim().length;
      parent.text += length;
      if (links > 0) parent.linked += length;
      else if (length >= PROSE_LENGTH) parent.prose += length;
      return undefined;
    },
    leave: (node) => {
      if (node.nodeName === 'A') links -= 1;
      const own = measures.get(node);
      const parent = node.parentNode && measures.get(node.parentNode);
      if (!own || !parent) return;
      parent.text += own.text;
      parent.linked += own.linked;
      parent.prose += own.prose;
      parent.hasHeadline ||= own.hasHeadline;
    },
  });
  return measures;
}

const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

export function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

export function isSilent(element: Element): boolean {
  return SILENT.has(element.nodeName);
}

/**
 * Depth-first, `enter` before the children and `leave` after. A node that `enter` wants to skip is
 * not gone into and not left; `leave` is called for elements only.
 */
export function walkTree(
  root: Node,
  visit: {
    readonly enter: (node: Node) => 'skip' | undefined;
    readonly leave?: (node: Node) => void;
  },
): void {
  let node: Node | null = root;
  while (node) {
    const skipped = visit.enter(node) === 'skip';
    if (!skipped && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (!skipped && isElement(node)) visit.leave?.(node);
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && isElement(node)) visit.leave?.(node);
    }
    if (!node || node === root) return;
    node = node.nextSibling;
  }
}
