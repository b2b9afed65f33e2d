/** A list around an item, from the outermost to the innermost. */
type OpenList = {
  readonly style: ListStyle;
  /** What stands before the numbers of its items: of a list in a list, the number of the item it is in. */
  readonly prefix: string;
  readonly step: 1 | -1;
  next: number;
  /** Of the item that is open, without its full stop. */
  number: string;
};

/** As the `type` of a list says it; `bullet`: without numbers, `none`: shown without any mark. */
export type ListStyle = '1' | 'a' | 'A' | 'i' | 'I' | 'bullet' | 'none';

/** As browsers draw them; the first is drawn by whoever shows the text. */
const BULLETS = ['', '◦ ', '▪ '];

/**
 * What stands in front of the items of lists: "3. ", "b. ", "2.1. " in an ordered list in another, "◦ " in
 * a list within a list; nothing at a simple bullet.
 */
export class ListMarkers {
  readonly #lists: OpenList[] = [];

  /** `start`: the number of its first item. */
  beginList(style: ListStyle, start = 1, step: OpenList['step'] = 1): void {
    const outer = this.#lists.at(-1);
    const isPart = style === '1' && outer?.style === '1' && outer.number !== '';
    const prefix = isPart ? `${outer.number}.` : '';
    this.#lists.push({ style, prefix, step, next: start, number: '' });
  }

  endList(): void {
    this.#lists.pop();
  }

  /** `value`: the number it gives itself. */
  beginItem(value?: number): string {
    const list = this.#lists.at(-1);
    if (!list || list.style === 'none') return '';
    if (list.style === 'bullet')
      return BULLETS[Math.min(this.#lists.length, BULLETS.length) - 1] ?? '';
    const count = value ?? list.next;
    list.next = count + list.step;
    list.number = list.prefix + numberIn(count, list.style);
    return `${list.number}. `;
  }
}

/** A number as a style of lists writes it; digits where the style has no way to. */
export function numberIn(count: number, style: Exclude<ListStyle, 'bullet' | 'none'>): string {
  if (style === '1' || count < 1 || count > 3999) return String(count);
  const letters = /a/i.test(style) ? alphabetic(count) : roman(count);
  return style === style.toUpperCase() ? letters.toUpperCase() : letters;
}

function alphabetic(count: number): string {
  const last = String.fromCodePoint(0x61 + ((count - 1) % 26));
  return count > 26 ? alphabetic(Math.floor((count - 1) / 26)) + last : last;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  let left = count;
  let letters = '';
  for (const [value, sign] of ROMAN) {
    letters += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return letters;
}
