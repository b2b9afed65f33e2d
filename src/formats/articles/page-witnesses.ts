import { readPageBlocks, type PageBlock } from './page-blocks.ts';
import { measurePage, TEXT_NODE, walkTree } from './page-measures.ts';
import { parsePage } from './parse-page.ts';
import { sharesIn } from './shares-in.ts';

/**
 * By block, the share of its characters that Readability keeps, 0 to 1. It takes the document apart:
 * whatever else is to be read from it must have been read before.
 */
export async function askReadability(
  document: Document,
  blocks: readonly PageBlock[],
): Promise<readonly number[]> {
  const { Readability } = await import('@mozilla/readability');
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
  const { content } = new Defuddle(document, { url: 'https://page.invalid/' }).parse();
  const { body } = await parsePage(content);
  const found = readPageBlocks(body, undefined, measurePage(body)).map((block) => block.text);
  return sharesIn(
    blocks.map((block) => block.text),
    found.join('\n\n'),
  );
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
 * would be another node. Keeps a copy of the nodes instead, each knowing where it comes from.
 */
function keepIdentity(body: Element, origins: Map<Node, Node>): void {
  let kept: Node | undefined;
  Object.defineProperty(body, 'innerHTML', {
    configurable: true,
    get: () => {
      kept = copyTree(body, origins);
      return '';
    },
    set: () => {
      if (kept) body.replaceChildren(...copyTree(kept, origins).childNodes);
    },
  });
}

function copyTree(root: Node, origins: Map<Node, Node>): Node {
  const copy = root.cloneNode(true);
  const originals = textsOf(root);
  for (const [at, node] of textsOf(copy).entries()) {
    const original = originals[at];
    if (original) origins.set(node, origins.get(original) ?? original);
  }
  return copy;
}

function textsOf(root: Node): readonly Node[] {
  const nodes: Node[] = [];
  walkTree(root, {
    enter: (node) => {
      if (node.nodeType === TEXT_NODE) nodes.push(node);
      return undefined;
    },
  });
  return nodes;
}
