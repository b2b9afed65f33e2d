import { numberIn } from './list-markers.ts';

/** Where a paragraph stands in a numbering. */
type Place = { readonly numbering: string; readonly level: number };

type Level = {
  readonly start: number;
  /** `decimal`, `lowerLetter`, `bullet`, … */
  readonly format: string;
  /** "%1.%2)": the numbers of the levels among other signs. */
  readonly pattern: string;
};

type Numbering = {
  /** Numberings made from one description count on together. */
  readonly description: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew with it. */
  readonly restarts: ReadonlyMap<number, number>;
};

/** Word has nine levels. */
const MOST_LEVELS = 9;

/**
 * Puts the numbers that Word draws in front of its paragraphs into their text: what reads the XML knows
 * lists, but neither where they begin nor how they count.
 */
export function numberParagraphs(
  xml: string,
  numberingXml: Document | undefined,
  styles: Document | undefined,
): string {
  const numberings = numberingXml ? readNumberings(numberingXml) : new Map<string, Numbering>();
  if (numberings.size === 0) return xml;
  const placeOf = placesByStyle(styles);
  const counter = new Counter(numberings);
  const parts: string[] = [];
  let done = 0;
  for (let at = xml.indexOf('<w:pPr>'); at >= 0; at = xml.indexOf('<w:pPr>', done)) {
    let end = xml.indexOf('</w:pPr>', at);
    if (end < 0) break;
    const [properties = ''] = xml.slice(at, end).split('<w:pPrChange');
    // What they were before a tracked change stands inside.
    if (properties.length < end - at) end = xml.indexOf('</w:pPr>', end + 1);
    if (end < 0) break;
    end += '</w:pPr>'.length;
    const place = placeIn(properties) ?? placeOf(STYLE.exec(properties)?.[1] ?? '');
    const label = place && counter.next(place);
    parts.push(xml.slice(done, end), label === undefined || label === '' ? '' : runOf(label));
    done = end;
  }
  return parts.join('') + xml.slice(done);
}

const STYLE = /<w:pStyle w:val="([^"]{1,200})"/;

function placeIn(properties: string): Place | undefined {
  const own = /<w:numPr>([^]{0,500}?)<\/w:numPr>/.exec(properties)?.[1];
  const numbering = /<w:numId w:val="(\d{1,9})"/.exec(own ?? '')?.[1];
  if (numbering === undefined) return undefined;
  return { numbering, level: Number(/<w:ilvl w:val="(\d)"/.exec(own ?? '')?.[1] ?? 0) };
}

function runOf(label: string): string {
  const text = label.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r><w:t xml:space="preserve">${text} </w:t></w:r>`;
}

/** Counts on through a document. */
class Counter {
  readonly #numberings: ReadonlyMap<string, Numbering>;
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(numberings: ReadonlyMap<string, Numbering>) {
    this.#numberings = numberings;
  }

  /** The next number there; empty at a bullet, undefined outside any list. */
  next({ numbering, level }: Place): string | undefined {
    const known = this.#numberings.get(numbering);
    const own = known?.levels.get(level);
    if (!known || !own || level >= MOST_LEVELS) return undefined;
    const counts = this.#counts.get(known.description) ?? [];
    this.#counts.set(known.description, counts);
    const restart = known.restarts.get(level);
    const isFirst = restart !== undefined && !this.#begun.has(`${numbering} ${level}`);
    this.#begun.add(`${numbering} ${level}`);
    const before = counts[level];
    counts[level] = isFirst ? restart : before === undefined ? own.start : before + 1;
    counts.length = level + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const part = known.levels.get(at);
      return written(counts[at] ?? part?.start ?? 1, part?.format ?? 'decimal');
    });
  }
}

function written(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return numberIn(count, 'a');
    case 'upperLetter':
      return numberIn(count, 'A');
    case 'lowerRoman':
      return numberIn(count, 'i');
    case 'upperRoman':
      return numberIn(count, 'I');
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

function readNumberings(xml: Document): ReadonlyMap<string, Numbering> {
  const levels = new Map(
    [...xml.getElementsByTagName('w:abstractNum')].map((description) => [
      description.getAttribute('w:abstractNumId') ?? '',
      readLevels(description),
    ]),
  );
  return new Map(
    [...xml.getElementsByTagName('w:num')].map((number) => {
      const description = valueOf(number, 'w:abstractNumId') ?? '';
      const own = [...number.getElementsByTagName('w:lvlOverride')];
      const changed = readLevels(number);
      const restarts = own.flatMap((override): [number, number][] => {
        const start = valueOf(override, 'w:startOverride');
        return start === undefined
          ? []
          : [[integer(override.getAttribute('w:ilvl'), 0), integer(start, 1)]];
      });
      return [
        number.getAttribute('w:numId') ?? '',
        {
          description,
          levels: new Map([...(levels.get(description) ?? []), ...changed]),
          restarts: new Map(restarts),
        },
      ];
    }),
  );
}

function readLevels(parent: Element): ReadonlyMap<number, Level> {
  return new Map(
    [...parent.getElementsByTagName('w:lvl')].map((level) => [
      integer(level.getAttribute('w:ilvl'), 0),
      {
        start: integer(valueOf(level, 'w:start'), 1),
        format: valueOf(level, 'w:numFmt') ?? 'decimal',
        pattern: (valueOf(level, 'w:lvlText') ?? '').slice(0, 100),
      },
    ]),
  );
}

/** Of paragraph styles that number their paragraphs, by what they are made from too. */
function placesByStyle(styles: Document | undefined): (style: string) => Place | undefined {
  const own = new Map<string, { readonly place: Place | undefined; readonly base: string }>();
  for (const style of styles?.getElementsByTagName('w:style') ?? []) {
    const [properties] = style.getElementsByTagName('w:numPr');
    const numbering = properties && valueOf(properties, 'w:numId');
    const level = integer(properties && valueOf(properties, 'w:ilvl'), 0);
    const place = numbering === undefined ? undefined : { numbering, level };
    own.set(style.getAttribute('w:styleId') ?? '', {
      place,
      base: valueOf(style, 'w:basedOn') ?? '',
    });
  }
  return (name) => {
    let style = own.get(name);
    for (let step = 0; style && !style.place && step < 8; step += 1) style = own.get(style.base);
    return style?.place;
  };
}

function valueOf(parent: Element, name: string): string | undefined {
  return parent.getElementsByTagName(name)[0]?.getAttribute('w:val') ?? undefined;
}

function integer(text: string | null | undefined, other: number): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : other;
}
