import { DOMParser, Element, Node, NodeList } from 'linkedom/worker';
import { isElement, walkTree } from './page-measures.ts';

// linkedom made lean where the reading of a page spends its time: the same answers, sooner. What it exports
// as `Node` and `Element` are façades; the classes are behind their prototypes.

/** What nodes are built on instead of an event target: nobody listens to an imported page. */
// oxlint-disable-next-line typescript/no-extraneous-class -- A base of other classes.
class Silent {}

// Each node, attributes and texts too, would get a map of listeners in a weak map, of which the garbage
// collector makes a third of the time that a page takes.
Object.setPrototypeOf(Node.prototype.constructor, Silent);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Its own types describe its classes, not the DOM they implement.
const prototype = Element.prototype as unknown as globalThis.Element & ElementCSSInlineStyle;

/** By local name. */
const upperNames = new Map<string, string>();
/** Made-up names would pile up. */
const MOST_NAMES = 1000;

/** Upper-case, as for all elements of an HTML document. */
function upperName(this: globalThis.Element): string {
  const { localName } = this;
  let name = upperNames.get(localName);
  if (name === undefined) {
    name = localName.toUpperCase();
    if (upperNames.size < MOST_NAMES) upperNames.set(localName, name);
  }
  return name;
}

/** What `setClass` or linkedom's own setter has left in the attribute, without a list made of it each time. */
function className(this: globalThis.Element): string {
  return this.getAttributeNode('class')?.value ?? '';
}

const UNSTYLED: Readonly<Record<string, string>> = Object.freeze({});
// oxlint-disable-next-line typescript/unbound-method -- Called with an element of its own below.
const ownStyle = Object.getOwnPropertyDescriptor(prototype, 'style')?.get;

/** A declaration is made only of a style that is there. */
function style(this: globalThis.Element): unknown {
  return this.hasAttribute('style') ? ownStyle?.call(this) : UNSTYLED;
}

const TAG_NAMES = /^[a-z][a-z\d]*(?:,[a-z][a-z\d]*)*$/i;
// oxlint-disable-next-line typescript/unbound-method -- Called with an element of its own below.
const ownQuerySelectorAll = prototype.querySelectorAll;

/** Names of tags alone are most of what is asked, and need no selector to be compiled. */
function querySelectorAll(this: globalThis.Element, selectors: string): ArrayLike<Element> {
  return TAG_NAMES.test(selectors)
    ? elementsOf(this, new Set(selectors.toUpperCase().split(',')))
    : ownQuerySelectorAll.call(this, selectors);
}

function getElementsByTagName(this: globalThis.Element, name: string): ArrayLike<Element> {
  return elementsOf(this, new Set([name.toUpperCase()]));
}

function elementsOf(root: globalThis.Element, names: ReadonlySet<string>): ArrayLike<Element> {
  const found = new NodeList();
  walkTree(root, {
    enter: (node) => {
      if (node !== root && isElement(node) && names.has(node.nodeName)) found.push(node);
      return undefined;
    },
  });
  return found;
}

Object.defineProperties(prototype, {
  nodeName: { configurable: true, get: upperName },
  tagName: { configurable: true, get: upperName },
  className: { ...Object.getOwnPropertyDescriptor(prototype, 'className'), get: className },
  style: { configurable: true, get: style },
  querySelectorAll: { configurable: true, value: querySelectorAll },
  getElementsByTagName: { configurable: true, value: getElementsByTagName },
});

/** An empty HTML document of no page. */
export function createDocument(): Document {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As above.
  return new DOMParser().parseFromString('', 'text/html') as unknown as Document;
}

/** Gives an element that has none its classes: each once, one space between them. */
export function setClass(element: globalThis.Element, value: string): void {
  const attribute = element.ownerDocument.createAttribute('class');
  const words = value.split(/\s+/).filter((word) => word !== '');
  attribute.value = words.length < 2 ? (words[0] ?? '') : [...new Set(words)].join(' ');
  element.setAttributeNode(attribute);
}
