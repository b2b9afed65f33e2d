import papa from 'papaparse';
import {
  type Files,
  type FoundText,
  distinctIds,
  grouped,
  must,
  pointsOf,
  textIn,
} from './found-text.ts';

type Row = Readonly<Record<string, string>>;

/** As pandas or a spreadsheet reads them; a cell that a spreadsheet would run must not be there. */
export function readCsvTables(files: Files): readonly FoundText[] {
  const articles = readTable(files, 'articles.csv');
  const annotations = readTable(files, 'annotations.csv');
  const relations = readTable(files, 'relations.csv');
  const texts = new Map(articles.map((row) => [row['doc_id'], row['text'] ?? '']));
  must(texts.size === articles.length, 'an article is there twice');
  const ids = grouped(annotations, (row) => `${row['doc_id']} ${folderOf(row['span_id'])}`);
  return [...ids].map(([key, rows]) => {
    const text = texts.get(rows[0]?.['doc_id'] ?? '');
    must(text !== undefined, 'an article is not there');
    const points = pointsOf(text);
    const spans = [...grouped(rows, (row) => row['span_id'] ?? '')].map(([id, pieces]) => ({
      id,
      label: pieces[0]?.['label'] ?? '',
      pieces: pieces.map((row, index) => {
        must(row['piece'] === `${index + 1} of ${pieces.length}`, `${id}: piece`);
        must(/^\d+$/.test(row['start'] ?? '') && /^\d+$/.test(row['end'] ?? ''), `${id}: offsets`);
        const { quote, piece } = points(Number(row['start']), Number(row['end']));
        must(quote === row['text'], `${id}: “${row['text']}”`);
        return piece;
      }),
    }));
    const known = distinctIds(
      spans.map(({ id }) => id),
      key,
    );
    const links = relations
      .filter((row) => `${row['doc_id']} ${folderOf(row['relation_id'])}` === key)
      .flatMap(({ type = '', head_id = '', tail_id = '', inherited }) => {
        must(known.has(head_id), `${type} comes from nowhere`);
        if (inherited === 'true' || tail_id === '') return [];
        must(known.has(tail_id), `${type} leads nowhere`);
        return [{ type, from: head_id, to: tail_id }];
      });
    return { text, spans, links };
  });
}

function folderOf(id = ''): string {
  return id.slice(0, id.indexOf('/'));
}

function readTable(files: Files, name: string): readonly Row[] {
  const text = textIn(files, name);
  must(text.startsWith('\ufeff'), `${name}: Excel takes it for Latin-1`);
  // What LibreOffice would cut in two, unless told otherwise.
  const bare = text.replaceAll(/"(?:[^"]|"")*"/g, '');
  must(!/[;\t]/.test(bare), `${name}: another separator outside of quotation marks`);
  const { data, errors } = papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n' });
  must(errors.length === 0, `${name}: ${errors[0]?.message}`);
  must(data.pop()?.join('') === '', `${name}: the last row does not end`);
  const [header = [], ...rows] = data;
  must(new Set(header).size === header.length, `${name}: a column is there twice`);
  return rows.map((cells) => {
    must(cells.length === header.length, `${name}: ${cells.length} cells`);
    for (const cell of cells) {
      const isNumber = /^[+-]?\d+(?:[.,]\d+)?$/.test(cell);
      must(isNumber || !/^[=+\-@\t\r\n＝＋－＠]/.test(cell), `${name}: ${cell} is a formula`);
    }
    return Object.fromEntries(header.map((column, at) => [column, plain(cells[at] ?? '')]));
  });
}

/** One apostrophe before what would be a formula, or would begin with apostrophes before one. */
function plain(cell: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
