import type { Codebook } from '#domain/codebook/codebook.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import type { Block } from '#domain/text/block.ts';
import { aboutArticle } from './about-article.ts';
import { type FlatSpan, type FlatWork, onOneLine, tidyName } from './flatten-work.ts';
import { headlineOf } from './headline-of.ts';
import { HTML_STYLE } from './html-style.ts';
import { linkWords, mentionWords, spanWords } from './reader-words.ts';
import { type Fact, readerFacts, termOf } from './reader-facts.ts';
import { xmlEscape, xmlText } from './write-xml.ts';

export type Piece = { readonly start: number; readonly end: number; readonly span: FlatSpan };

/** What a page says of each span. */
type Notes = {
  readonly text: string;
  /** Label → its class. */
  readonly classOf: ReadonlyMap<string, string>;
  /** Span id → its number, from 1, in the order in which spans are seen. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly links: ReturnType<typeof linkWords>;
  readonly factsOf: ReturnType<typeof readerFacts>;
};

/** The page of one work: each block with what is said of the marks that begin in it beside it. */
export function htmlPage(
  work: FlatWork,
  { project, entities }: Pick<ExportSet, 'project' | 'entities'>,
): string {
  const { labels } = project.codebook;
  const { article, revision } = work.document;
  const notes: Notes = {
    text: revision.text,
    classOf: new Map(labels.map(({ name }, index) => [tidyName(name), `l${index}`])),
    numbers: new Map(work.spans.map(({ id }, index) => [id, index + 1])),
    links: linkWords(work, entities),
    factsOf: readerFacts({ labels }),
  };
  const inBlocks = piecesByBlock(work);
  const headline = headlineOf(work.document);
  const told = new Set<string>();
  const rows = revision.blocks.map((block, index): Row => {
    const inside = inBlocks[index] ?? [];
    const fresh = inside.map(({ span }) => span).filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    const from = revision.blocks[index - 1]?.end ?? 0;
    const tag = block === headline ? 'h1' : 'p';
    return {
      block,
      words: blockOf({ block, from, inside, tag }, notes),
      notes: [...new Set(fresh)].map((span) => noteOf(span, notes)),
    };
  });
  return [
    '<!DOCTYPE html>',
    `<html lang="${xmlEscape(article.language)}" dir="${article.direction}">`,
    '<head><meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
    '<meta name="viewport" content="width=device-width"/>',
    `<title>${xmlText(article.title)}</title>`,
    `<style>${HTML_STYLE}${coloursOf(labels)}</style></head>`,
    `<body${isCrowded(rows) ? '' : ' class="beside"'}><main>${headline ? '' : `<h1>${xmlText(article.title)}</h1>`}`,
    `<p class="about">${xmlText(aboutArticle(work.document))}</p>`,
    '<div id="text">',
    ...rows.map(({ words, notes: list }) => {
      const beside = list.length === 0 ? '' : `<ul>${list.join('')}</ul>`;
      return `<div class="row">${words}${beside}</div>`;
    }),
    '</div></main></body></html>',
    '',
  ].join('\n');
}

type Row = {
  readonly block: Block;
  readonly words: string;
  readonly notes: readonly string[];
};

/**
 * Whether there is so much to say that notes beside the text would end far behind their marks, or tear it apart:
 * then each paragraph has its own below it. Heights are guessed, in pixels of the style.
 */
function isCrowded(rows: readonly Row[]): boolean {
  let text = 0;
  let beside = 0;
  for (const { block, notes } of rows) {
    text += 16 + LINE * Math.ceil((block.end - block.start) / 68);
    for (const note of notes) {
      const inSight = note.replaceAll(/<details>.*<\/details>|<[^>]+>/gs, '');
      beside += 6 + NOTE_LINE * Math.ceil(inSight.length / 52);
    }
  }
  return beside > 1.3 * text;
}

const LINE = 31;
const NOTE_LINE = 19;

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

/** Enough to find the words again: they stand marked beside it. Whom a link leads to has room for a name. */
const MOST_WORDS = 48;
const MOST_LINKED = 80;

/** What a reader of the article asks is in sight. */
function noteOf(span: FlatSpan, { text, classOf, numbers, links, factsOf }: Notes): string {
  const { id, label, entity, source } = span;
  const number = numbers.get(id);
  const { first, others } = factsOf(span, links.get(source.id));
  const more =
    others.length === 0 ? '' : `<details><summary>More</summary>${listOf(others)}</details>`;
  const words = entity ? mentionWords(span, text) : shortened(spanWords(span, text), MOST_WORDS);
  const short = entity || first.length > 0 || more !== '' ? '' : ' class="short"';
  return `<li id="n${number}"${short}><a href="#m${number}">${number}</a> <b class="${classOf.get(label) ?? ''}">${xmlText(label)}</b> <q>${xmlText(words)}</q>${listOf(first)}${more}</li>`;
}

function listOf(facts: readonly Fact[]): string {
  if (facts.length === 0) return '';
  const rows = facts.map(({ name = 'note', words, ...link }) => {
    const value = 'inherited' in link ? shortened(words, MOST_LINKED) : words;
    return `<div><dt>${xmlText(termOf(name))}</dt> <dd>${xmlText(value)}</dd></div>`;
  });
  return `<dl>${rows.join(' ')}</dl>`;
}

function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most).toWellFormed();
  return `${onOneLine(cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)))} …`;
}
