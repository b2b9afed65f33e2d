import { ListMarkers, type ListStyle } from './list-markers.ts';

/** Tells what a page shows in front of the items of its lists. */
export class PageLists {
  readonly #markers = new ListMarkers();

  /** What is shown in front of an element with that name, if it is an item; undefined: it is none. */
  enter(name: string, element: Element): string | undefined {
    switch (name) {
      case 'OL':
        this.#beginOrdered(element);
        return undefined;
      case 'UL':
        this.#markers.beginList(isUnmarked(element) ? 'none' : 'bullet');
        return undefined;
      case 'LI':
        return this.#markers.beginItem(integer(element, 'value'));
      default:
        return undefined;
    }
  }

  leave(name: string): void {
    if (name === 'OL' || name === 'UL') this.#markers.endList();
  }

  #beginOrdered(list: Element): void {
    const isReversed = list.hasAttribute('reversed');
    const items = isReversed ? [...list.children].filter(({ nodeName }) => nodeName === 'LI') : [];
    const start = integer(list, 'start') ?? (isReversed ? items.length : 1);
    this.#markers.beginList(styleOf(list), start, isReversed ? -1 : 1);
  }
}

function styleOf(list: Element): ListStyle {
  if (isUnmarked(list)) return 'none';
  const own = list.getAttribute('type') ?? '';
  if (own === 'a' || own === 'A' || own === 'i' || own === 'I') return own;
  const name = STYLE.exec(list.getAttribute('style')?.slice(0, 1000) ?? '')?.[1]?.toLowerCase();
  return NAMED.get(name ?? '') ?? '1';
}

const STYLE =
  /list-style(?:-type)?\s?:[^;]{0,50}?\b(none|(?:lower|upper)-(?:alpha|latin|roman))\b/i;

const NAMED: ReadonlyMap<string, ListStyle> = new Map([
  ['lower-alpha', 'a'],
  ['lower-latin', 'a'],
  ['upper-alpha', 'A'],
  ['upper-latin', 'A'],
  ['lower-roman', 'i'],
  ['upper-roman', 'I'],
]);

/** By its style or by the name of a class that takes marks away. */
function isUnmarked(list: Element): boolean {
  if (!list.hasAttributes()) return false;
  if (STYLE.exec(list.getAttribute('style')?.slice(0, 1000) ?? '')?.[1]?.toLowerCase() === 'none') {
    return true;
  }
  return UNMARKED_CLASS.test(list.getAttribute('class')?.slice(0, 300) ?? '');
}

const UNMARKED_CLASS =
  /(?:^|[\s_-])(?:(?:list-)?un-?styled|list-(?:style-)?none|no-(?:bullets?|list|marks?))(?:$|[\s_-])/i;

function integer(element: Element, attribute: string): number | undefined {
  if (!element.hasAttributes()) return undefined;
  const value = element.getAttribute(attribute)?.trim() ?? '';
  return /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}
