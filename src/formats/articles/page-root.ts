import type { Measure } from './page-measures.ts';

/** An element with less prose than this, in characters, is no article. */
const MIN_PROSE = 200;

/** Share of the page's prose that an article element must hold, and that going one level down must keep. */
const ARTICLE_SHARE = 0.4;
const DESCENT_SHARE = 0.85;

/**
 * The element that holds the story: the page's `article` or `main` where it has a fitting one, then
 * the innermost element that still holds nearly all of its prose.
 */
export function findPageRoot(body: Element, measures: ReadonlyMap<Node, Measure>): Element {
  const proseOf = (element: Element): number => measures.get(element)?.prose ?? 0;
  const longest = (selector: string): Element | undefined =>
    [...body.querySelectorAll(selector)].toSorted((a, b) => proseOf(b) - proseOf(a))[0];
  const needed = Math.max(MIN_PROSE, proseOf(body) * ARTICLE_SHARE);
  const candidates = [
    longest('[itemprop="articleBody"]'),
    longest('article'),
    longest('main, [role="main"]'),
  ];
  let root = candidates.find((element) => element && proseOf(element) >= needed) ?? body;
  if (proseOf(root) < MIN_PROSE) return body;
  for (;;) {
    const enough = proseOf(root) * DESCENT_SHARE;
    const inner = [...root.children].find((child) => proseOf(child) >= enough);
    if (!inner || !CONTAINERS.has(inner.nodeName)) return root;
    root = inner;
  }
}

/** Elements that hold blocks; a paragraph that is most of the prose is not the article. */
const CONTAINERS = new Set([
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'FORM',
  'TABLE',
  'TBODY',
  'TR',
  'TD',
  'CENTER',
]);
