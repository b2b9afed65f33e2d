import { numberIn } from './list-markers.ts';

/** How one level of a list style marks its items. */
type Level = {
  /** `1`, `a`, `A`, `i` or `I`; empty: without a number. */
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** Levels whose numbers are shown, with its own. */
  readonly shown: number;
  readonly isBullet: boolean;
};

type OpenList = { readonly style: string; count: number | undefined; start: number | undefined };

/** As in pages; the first is drawn by whoever shows the text. */
const BULLETS = ['', '◦', '▪'];

/** Tells what an OpenDocument text shows in front of the items of its lists. */
export class OdtLists {
  readonly #styles: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly #open: OpenList[] = [];
  /** The last number of each style and level, for lists that go on. */
  readonly #last = new Map<string, number>();

  constructor(documents: readonly Document[]) {
    this.#styles = readListStyles(documents);
  }

  beginList(list: Element): void {
    const style = list.getAttribute('text:style-name') ?? this.#open.at(-1)?.style ?? '';
    const goesOn =
      list.getAttribute('text:continue-numbering') === 'true' ||
      list.hasAttribute('text:continue-list');
    const count = goesOn ? this.#last.get(`${style} ${this.#open.length + 1}`) : undefined;
    this.#open.push({ style, count, start: undefined });
  }

  endList(): void {
    this.#open.pop();
  }

  /** With a space behind it; empty where there is nothing but a bullet. */
  beginItem(item: Element): string {
    const depth = this.#open.length;
    const list = this.#open.at(-1);
    if (!list) return '';
    const level = this.#styles.get(list.style)?.get(depth);
    const own = integer(item.getAttribute('text:start-value'));
    list.count = own ?? (list.count === undefined ? (level?.start ?? 1) : list.count + 1);
    this.#last.set(`${list.style} ${depth}`, list.count);
    if (!level || level.isBullet) {
      const bullet = BULLETS[Math.min(depth, BULLETS.length) - 1] ?? '';
      return bullet === '' ? '' : `${bullet} `;
    }
    if (level.format === '') return '';
    const numbers = this.#open.slice(-level.shown).map((open, at, shown) => {
      const around = this.#styles.get(open.style)?.get(depth - shown.length + at + 1);
      return written(open.count ?? 1, around?.format ?? '1');
    });
    return `${level.prefix}${numbers.join('.')}${level.suffix} `;
  }
}

function readListStyles(
  documents: readonly Document[],
): ReadonlyMap<string, ReadonlyMap<number, Level>> {
  const styles = new Map<string, ReadonlyMap<number, Level>>();
  for (const document of documents) {
    for (const style of document.getElementsByTagName('text:list-style')) {
      const levels = [...style.children].map(readLevel);
      const name = style.getAttribute('style:name') ?? '';
      if (!styles.has(name)) styles.set(name, new Map(levels));
    }
  }
  return styles;
}

function readLevel(level: Element): [number, Level] {
  return [
    integer(level.getAttribute('text:level')) ?? 1,
    {
      format: level.getAttribute('style:num-format') ?? '',
      prefix: level.getAttribute('style:num-prefix')?.slice(0, 20) ?? '',
      suffix: level.getAttribute('style:num-suffix')?.slice(0, 20) ?? '',
      start: integer(level.getAttribute('text:start-value')) ?? 1,
      shown: Math.max(1, integer(level.getAttribute('text:display-levels')) ?? 1),
      isBullet: level.nodeName !== 'text:list-level-style-number',
    },
  ];
}

function written(count: number, format: string): string {
  return format === 'a' || format === 'A' || format === 'i' || format === 'I'
    ? numberIn(count, format)
    : String(count);
}

function integer(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
