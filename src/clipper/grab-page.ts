import type { GrabbedPage } from './protocol.ts';
import { savedMark } from './saved-mark.ts';

/** A selection of so many characters, a short sentence, is what is wanted: fewer were left over from reading. */
const LEAST_SELECTED = 40;

/** A frame of the same site with so much text is a part of the story, not an advertisement. */
const LEAST_IN_FRAME = 2000;

/** Carry no words of the story, and are most of a page's size. */
const LEFT_OUT = new Set(
  'STYLE LINK NOSCRIPT TEMPLATE CANVAS VIDEO AUDIO OBJECT EMBED SVG'.split(' '),
);

/**
 * The page as it stands in the browser now, with what scripts have put into it, into shadow roots and into
 * frames of the same site; where the reader has selected a passage, that passage alone. Changes nothing in the page.
 */
export function grabPage(page: Document): GrabbedPage {
  const url = page.location.href;
  const html = `<!doctype html>\n${savedMark(url)}${sourceOf(page)}`;
  return { html, url, title: page.title };
}

function sourceOf(page: Document): string {
  try {
    return flatSourceOf(page);
  } catch {
    // Nested deeper than the stack, or a page that has replaced the DOM's own functions.
    return page.documentElement.outerHTML;
  }
}

function flatSourceOf(page: Document): string {
  // A document without a window: nothing that is copied into it runs or loads.
  const inert = page.implementation.createHTMLDocument('');
  const root = inert.importNode(page.documentElement, false);
  for (const node of [page.head, selectedOf(page) ?? page.body]) {
    root.append(...copiesOf([node], inert));
  }
  return root.outerHTML;
}

function selectedOf(page: Document): Element | undefined {
  const selection = page.getSelection();
  if (!selection || selection.toString().trim().length < LEAST_SELECTED) return undefined;
  const body = page.createElement('body');
  const article = page.createElement('article');
  for (let index = 0; index < selection.rangeCount; index += 1) {
    article.append(selection.getRangeAt(index).cloneContents());
  }
  body.append(article);
  return body;
}

function copiesOf(nodes: Iterable<Node>, inert: Document): readonly Node[] {
  const copies: Node[] = [];
  for (const node of nodes) {
    if (node instanceof Element || node.nodeType === Node.ELEMENT_NODE) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Of another frame it is no instance of this one's `Element`.
      const copy = copyOf(node as Element, inert);
      if (copy) copies.push(copy);
    } else if (node.nodeType === Node.TEXT_NODE) {
      copies.push(inert.createTextNode(node.textContent ?? ''));
    }
  }
  return copies;
}

function copyOf(element: Element, inert: Document): Element | undefined {
  const name = element.nodeName.toUpperCase();
  if (name === 'IFRAME') return frameCopyOf(element, inert);
  // The head's links name the page's own address.
  const isCanonical = name === 'LINK' && element.getAttribute('rel') === 'canonical';
  const isData = element.getAttribute('type') === 'application/ld+json';
  if ((LEFT_OUT.has(name) && !isCanonical) || (name === 'SCRIPT' && !isData)) return undefined;
  const copy = inert.importNode(element, false);
  for (const attribute of copy.getAttributeNames()) {
    if (isIdle(attribute)) copy.removeAttribute(attribute);
  }
  copy.append(...copiesOf(shownIn(element), inert));
  return copy;
}

/** Loads something or runs something: neither ever will. */
function isIdle(attribute: string): boolean {
  return attribute === 'src' || attribute === 'srcset' || attribute.startsWith('on');
}

/** What stands in an element to the eye: a shadow root replaces its children, which come back where it has slots. */
function shownIn(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

function frameCopyOf(element: Element, inert: Document): Element | undefined {
  if (!(element instanceof HTMLIFrameElement)) return undefined;
  const body = element.contentDocument?.body;
  if (!body || body.textContent.trim().length < LEAST_IN_FRAME) return undefined;
  const copy = inert.createElement('div');
  copy.append(...copiesOf(body.childNodes, inert));
  return copy;
}
