import type { html as Html, TreeAdapter, TreeAdapterTypeMap } from 'parse5';

type DomMap = TreeAdapterTypeMap<
  Node,
  Node,
  Node,
  Document,
  DocumentFragment,
  Element,
  Comment,
  Text,
  Element,
  Node
>;

/** Browsers stop nesting at 512 elements too; what reads the page may then recurse. */
const MAX_DEPTH = 512;

/** Nodes of the longest pages, a hundredfold; misnested markup can make far more nodes than it has bytes. */
const MAX_NODES = 1_000_000;

/**
 * HTML → a document as a browser would build it, in a DOM that belongs to no page: nothing in it can
 * run or load. The same code in a browser, a worker and a terminal, so that the text is the same too.
 * Throws on a page of more than a million nodes.
 */
export async function parsePage(html: string): Promise<Document> {
  const [{ html: names, parse }, { createDocument, setClass }] = await loadParser();
  const document = createDocument();
  // A window with nothing in it: nobody shall ask the app's own for its place or the looks of a page.
  Object.defineProperty(document, 'defaultView', { value: {} });
  const texts = growingTexts();
  parse<DomMap>(html, {
    treeAdapter: adapterFor(document, names.NS.HTML, setClass, texts),
    scriptingEnabled: true,
  });
  texts.finish();
  return document;
}

export async function loadParser() {
  return Promise.all([import('parse5'), import('./lean-dom.ts')]);
}

type GrowingTexts = {
  readonly append: (node: Text, text: string) => void;
  readonly finish: () => void;
};

/** The parser hands over text word by word: each would be a change of its node. */
function growingTexts(): GrowingTexts {
  let growing: Text | undefined;
  let data = '';
  function finish(): void {
    if (growing) growing.data = data;
    growing = undefined;
  }
  function append(node: Text, text: string): void {
    if (node !== growing) {
      finish();
      growing = node;
      ({ data } = node);
    }
    data += text;
  }
  return { append, finish };
}

/** Builds the nodes of one document for the parser. */
function adapterFor(
  document: Document,
  ownNamespace: Html.NS,
  setClass: (element: Element, value: string) => void,
  texts: GrowingTexts,
): TreeAdapter<DomMap> {
  const namespaces = new Map<Element, Html.NS>();
  const templates = new Map<Element, DocumentFragment>();
  /** Of what may have children. */
  const depths = new Map<Node, number>();
  let nodes = 0;
  let mode: ReturnType<TreeAdapter<DomMap>['getDocumentMode']> | undefined;

  function count<T extends Node>(node: T): T {
    nodes += 1;
    if (nodes > MAX_NODES) throw new Error(`more than ${MAX_NODES} nodes in one page`);
    return node;
  }

  /** What would be nested deeper than any page goes beside its parent instead. */
  function place(parent: Node, node: Node, before: Node | null): void {
    const depth = depths.get(parent) ?? 0;
    if (depth >= MAX_DEPTH && parent.parentNode && before === null) {
      place(parent.parentNode, node, null);
      return;
    }
    if (node.nodeType === 1) depths.set(node, depth + 1);
    parent.insertBefore(node, before);
  }

  return {
    createDocument: () => document,
    createDocumentFragment: () => count(document.createDocumentFragment()),
    createCommentNode: () => count(document.createComment('')),
    createTextNode: (text) => count(document.createTextNode(text)),
    createElement: (tagName, namespace, attributes) => {
      const element = count(document.createElement(tagName));
      if (namespace !== ownNamespace) namespaces.set(element, namespace);
      setAttributes(element, attributes, setClass);
      return element;
    },
    adoptAttributes: (element, attributes) => {
      setAttributes(
        element,
        attributes.filter(({ name }) => !element.hasAttribute(name)),
        setClass,
      );
    },
    appendChild: (parent, node) => {
      place(parent, node, null);
    },
    insertBefore: place,
    insertText: (parent, text) => {
      const last = parent.lastChild;
      if (isText(last)) texts.append(last, text);
      else place(parent, count(document.createTextNode(text)), null);
    },
    insertTextBefore: (parent, text, before) => {
      const last = before.previousSibling;
      if (isText(last)) texts.append(last, text);
      else place(parent, count(document.createTextNode(text)), before);
    },
    detachNode: (node) => {
      node.parentNode?.removeChild(node);
    },
    getAttrList: (element) => [...element.attributes].map(({ name, value }) => ({ name, value })),
    getChildNodes: (node) => [...node.childNodes],
    getFirstChild: (node) => node.firstChild,
    getParentNode: (node) => node.parentNode,
    getTagName: (element) => element.localName,
    getNamespaceURI: (element) => namespaces.get(element) ?? ownNamespace,
    getTextNodeContent: (text) => text.data,
    getCommentNodeContent: () => '',
    isTextNode: isText,
    isElementNode: (node): node is Element => node.nodeType === 1,
    isCommentNode: (node): node is Comment => node.nodeType === 8,
    // A document type changes how a page looks, not what it says.
    isDocumentTypeNode: (_node): _node is Node => false,
    setDocumentType: () => undefined,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    setDocumentMode: (_document, value) => {
      mode = value;
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The parser sets it before it asks.
    getDocumentMode: () => mode as never,
    // Never attached: a template's content is not on the page.
    setTemplateContent: (element, content) => {
      templates.set(element, content);
    },
    getTemplateContent: (element) => {
      const content = templates.get(element) ?? document.createDocumentFragment();
      templates.set(element, content);
      return content;
    },
    getNodeSourceCodeLocation: () => undefined,
    setNodeSourceCodeLocation: () => undefined,
    updateNodeSourceCodeLocation: () => undefined,
  };
}

/** More on one element is an attack: each is looked for among all others. */
const MAX_ATTRIBUTES = 100;

/** What runs when it is touched is not even kept; nothing here would run it. */
function setAttributes(
  element: Element,
  attributes: readonly { readonly name: string; readonly value: string }[],
  setClass: (element: Element, value: string) => void,
): void {
  for (const { name, value } of attributes.slice(0, MAX_ATTRIBUTES)) {
    if (name.startsWith('on') || /^\s*(?:javascript|data|vbscript):/i.test(value)) continue;
    if (name === 'class') setClass(element, value);
    else element.setAttribute(name, value);
  }
}

function isText(node: Node | null): node is Text {
  return node?.nodeType === 3;
}
