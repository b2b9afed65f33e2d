import type { Span } from '#domain/text/span.ts';
import type { Unplaced } from './imported-work.ts';

type Line<K extends string> = { readonly kind: K; readonly id: string; readonly place: string };

type BratSpanLine = Line<'span'> & {
  readonly label: string;
  readonly pieces: readonly Span[];
  readonly quote?: string;
};
type BratArgument = { readonly role: string; readonly target: string };
export type BratRelationLine = Line<'relation'> & {
  readonly type: string;
  readonly arguments: readonly BratArgument[];
};
export type BratEventLine = Line<'event'> & {
  readonly type: string;
  readonly trigger: string;
  readonly arguments: readonly BratArgument[];
};
type BratAttributeLine = Line<'attribute'> & {
  readonly name: string;
  readonly target: string;
  /** Absent: a flag. */
  readonly value?: string;
};
type BratReferenceLine = Line<'reference'> & {
  readonly target: string;
  readonly reference: string;
  readonly name: string;
};
type BratNoteLine = Line<'note'> & { readonly target: string; readonly text: string };
type BratEquivLine = Line<'equiv'> & {
  readonly type: string;
  readonly members: readonly string[];
};

export type BratLine =
  | BratSpanLine
  | BratRelationLine
  | BratEventLine
  | BratAttributeLine
  | BratReferenceLine
  | BratNoteLine
  | BratEquivLine;

/** The lines of an `.ann`; what is no such line is reported. */
export function readBratLines(ann: string, unplaced: Unplaced[]): readonly BratLine[] {
  const lines: BratLine[] = [];
  const seen = new Set<string>();
  const body = ann.startsWith('\ufeff') ? ann.slice(1) : ann;
  for (const [index, raw] of body.split('\n').entries()) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (text.trim() === '') continue;
    const place = `line ${index + 1}`;
    const line = readLine(text, place);
    if (!line) {
      unplaced.push({ place, kind: 'malformed', detail: text.slice(0, 200) });
    } else if (line.id !== '*' && seen.has(line.id)) {
      unplaced.push({ place, kind: 'malformed', detail: `${line.id} is there twice` });
    } else {
      seen.add(line.id);
      lines.push(line);
    }
  }
  return lines;
}

function readLine(text: string, place: string): BratLine | undefined {
  const [id = '', middle = '', ...rest] = text.split('\t');
  const tail = rest.length > 0 ? rest.join('\t') : undefined;
  const words = middle.split(' ').filter((word) => word !== '');
  if (words.length === 0) return undefined;
  switch (id.charAt(0)) {
    case 'T':
      return readSpan(id, middle, tail, place);
    case 'R':
      return readRelation(id, words, place);
    case 'E':
      return readEvent(id, words, place);
    case 'A':
    case 'M':
      return readAttribute(id, words, place);
    case 'N':
      return readReference(id, words, tail, place);
    case '#':
      return readNote(id, words, tail, place);
    case '*':
      return words.length < 3
        ? undefined
        : { kind: 'equiv', id, place, type: words[0] ?? '', members: words.slice(1) };
    default:
      return undefined;
  }
}

function readSpan(
  id: string,
  middle: string,
  quote: string | undefined,
  place: string,
): BratSpanLine | undefined {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(middle.trim());
  if (!match) return undefined;
  const pieces = (match[2] ?? '').split(';').map((piece) => {
    const [start, end] = piece.split(' ').map(Number);
    return { start: start ?? 0, end: end ?? 0 };
  });
  const label = match[1] ?? '';
  return { kind: 'span', id, place, label, pieces, ...(quote !== undefined && { quote }) };
}

function readRelation(
  id: string,
  words: readonly string[],
  place: string,
): BratRelationLine | undefined {
  const args = readArguments(words.slice(1));
  if (args?.length !== 2) return undefined;
  return { kind: 'relation', id, place, type: words[0] ?? '', arguments: args };
}

function readEvent(id: string, words: readonly string[], place: string): BratEventLine | undefined {
  const args = readArguments(words);
  const [head, ...others] = args ?? [];
  if (!head) return undefined;
  const { role: type, target: trigger } = head;
  return { kind: 'event', id, place, type, trigger, arguments: others };
}

function readArguments(words: readonly string[]): readonly BratArgument[] | undefined {
  const args: BratArgument[] = [];
  for (const word of words) {
    const colon = word.indexOf(':');
    if (colon < 1 || colon === word.length - 1) return undefined;
    args.push({ role: word.slice(0, colon), target: word.slice(colon + 1) });
  }
  return args;
}

function readAttribute(
  id: string,
  [name, target, ...values]: readonly string[],
  place: string,
): BratAttributeLine | undefined {
  if (name === undefined || target === undefined) return undefined;
  const value = values.join(' ');
  return { kind: 'attribute', id, place, name, target, ...(value !== '' && { value }) };
}

function readReference(
  id: string,
  [, target, reference]: readonly string[],
  name: string | undefined,
  place: string,
): BratReferenceLine | undefined {
  if (target === undefined || reference === undefined) return undefined;
  return { kind: 'reference', id, place, target, reference, name: name ?? '' };
}

function readNote(
  id: string,
  [, target]: readonly string[],
  text: string | undefined,
  place: string,
): BratNoteLine | undefined {
  if (target === undefined || text === undefined) return undefined;
  return { kind: 'note', id, place, target, text };
}
