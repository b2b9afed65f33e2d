import { readPageBlocks, type PageBlock } from './page-blocks.ts';
import { isElement, measurePage, TEXT_NODE, walkTree } from './page-measures.ts';
import { loadParser, parsePage } from './parse-page.ts';
import { sharesIn } from './shares-in.ts';

/**
 * By block, the share of its characters that Readability keeps, 0 to 1. It takes the document apart:
 * whatever else is to be read from it must have been read before.
 */
export async function askReadability(
  document: Document,
  blocks: readonly PageBlock[],
): Promise<readonly number[]> {
  const { Readability } = await loadReadability();
  const origins = new Map<Node, Node>();
  keepIdentity(document.body, origins);
  const article = new Readability<Node>(document, {
    serializer: (node) => node,
    // What a page says about itself is read elsewhere.
    disableJSONLD: true,
  }).parse();
  const kept = new Set<Node>();
  if (article?.content) {
    walkTree(article.content, {
      enter: (node) => {
        if (node.nodeType === TEXT_NODE) kept.add(origins.get(node) ?? node);
        return undefined;
      },
    });
  }
  return blocks.map((block) => keptShare(block, kept));
}

/** By block, the share of it that Defuddle finds in the page; it has a mind of its own and takes its time. */
export async function askDefuddle(
  html: string,
  blocks: readonly PageBlock[],
): Promise<readonly number[]> {
  const [{ default: Defuddle }, document] = await Promise.all([
    import('defuddle'),
    parsePage(html),
  ]);
  // It would read both, and complain in the console of what it cannot.
  for (const element of document.querySelectorAll('script, style')) element.remove();
  // It puts ids into selectors as they are.
  for (const element of document.querySelectorAll('[id*=":"]')) element.removeAttribute('id');
  // `parse` asks no server, as `parseAsync` might.
  const { content } = new Defuddle(document, {
    url: 'https://page.invalid/',
    removeSmallImages: false,
  }).parse();
  const { body } = await parsePage(content);
  const found = readPageBlocks(body, undefined, measurePage(body)).map((block) => block.text);
  return sharesIn(
    blocks.map((block) => block.text),
    found.join('\n\n'),
  );
}

async function loadReadability() {
  return import('@mozilla/readability');
}

/** Fetches what any page is read with ahead of need. */
export async function loadPageReader(): Promise<void> {
  await Promise.all([loadParser(), loadReadability()]);
}

function keptShare(block: PageBlock, kept: ReadonlySet<Node>): number {
  let all = 0;
  let known = 0;
  for (const node of block.nodes) {
    const length = (node.nodeValue ?? '').trim().length;
    all += length;
    if (kept.has(node)) known += length;
  }
  return all === 0 ? 0 : known / all;
}

/**
 * Readability writes the body down as HTML and reads it again for each new attempt: then every text
 * would be another node. Keeps what is in it instead, each text knowing where it comes from. Most pages
 * need no second attempt, so no node is made before.
 */
function keepIdentity(body: Element, origins: Map<Node, Node>): void {
  let kept: readonly KeptNode[] = [];
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => {
      kept = keepNodes(body);
      return '';
    },
    set: () => {
      body.replaceChildren(...makeNodes(kept, body.ownerDocument, origins));
    },
  });
}

/** What a node is made anew from; `level` elements around it, counted from the root. */
type KeptNode = {
  readonly node: Node;
  readonly level: number;
  readonly attributes: readonly (readonly [name: string, value: string])[];
};

function keepNodes(root: Element): readonly KeptNode[] {
  const kept: KeptNode[] = [];
  let level = 0;
  walkTree(root, {
    enter: (node) => {
      if (node !== root) kept.push({ node, level, attributes: attributesOf(node) });
      if (isElement(node)) level += 1;
      return undefined;
    },
    leave: () => {
      level -= 1;
    },
  });
  return kept;
}

function attributesOf(node: Node): KeptNode['attributes'] {
  if (!isElement(node) || !node.hasAttributes()) return [];
  return node.getAttributeNames().map((name) => [name, node.getAttribute(name) ?? '']);
}

/** New nodes, as those that were kept: the ones right below the root, with all that is in them. */
function makeNodes(
  kept: readonly KeptNode[],
  document: Document,
  origins: Map<Node, Node>,
): readonly Node[] {
  const top: Node[] = [];
  /** By level. */
  const parents: Node[] = [];
  for (const { node, level, attributes } of kept) {
    const made = isElement(node) ? document.createElement(node.localName) : node.cloneNode();
    if (isElement(made)) {
      for (const [name, value] of attributes) made.setAttribute(name, value);
      parents[level + 1] = made;
    } else {
      origins.set(made, origins.get(node) ?? node);
    }
    if (level === 1) top.push(made);
    else parents[level]?.appendChild(made);
  }
  return top;
}
