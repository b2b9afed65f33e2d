/** Sums over an element and everything in it, in characters. */
export type Measure = {
  /** Text, white space counted as it stands. */
  text: number;
  /** Text inside links. */
  linked: number;
  /** Running text: pieces long enough to be prose, outside links. */
  prose: number;
  hasHeadline: boolean;
};

/** Shortest piece of text that counts as prose: menus and buttons are shorter. */
const PROSE_LENGTH = 30;

/** Measures every element below (and with) the root in one walk, without recursion: pages can be nested deep. */
export function measurePage(root: Element): ReadonlyMap<Node, Measure> {
  const measures = new Map<Node, Measure>();
  let links = 0;
  walkTree(root, {
    enter: (node) => {
      if (node.nodeType === ELEMENT_NODE) {
        if (node.nodeName === 'A') links += 1;
        const hasHeadline = node.nodeName === 'H1';
        measures.set(node, { text: 0, linked: 0, prose: 0, hasHeadline });
        return;
      }
      const parent = node.parentNode && measures.get(node.parentNode);
      if (!parent || node.nodeType !== TEXT_NODE) return;
      const length = (node.nodeValue ?? '').trim().length;
      parent.text += length;
      if (links > 0) parent.linked += length;
      else if (length >= PROSE_LENGTH) parent.prose += length;
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

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/** Depth-first, `enter` before the children and `leave` after; `leave` is called for elements only. */
export function walkTree(
  root: Node,
  visit: { readonly enter: (node: Node) => void; readonly leave: (node: Node) => void },
): void {
  let node: Node | null = root;
  while (node) {
    visit.enter(node);
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node) {
      if (node.nodeType === ELEMENT_NODE) visit.leave(node);
      if (node === root) return;
      if (node.nextSibling) break;
      node = node.parentNode;
    }
    node = node?.nextSibling ?? null;
  }
}
