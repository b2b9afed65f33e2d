import {
  type Files,
  type FoundText,
  endedLines,
  must,
  namesIn,
  pointsOf,
  textIn,
} from './found-text.ts';

/** brat's standoff, as its manual and its own verifier have it. */
export function readBrat(files: Files): readonly FoundText[] {
  return namesIn(files, '.ann').map((name) => {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const config = readConfig(textIn(files, `${folder}annotation.conf`));
    const text = textIn(files, name.replace(/\.ann$/, '.txt'));
    must(!text.includes('\r') && !text.startsWith('\ufeff'), 'line ends or a mark shift offsets');
    return readAnn(textIn(files, name), text, config);
  });
}

type Config = ReadonlyMap<string, ReadonlySet<string>>;

function readAnn(ann: string, text: string, config: Config): FoundText {
  const lines = endedLines(ann);
  const parts = lines.map((line) => line.split('\t'));
  const ids = new Set(parts.map(([id = '']) => id));
  must(ids.size === lines.length, 'an id is there twice');
  const points = pointsOf(text);
  const spans = parts
    .filter(([id = '']) => /^T\d+$/.test(id))
    .map(([id = '', place = '', quote = '', ...more]) => {
      must(more.length === 0, `${id}: a tab too many`);
      const [, label = '', offsets = ''] = /^([\w-]+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(place) ?? [];
      must(config.get('entities')?.has(label) === true, `${id}: ${place}`);
      const pieces = offsets.split(';').map((each) => {
        const [start, end] = each.split(' ').map(Number);
        return points(start, end);
      });
      must(
        pieces.every((each) => !each.quote.includes('\n')),
        `${id}: crosses a line`,
      );
      must(pieces.map((each) => each.quote).join(' ') === quote, `${id}: ${quote}`);
      return { id, label, pieces: pieces.map(({ piece }) => piece) };
    });
  const links = parts
    .filter(([id = '']) => /^R\d+$/.test(id))
    .map(([id, words = '']) => {
      const [, type = '', from = '', to = ''] =
        /^([\w-]+) Arg1:(T\d+) Arg2:(T\d+)$/.exec(words) ?? [];
      must(
        ids.has(from) && ids.has(to) && config.get('relations')?.has(type) === true,
        `${id}: ${words}`,
      );
      return { type, from, to };
    });
  for (const [id = '', words = ''] of parts) {
    if (/^[TR]\d+$/.test(id)) continue;
    must(/^[AN#]\d+$/.test(id), `${id}: what is that?`);
    const [kind = '', target = ''] = words.split(' ');
    must(ids.has(target), `${id}: ${target} is not there`);
    if (id.startsWith('A')) must(config.get('attributes')?.has(kind) === true, `${id}: ${kind}`);
    if (id.startsWith('N')) must(/^Reference T\d+ [^\s:]+:\S+$/.test(words), `${id}: ${words}`);
  }
  return { text, spans, links };
}

function readConfig(text: string): Config {
  const sections = new Map<string, Set<string>>();
  let section = new Set<string>();
  for (const line of text.split('\n')) {
    const head = /^\[(\w+)\]$/.exec(line)?.[1];
    if (head !== undefined) {
      section = new Set();
      sections.set(head, section);
    } else if (line !== '') section.add(line.split('\t')[0] ?? '');
  }
  for (const name of ['entities', 'relations', 'events', 'attributes'])
    must(sections.has(name), `annotation.conf has no [${name}]`);
  return sections;
}
