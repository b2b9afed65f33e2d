import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';

export type XmlElement = {
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Line of its opening tag, from 1. */
  readonly line: number;
};

export type XmlNode = XmlElement | string;

/**
 * Reads XML strictly: what is not well formed refuses the file with its line. Nothing is fetched and
 * no entity is expanded but the five of XML: a document type with parts of its own is refused.
 */
export function readXml(source: string): Result<XmlElement, readonly FileProblem[]> {
  const text = source.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const state: State = {
    text,
    at: 0,
    line: 1,
    nextBreak: text.indexOf('\n'),
    open: [],
    root: undefined,
  };
  while (state.at < text.length) {
    const fault = text[state.at] === '<' ? readMarkup(state) : readText(state);
    if (fault !== undefined) return failed(state, fault);
  }
  const unclosed = state.open.at(-1);
  if (unclosed) return failed(state, `<${unclosed.name}> is not closed`);
  return state.root ? ok(state.root) : failed(state, 'no element');
}

function failed({ line }: State, detail: string): Result<never, readonly FileProblem[]> {
  return err([{ place: `line ${line}`, kind: 'bad-value', detail: `XML: ${detail}` }]);
}

/** The texts inside an element, one after another. */
export function textOfXml(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOfXml(child)))
    .join('');
}

export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The element and all below it, in the order of the file. */
export function allElements(element: XmlElement): readonly XmlElement[] {
  const all: XmlElement[] = [];
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    all.push(next);
    waiting.push(...childElements(next).toReversed());
  }
  return all;
}

/** No format of ours nests deeper; the functions above call themselves. */
const MAX_DEPTH = 200;

type OpenElement = Omit<XmlElement, 'children'> & { readonly children: XmlNode[] };

type State = {
  readonly text: string;
  at: number;
  line: number;
  nextBreak: number;
  readonly open: OpenElement[];
  root: OpenElement | undefined;
};

/** Each reader takes one piece from the text, or says what is wrong with it. */
type Fault = string | undefined;

function moveTo(state: State, end: number): void {
  // The next break is remembered: looked for anew at each tag, a long line would cost its square.
  while (state.nextBreak >= 0 && state.nextBreak < end) {
    state.line += 1;
    state.nextBreak = state.text.indexOf('\n', state.nextBreak + 1);
  }
  state.at = end;
}

function readText(state: State): Fault {
  const next = state.text.indexOf('<', state.at);
  const end = next < 0 ? state.text.length : next;
  const raw = state.text.slice(state.at, end);
  const element = state.open.at(-1);
  if (!element) {
    if (raw.trim() !== '') return 'text outside the root element';
  } else {
    const text = decodeReferences(raw);
    if (text === undefined) return 'an unknown entity';
    element.children.push(text);
  }
  moveTo(state, end);
  return undefined;
}

function readMarkup(state: State): Fault {
  const { text, at } = state;
  if (text.startsWith('<!--', at)) return skipTo(state, '-->');
  if (text.startsWith('<?', at)) return skipTo(state, '?>');
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at);
    const element = state.open.at(-1);
    if (end < 0 || !element) return 'a CDATA section out of place';
    element.children.push(text.slice(at + '<![CDATA['.length, end));
    moveTo(state, end + ']]>'.length);
    return undefined;
  }
  if (text.startsWith('<!DOCTYPE', at)) {
    const end = text.indexOf('>', at);
    const isOwn = text.slice(at, end).includes('[');
    return isOwn || state.root ? 'a document type of its own' : skipTo(state, '>');
  }
  return text.startsWith('</', at) ? readClosingTag(state) : readOpeningTag(state);
}

function skipTo(state: State, end: string): Fault {
  const at = state.text.indexOf(end, state.at);
  if (at < 0) return `no ${end}`;
  moveTo(state, at + end.length);
  return undefined;
}

function readClosingTag(state: State): Fault {
  const end = state.text.indexOf('>', state.at);
  const name = state.text.slice(state.at + 2, end).trimEnd();
  const element = state.open.pop();
  if (end < 0 || element?.name !== name) return `</${name.slice(0, 50)}> closes nothing`;
  moveTo(state, end + 1);
  return undefined;
}

const NAME = /[\p{L}_:][\p{L}\p{M}\p{N}_:.-]*/uy;
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{M}\p{N}_:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_END = /\s*(\/?)>/y;

function readOpeningTag(state: State): Fault {
  const { text } = state;
  NAME.lastIndex = state.at + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return 'a tag without a name';
  const attributes = new Map<string, string>();
  let at = NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) break;
    at = ATTRIBUTE.lastIndex;
    const key = match[1] ?? '';
    const value = decodeReferences((match[2] ?? match[3] ?? '').replaceAll(/[\t\n]/g, ' '));
    if (value === undefined) return `an unknown entity in ${key}`;
    if (attributes.has(key)) return `${key} is there twice`;
    attributes.set(key, value);
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(text);
  if (!end) return `<${name}> has a fault`;
  const element: OpenElement = { name, attributes, children: [], line: state.line };
  const parent = state.open.at(-1);
  if (parent) parent.children.push(element);
  else if (state.root) return 'two root elements';
  else state.root = element;
  if (end[1] === '') state.open.push(element);
  if (state.open.length > MAX_DEPTH) return 'nested too deep';
  moveTo(state, TAG_END.lastIndex);
  return undefined;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Undefined where something else is referred to. */
function decodeReferences(raw: string): string | undefined {
  if (!raw.includes('&')) return raw;
  const unknown: string[] = [];
  const text = raw.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,4}))?;?/gi,
    (whole, hex, decimal, name) => {
      const found = whole.endsWith(';') ? referredTo(hex, decimal, name) : undefined;
      if (found === undefined) unknown.push(whole);
      return found ?? '';
    },
  );
  return unknown.length === 0 ? text : undefined;
}

function referredTo(hex: unknown, decimal: unknown, name: unknown): string | undefined {
  if (typeof name === 'string') return ENTITIES.get(name);
  const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
