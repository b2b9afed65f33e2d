import type { ColumnMapping } from './source-file.ts';

type Cells = ReadonlyMap<string, string>;

/** Names of columns, letters and digits alone, the surest first. */
const NAMES: Readonly<Record<keyof ColumnMapping, readonly string[]>> = {
  text: words(
    'text body content articlebody fulltext articletext maintext bodytext article story plaintext rawtext ' +
      'document html contenthtml bodyhtml contenttext transcript message ' +
      'inhalt volltext artikeltext texte contenu corps cuerpo contenido texto testo',
  ),
  title: words(
    'title headline articletitle heading hed subject titel überschrift schlagzeile titre titulo título titolo',
  ),
  byline: words(
    'byline author authors creator writer reporter journalist authorname autor autorin auteur verfasser autore',
  ),
  outlet: words(
    'outlet publisher publication newspaper sitename source sourcename medium media journal quelle zeitung domain',
  ),
  publishedAt: words(
    'publishedat publicationdate datepublished published publishdate pubdate date publishedtime datetime timestamp createdat time datum fecha data',
  ),
  url: words('url link articleurl canonicalurl permalink weburl sourceurl href uri'),
  language: words('language lang languagecode locale sprache langue idioma'),
  id: words('id articleid docid documentid uuid guid uid key'),
};

/** Whether somebody would call a column so, in one of the languages known here. */
export function isColumnName(cell: string): boolean {
  return cell.length < 60 && KNOWN_NAMES.has(plain(cell));
}

function words(text: string): readonly string[] {
  return text.split(' ');
}

const KNOWN_NAMES = new Set(Object.values(NAMES).flat());

/** A column of prose without a telling name has at least this many characters a row. */
const MIN_PROSE = 80;

/** Where no column has a name, all that can be gone by is which one is the longest. */
const MIN_NAMELESS_PROSE = 40;

/** Which column holds what, by their names and by where the prose is; undefined: no column of text. */
export function proposeColumns(
  columns: readonly string[],
  rows: readonly Cells[],
): ColumnMapping | undefined {
  const text = textColumn(columns, rows);
  if (text === undefined) return undefined;
  const taken = new Set([text]);
  const found = (field: keyof ColumnMapping): string | undefined => {
    const column = columnNamed(columns, NAMES[field], taken)[0];
    if (column !== undefined) taken.add(column);
    return column;
  };
  const mapping: ColumnMapping = { text };
  for (const field of [
    'title',
    'byline',
    'publishedAt',
    'url',
    'language',
    'outlet',
    'id',
  ] as const) {
    const column = found(field);
    if (column !== undefined) Object.assign(mapping, { [field]: column });
  }
  return mapping;
}

function textColumn(columns: readonly string[], rows: readonly Cells[]): string | undefined {
  const named = columnNamed(columns, NAMES.text, new Set()).filter(
    (name) => meanLength(name, rows) > 0,
  );
  // "content" may be a teaser where "body" is the story.
  const longest = longestOf(named, rows);
  const first = named[0];
  if (first !== undefined && longest !== undefined) {
    return meanLength(longest, rows) > 3 * meanLength(first, rows) ? longest : first;
  }
  const prose = longestOf(columns, rows);
  const least = columns.every(isNumbered) ? MIN_NAMELESS_PROSE : MIN_PROSE;
  return prose !== undefined && meanLength(prose, rows) >= least ? prose : undefined;
}

/** Columns by the order of the names; a nested key counts by its last part, after the others. */
function columnNamed(
  columns: readonly string[],
  names: readonly string[],
  taken: ReadonlySet<string>,
): readonly string[] {
  const free = columns.filter((column) => !taken.has(column));
  const byName = (of: (column: string) => string) =>
    names.flatMap((name) => free.filter((column) => plain(of(column)) === name));
  const lastPart = (column: string) => column.slice(column.lastIndexOf('.') + 1);
  return [...new Set([...byName((column) => column), ...byName(lastPart)])];
}

/** What a column without a name is called. */
export function numberedColumn(index: number): string {
  return `column ${index + 1}`;
}

function isNumbered(column: string, index: number): boolean {
  return column === numberedColumn(index);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function meanLength(column: string, rows: readonly Cells[]): number {
  const total = rows.reduce((sum, cells) => sum + proseLength(cells.get(column) ?? ''), 0);
  return rows.length === 0 ? 0 : total / rows.length;
}

/** An address can be long, and says nothing. */
function proseLength(cell: string): number {
  return /\s/.test(cell.slice(0, 200).trim()) || cell.length < 30 ? cell.trim().length : 0;
}

function longestOf(columns: readonly string[], rows: readonly Cells[]): string | undefined {
  let best: string | undefined;
  for (const column of columns) {
    if (best === undefined || meanLength(column, rows) > meanLength(best, rows)) best = column;
  }
  return best;
}
