// Keys a reader looks for first; all others follow in code unit order. The order is part of the
// format: the same project gives the same bytes.
const FIRST = new Map(
  [
    'format',
    'version',
    'id',
    'kind',
    'label',
    'type',
    'name',
    'title',
    'start',
    'end',
    'from',
    'to',
    'fragments',
    'attributes',
  ].map((key, index) => [key, index]),
);

/**
 * JSON with a fixed order of keys, without blanks. What is undefined is left out. Written out by hand
 * because an object built in a certain order would lose a key named `__proto__`; only what is in that order
 * already is left to the browser, which is several times as fast.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null || isInOrder(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let fields = '';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Its own keys are asked for, no others.
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).toSorted(compareKeys)) {
    const field = record[key];
    if (field === undefined) continue;
    if (fields !== '') fields += ',';
    fields += `${JSON.stringify(key)}:${canonicalJson(field)}`;
  }
  return `{${fields}}`;
}

/** Whether this is what a value is in `canonicalJson`. What is read mostly stands in that order, and needs no other. */
export function hasWords(value: unknown, canonical: string): boolean {
  return JSON.stringify(value) === canonical || canonicalJson(value) === canonical;
}

/** A list with one record a line, so that files can be read and compared by line. */
export function jsonLines(values: readonly unknown[]): string {
  if (values.length === 0) return '[]';
  return `[\n${values.map(canonicalJson).join(',\n')}\n]`;
}

/** Whether all keys, those of what is inside too, stand in the order they are written in. */
export function isInOrder(value: object): boolean {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && item !== null && !isInOrder(item)) return false;
    }
    return true;
  }
  let before = '';
  let rankBefore = -1;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Its own keys are asked for, no others.
  const record = value as Readonly<Record<string, unknown>>;
  // No list of keys or pairs: this runs for everything that is ever written.
  for (const key in record) {
    if (!Object.hasOwn(record, key)) continue;
    const rank = rankOf(key);
    if (rank < rankBefore || (rank === rankBefore && key < before)) return false;
    const field = record[key];
    if (typeof field === 'object' && field !== null && !isInOrder(field)) return false;
    before = key;
    rankBefore = rank;
  }
  return true;
}

function compareKeys(a: string, b: string): number {
  const rankA = rankOf(a);
  const rankB = rankOf(b);
  if (rankA !== rankB) return rankA - rankB;
  return a < b ? -1 : 1;
}

function rankOf(key: string): number {
  return FIRST.get(key) ?? FIRST.size;
}
