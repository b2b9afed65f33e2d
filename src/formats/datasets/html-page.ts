import type { Codebook } from '#domain/codebook/codebook.ts';
import type { Block } from '#domain/text/block.ts';
import { type FlatSpan, type FlatWork, onOneLine, tidyName } from './flatten-work.ts';
import { headlineOf } from './headline-of.ts';
import { HTML_STYLE } from './html-style.ts';
import { linkWords, mentionWords, spanWords } from './reader-words.ts';
import { xmlEscape, xmlText } from './write-xml.ts';

export type Piece = { readonly start: number; readonly end: number; readonly span: FlatSpan };

/** What a page says of each span. */
type Notes = {
  readonly text: string;
  /** Label → its class. */
  readonly classOf: ReadonlyMap<string, string>;
  /** Span id → its number, from 1, in the order in which spans begin. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly links: ReturnType<typeof linkWords>;
};

/** The page of one work: each block with what is said of the marks that begin in it beside it. */
export function htmlPage(work: FlatWork, { labels }: Codebook): string {
  const { article, annotator, revision } = work.document;
  const { outlet, publishedAt, url } = article;
  const about = [outlet, publishedAt, url, `annotated by ${annotator}`].filter(
    (each) => each !== undefined,
  );
  const notes: Notes = {
    text: revision.text,
    classOf: new Map(labels.map(({ name }, index) => [tidyName(name), `l${index}`])),
    numbers: new Map(work.spans.map(({ id }, index) => [id, index + 1])),
    links: linkWords(work),
  };
  const inBlocks = piecesByBlock(work);
  const headline = headlineOf(work.document);
  const told = new Set<string>();
  return [
    '<!DOCTYPE html>',
    `<html lang="${xmlEscape(article.language)}" dir="${article.direction}">`,
    '<head><meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
    '<meta name="viewport" content="width=device-width"/>',
    `<title>${xmlText(article.title)}</title>`,
    `<style>${HTML_STYLE}${coloursOf(labels)}</style></head>`,
    `<body><main>${headline ? '' : `<h1>${xmlText(article.title)}</h1>`}`,
    `<p class="about">${xmlText(about.join(' · '))}</p>`,
    '<div id="text">',
    ...revision.blocks.map((block, index) => {
      const inside = inBlocks[index] ?? [];
      const fresh = inside.map(({ span }) => span).filter(({ id }) => !told.has(id));
      for (const { id } of fresh) told.add(id);
      const from = revision.blocks[index - 1]?.end ?? 0;
      const words = blockOf({ block, from, inside, tag: block === headline ? 'h1' : 'p' }, notes);
      return `<div class="row">${words}${notesOf(new Set(fresh), notes)}</div>`;
    }),
    '</div></main></body></html>',
    '',
  ].join('\n');
}

function coloursOf(labels: Codebook['labels']): string {
  const of = (how: 'light' | 'dark'): string =>
    labels
      .map(({ color }, index) => {
        const { tint, stroke } = color[how];
        return `.l${index}{background-color:${tint};border-color:${stroke}}`;
      })
      .join('');
  return `${of('light')}@media screen and (prefers-color-scheme:dark){${of('dark')}}`;
}

/** The pieces of spans that stand in each block, sorted. */
export function piecesByBlock({ document, spans }: FlatWork): readonly (readonly Piece[])[] {
  const { blocks } = document.revision;
  const sorted = spans
    .flatMap((span) => span.fragments.map(({ start, end }) => ({ start, end, span })))
    .toSorted((a, b) => a.start - b.start);
  const byBlock = blocks.map((): Piece[] => []);
  let first = 0;
  for (const piece of sorted) {
    while ((blocks[first]?.end ?? Infinity) <= piece.start) first += 1;
    for (let at = first; (blocks[at]?.start ?? Infinity) < piece.end; at += 1) {
      byBlock[at]?.push(piece);
    }
  }
  return byBlock;
}

type Open = Piece & { readonly lane: number };

type MarkedBlock = {
  readonly block: Block;
  /** Where the block above ends: a mark may begin between the two. */
  readonly from: number;
  readonly inside: readonly Piece[];
  readonly tag: 'h1' | 'p';
};

/** Marks one inside of the other, each with a line of its own below the words. */
function blockOf(
  { block, from, inside, tag }: MarkedBlock,
  { text, classOf, numbers }: Notes,
): string {
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of inside) {
    cuts.add(Math.max(start, block.start));
    cuts.add(Math.min(end, block.end));
  }
  const sorted = [...cuts].toSorted((a, b) => a - b);
  let open: readonly Open[] = [];
  let next = 0;
  const parts: string[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    open = open.filter((piece) => piece.end > start);
    for (let piece = inside[next]; piece && piece.start <= start; piece = inside[(next += 1)]) {
      const isFirst = piece.start === piece.span.fragments[0]?.start;
      // What began in a block above has its number there.
      if (piece.start >= from) parts.push(numberOf(numbers.get(piece.span.id), isFirst));
      open = [...open, { ...piece, lane: freeLane(open) }];
    }
    const words = text.slice(start, end).split('\n').map(xmlText).join('<br/>');
    // The shortest innermost: its colour is what one sees.
    const outer = open.toSorted((a, b) => b.end - b.start - (a.end - a.start));
    parts.push(
      outer.reduceRight(
        (inner, { span, lane }) =>
          `<mark class="${classOf.get(span.label) ?? ''} u${lane}" data-s="${span.id}">${inner}</mark>`,
        words,
      ),
    );
  }
  const kind = block.kind === 'paragraph' || tag === 'h1' ? '' : ` class="${block.kind}"`;
  return `<${tag}${kind}>${parts.join('')}</${tag}>`;
}

