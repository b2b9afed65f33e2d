import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import type { Block } from '#domain/text/block.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import { type FlatSpan, type FlatWork, tidyName } from './flatten-work.ts';
import { flattenForReaders } from './flatten-for-readers.ts';
import { type XmlElement, type XmlNode, allElements, readXml } from './read-xml.ts';
import { headlineOf } from './headline-of.ts';
import { xmlEscape, xmlText } from './write-xml.ts';

const HOLDS = {
  pieces: true,
  attributes: true,
  entities: true,
  notes: true,
  relations: true,
  relationAttributes: false,
  inherited: true,
} as const;

/**
 * A page for readers: the article with its annotations marked, and a list of them. One file that loads
 * nothing and runs nothing; well formed, so that it can be read back as XML.
 */
export const html: ExportFormat = {
  title: 'Annotated page (HTML)',
  unit: 'anchors',
  losses: (set) => flattenForReaders(set, HOLDS).losses,
  encode: (set) =>
    flattenForReaders(set, HOLDS).works.map((work) => ({
      name: nameOf(work),
      content: pageOf(work, set),
    })),
  verify: (files, set) => {
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const work of flattenForReaders(set, HOLDS).works) {
      of += work.spans.length;
      spans += checkPage(work, files.text(nameOf(work)), nameOf(work), problems);
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.html`;
}

function pageOf(work: FlatWork, { project }: ExportSet): string {
  const { article, annotator, revision } = work.document;
  const { outlet, publishedAt, url } = article;
  const about = [outlet, publishedAt, url, `annotated by ${annotator}`].filter(
    (each) => each !== undefined,
  );
  const { labels } = project.codebook;
  const styles = labels.map(
    ({ color }, index) =>
      `.l${index}{background:${color.light.tint};border-color:${color.light.stroke}}`,
  );
  const classOf = new Map(labels.map(({ name }, index) => [tidyName(name), `l${index}`]));
  const inBlocks = piecesByBlock(work);
  const links = linksOf(work);
  const headline = headlineOf(work.document);
  return [
    '<!DOCTYPE html>',
    `<html lang="${xmlEscape(article.language)}" dir="${article.direction}">`,
    '<head><meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
    '<meta name="viewport" content="width=device-width"/>',
    `<title>${xmlText(article.title)}</title>`,
    `<style>${STYLE}${styles.join('')}</style></head>`,
    `<body><main>${headline ? '' : `<h1>${xmlText(article.title)}</h1>`}`,
    `<p class="about">${xmlText(about.join(' · '))}</p>`,
    '<div id="text">',
    ...revision.blocks.map((block, index) =>
      blockOf(block, revision.text, classOf, {
        inside: inBlocks[index] ?? [],
        tag: block === headline ? 'h1' : 'p',
      }),
    ),
    '</div>',
    '<h2>Annotations</h2>',
    '<ol>',
    ...work.spans.map((span) => itemOf(span, revision.text, classOf, links.get(span.id) ?? [])),
    '</ol></main></body></html>',
    '',
  ].join('\n');
}

const STYLE =
  'body{font:1.1rem/1.6 Georgia,serif;margin:2rem auto;max-width:44rem;padding:0 1rem;color:#222}' +
  '.about{color:#666}mark{border-bottom:2px solid #888;color:inherit}' +
  'li{margin:.6rem 0;font-size:1rem}li b{font-size:.8rem;border-bottom:2px solid #888}dl{margin:0 0 0 1rem}dt{float:left;clear:left;margin-right:.5rem;color:#666}dd{margin:0}';

type Piece = { readonly start: number; readonly end: number; readonly span: FlatSpan };

/** The pieces of spans that stand in each block, sorted. */
function piecesByBlock({ document, spans }: FlatWork): readonly (readonly Piece[])[] {
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

function blockOf(
  block: Block,
  text: string,
  classOf: ReadonlyMap<string, string>,
  { inside, tag }: { readonly inside: readonly Piece[]; readonly tag: 'h1' | 'p' },
): string {
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of inside) {
    cuts.add(Math.max(start, block.start));
    cuts.add(Math.min(end, block.end));
  }
  const sorted = [...cuts].toSorted((a, b) => a - b);
  let open: readonly Piece[] = [];
  let next = 0;
  const parts: string[] = [];
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1];
    if (end === undefined) break;
    open = open.filter((piece) => piece.end > start);
    for (let piece = inside[next]; piece && piece.start <= start; piece = inside[(next += 1)]) {
      open = [...open, piece];
    }
    const words = text.slice(start, end).split('\n').map(xmlText).join('<br/>');
    const smallest = open.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
    if (!smallest) parts.push(words);
    else {
      const ids = open.map(({ span }) => span.id).join(' ');
      parts.push(
        `<mark class="${classOf.get(smallest.span.label) ?? ''}" data-s="${ids}">${words}</mark>`,
      );
    }
  }
  return `<${tag}>${parts.join('')}</${tag}>`;
}

/** Span id → what it is linked to, in words. */
function linksOf({ document, spans, relations }: FlatWork) {
  const { text } = document.revision;
  const words = new Map(spans.map((span) => [span.id, wordsOf(span, text)]));
  const links = new Map<string, (readonly [string, string])[]>();
  for (const { type, from, to, inherited } of relations) {
    const link = [inherited ? `${type} (inherited)` : type, words.get(to) ?? ''] as const;
    const known = links.get(from);
    if (known) known.push(link);
    else links.set(from, [link]);
  }
  return links;
}

function wordsOf({ fragments }: FlatSpan, text: string): string {
  return fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

function itemOf(
  span: FlatSpan,
  text: string,
  classOf: ReadonlyMap<string, string>,
  links: readonly (readonly [string, string])[],
): string {
  const { label, attributes, entity, note } = span;
  const facts: (readonly [string, string])[] = [
    ...(entity ? [['is', entity.name] as const] : []),
    ...attributes.map(({ name, value }) => [name, String(value)] as const),
    ...links,
    ...(note === undefined ? [] : [['note', note] as const]),
  ];
  const rows = facts.map(([term, value]) => `<dt>${xmlText(term)}</dt><dd>${xmlText(value)}</dd>`);
  const list = rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`;
  const words = xmlText(wordsOf(span, text));
  return `<li><b class="${classOf.get(label) ?? ''}">${xmlText(label)}</b> ${words}${list}</li>`;
}

/** Reads the page as XML and puts each span's marked words together again. */
function checkPage(work: FlatWork, content: string, name: string, problems: ProblemList): number {
  const xml = readXml(content);
  if (!xml.ok) {
    problems.add(name, 'bad-value', xml.error[0]?.detail);
    return 0;
  }
  const body = allElements(xml.value).find(({ attributes }) => attributes.get('id') === 'text');
  const marked = new Map<string, string[]>();
  const blocks = (body?.children ?? []).flatMap((child) =>
    typeof child === 'string' ? [] : [textOf(child, [], marked)],
  );
  const { text } = work.document.revision;
  if (blocks.join('\n\n') !== text) {
    problems.add(name, 'quote-differs', 'the text is not the article’s');
    return 0;
  }
  const wanted = wordsInBlocks(work);
  let same = 0;
  for (const { id } of work.spans) {
    const words = wanted.get(id) ?? '';
    if ((marked.get(id) ?? []).join('') === words) same += 1;
    else problems.add(`${name}: ${id}`, 'quote-differs', words);
  }
  return same;
}

/** Span id → its words; what lies between two blocks has no mark. */
function wordsInBlocks(work: FlatWork): ReadonlyMap<string, string> {
  const { text, blocks } = work.document.revision;
  const words = new Map<string, string>();
  for (const [index, inside] of piecesByBlock(work).entries()) {
    const block = blocks[index];
    for (const { start, end, span } of block ? inside : []) {
      const slice = text.slice(Math.max(start, block?.start ?? 0), Math.min(end, block?.end ?? 0));
      words.set(span.id, `${words.get(span.id) ?? ''}${slice}`);
    }
  }
  return words;
}

function textOf(
  element: XmlElement,
  open: readonly string[],
  marked: Map<string, string[]>,
): string {
  const ids = [...open, ...(element.attributes.get('data-s')?.split(' ') ?? [])];
  const say = (words: string): string => {
    for (const id of ids) {
      const known = marked.get(id);
      if (known) known.push(words);
      else marked.set(id, [words]);
    }
    return words;
  };
  return element.children
    .map((child: XmlNode) => {
      if (typeof child === 'string') return say(child);
      return child.name === 'br' ? say('\n') : textOf(child, ids, marked);
    })
    .join('');
}
