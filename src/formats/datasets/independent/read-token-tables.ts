import { type Files, type FoundText, must, namesIn, textIn } from './found-text.ts';

type Piece = { start: number; end: number };

/** CoNLL-2003: four columns, one blank between, BIO2. There is no text but the words. */
export function readConll(files: Files): readonly FoundText[] {
  return namesIn(files, '.conll').flatMap((name) => {
    const content = textIn(files, name);
    must(content === '' || content.startsWith('-DOCSTART- -X- -X- O\n'), 'no -DOCSTART-');
    return content.split('-DOCSTART- -X- -X- O\n').slice(1).map(readWords);
  });
}

function readWords(content: string): FoundText {
  let text = '';
  const spans: { id: string; label: string; pieces: Piece[] }[] = [];
  let before = 'O';
  for (const line of content.split('\n')) {
    if (line === '') {
      before = 'O';
      continue;
    }
    const [word = '', , , tag = '', ...more] = line.split(' ');
    must(more.length === 0 && word !== '' && !/\s/.test(word), line);
    must(/^(?:O|[BI]-\S+)$/.test(tag), line);
    const start = text.length;
    text += word;
    const label = tag.slice(2);
    if (tag.startsWith('B-')) {
      spans.push({ id: String(spans.length), label, pieces: [{ start, end: text.length }] });
    } else if (tag.startsWith('I-')) {
      must(before.slice(2) === label, `${line}: nothing begins it`);
      const piece = spans.at(-1)?.pieces[0];
      if (piece) piece.end = text.length;
    }
    before = tag;
    text += ' ';
  }
  return { text, spans, links: [] };
}

/** WebAnno TSV 3.3: rows of tokens with UTF-16 offsets, a column a feature, `[n]` for what covers several. */
export function readWebannoTsv(files: Files): readonly FoundText[] {
  return namesIn(files, '.tsv').map((name) => readTsv(textIn(files, name)));
}

type TsvSpan = { readonly id: string; readonly label: string; readonly pieces: Piece[] };

function readTsv(content: string): FoundText {
  const lines = content.split('\n');
  must(lines[0] === '#FORMAT=WebAnno TSV 3.3', 'format');
  const spanLayer = headerOf(lines, '#T_SP=');
  const relation = 3 + spanLayer.length;
  const width = relation + headerOf(lines, '#T_RL=').length;
  const characters: string[] = [];
  const spans = new Map<string, TsvSpan>();
  const links: { type: string; from: string; to: string }[] = [];
  let reached = 0;
  let sentence = { text: [''], start: -1 };
  for (const [row, line] of lines.entries()) {
    if (line.startsWith('#Text=')) {
      const isNext = lines[row - 1]?.startsWith('#Text=') === true;
      sentence = { text: [...(isNext ? sentence.text : []), unescaped(line.slice(6))], start: -1 };
    }
    if (line === '' || line.startsWith('#')) continue;
    must(line.endsWith('\t'), `line ${row + 1} does not end in a tab`);
    const cells = line.slice(0, -1).split('\t');
    must(cells.length === width && /^\d+-\d+$/.test(cells[0] ?? ''), `line ${row + 1}: columns`);
    const [start = -1, end = -1] = (cells[1] ?? '').split('-').map(Number);
    const word = unescaped(cells[2] ?? '');
    if (sentence.start < 0) sentence.start = start;
    must(end - start === word.length && start >= reached, `line ${row + 1}: offsets`);
    must(
      sentence.text.join('\n').startsWith(word, start - sentence.start),
      `line ${row + 1}: #Text`,
    );
    reached = end;
    for (let at = 0; at < word.length; at += 1) characters[start + at] = word.charAt(at);
    const values = spanLayer.map((_, column) => valuesOf(cells[3 + column] ?? ''));
    for (const { value, number } of values[spanLayer.indexOf('label')] ?? []) {
      const known = spans.get(number);
      const piece = known?.pieces[0];
      must(
        number !== '' && (!known || known.label === value),
        `line ${row + 1}: ${value}[${number}]`,
      );
      if (piece) piece.end = end;
      else spans.set(number, { id: number, label: value, pieces: [{ start, end }] });
    }
    links.push(...linksOf(cells[relation] ?? '', cells[relation + 1] ?? ''));
  }
  for (const { from, to } of links) must(spans.has(from) && spans.has(to), `${from} → ${to}`);
  const text = Array.from(characters, (unit: string | undefined) => unit ?? ' ').join('');
  return { text, spans: [...spans.values()], links };
}

function headerOf(lines: readonly string[], start: string): readonly string[] {
  const header = lines.find((line) => line.startsWith(start));
  return header?.slice(start.length).split('|').slice(1) ?? [];
}

/** `CLAIM[1]|CUE[2]`: what stands on one token in one column, `*` for no value. */
function valuesOf(cell: string): readonly { readonly value: string; readonly number: string }[] {
  if (cell === '_') return [];
  return stackOf(cell).map((part) => {
    const number = /(?<!\\)\[(\d+)\]$/.exec(part)?.[1] ?? '';
    const raw = number === '' ? part : part.slice(0, -number.length - 2);
    const isEscaped = raw === '*' || /^(?:\\(?:->|[^])|(?!->)[^\\[\]|_;*\t])*$/.test(raw);
    must(isEscaped, `${part}: not escaped`);
    return { value: unescaped(raw), number };
  });
}

/** The source's token, and the ids of both spans: `2-1[1_3]`. */
function linksOf(types: string, sources: string) {
  if (types === '_' && sources === '_') return [];
  const [names, ends] = [stackOf(types), stackOf(sources)];
  must(names.length === ends.length, `${types}: ${sources}`);
  return names.map((type, index) => {
    const [, from = '', to = ''] = /^\d+-\d+\[(\d+)_(\d+)\]$/.exec(ends[index] ?? '') ?? [];
    return { type: unescaped(type), from, to };
  });
}

function stackOf(cell: string): readonly string[] {
  return cell.match(/(?:\\[^]|[^\\|])+/g) ?? [];
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
  return text.replaceAll(/\\(->|[^])/g, (_, sign: string) => signs[sign] ?? sign);
}