/** Lines that can be told apart below one line of text. */
const MOST_LANES = 4;

function freeLane(open: readonly Open[]): number {
  const taken = new Set(open.map(({ lane }) => lane));
  let lane = 0;
  while (taken.has(lane) && lane < MOST_LANES - 1) lane += 1;
  return lane;
}

/** Before the words; all pieces of one span have the same, and the way back leads to the first. */
function numberOf(number: number | undefined, isFirst: boolean): string {
  const id = isFirst ? ` id="m${number}"` : '';
  return `<sup><a${id} href="#n${number}">${number}</a></sup>`;
}

function notesOf(spans: ReadonlySet<FlatSpan>, notes: Notes): string {
  if (spans.size === 0) return '';
  const byNumber = [...spans].toSorted(
    (a, b) => (notes.numbers.get(a.id) ?? 0) - (notes.numbers.get(b.id) ?? 0),
  );
  return `<ul>${byNumber.map((span) => noteOf(span, notes)).join('')}</ul>`;
}

/** Enough to find the words again: they stand marked beside it. */
const MOST_WORDS = 48;

function noteOf(span: FlatSpan, { text, classOf, numbers, links }: Notes): string {
  const { id, label, attributes, entity, note, source } = span;
  const number = numbers.get(id);
  const facts = [
    ...attributes.map(({ name, value }) => [name, String(value)] as const),
    ...(links.get(source.id) ?? []),
    ...(note === undefined ? [] : [['note', note] as const]),
  ];
  const rows = facts.map(
    ([term, value]) =>
      `<div><dt>${xmlText(/[?:]$/v.test(term) ? term : `${term}:`)}</dt> <dd>${xmlText(value)}</dd></div>`,
  );
  const list = rows.length === 0 ? '' : `<dl>${rows.join(' ')}</dl>`;
  const words = entity ? mentionWords(span, text) : shortened(spanWords(span, text));
  return `<li id="n${number}"><a href="#m${number}">${number}</a> <b class="${classOf.get(label) ?? ''}">${xmlText(label)}</b> <q>${xmlText(words)}</q>${list}</li>`;
}

function shortened(words: string): string {
  if (words.length <= MOST_WORDS) return words;
  const cut = words.slice(0, MOST_WORDS).toWellFormed();
  return `${onOneLine(cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_WORDS / 2)))} …`;
}
