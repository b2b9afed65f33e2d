import type { Measure } from './page-measures.ts';

/** What people do not see; a page that hides most of its words shows them later by script. `style`: its attribute. */
export function isOutOfSight(
  element: Element,
  style: string | null,
  own: Measure | undefined,
  page: Measure | undefined,
  wordsOf: (element: Element) => string,
): boolean {
  if (own && page && own.text * 3 >= page.text) return false;
  if (element.hasAttribute('hidden')) return true;
  if (style !== null && UNSEEN_STYLE.test(style.slice(0, 1000))) return true;
  return element.hasAttribute('class') && UNSEEN_CLASS.test(wordsOf(element));
}

const UNSEEN_STYLE =
  /(?:display\s?:\s?none|visibility\s?:\s?hidden|clip-path\s?:\s?inset\((?:50|100)%|clip\s?:\s?rect\(0)/i;

/** For screen readers only: "opens in a new tab". A heading of that kind is read. */
const UNSEEN_CLASS =
  /-(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only|screenreader-only|offscreen|assistive-text)-/;

/** Struck out: the writer has taken it back, and read on it would stand as said. Asked by what the element has of name and style. */
export function isStruck(name: string, style: string | null): boolean {
  if (STRUCK.has(name)) return true;
  return style !== null && STRUCK_STYLE.test(style.slice(0, 1000));
}

const STRUCK: ReadonlySet<string> = new Set(['DEL', 'S', 'STRIKE']);

const STRUCK_STYLE = /text-decoration(?:-line)?\s?:[^;]{0,100}line-through/i;
