import type { ExportSet } from '#domain/export/export-set.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  type Flattened,
  entityIri,
  flattenSet,
  lossCounter,
  tidyName,
} from './flatten-work.ts';
import { isTeiWord, teiWord } from './tei-word.ts';
import { decodeTei } from './tei.ts';
import { verifyWorks } from './verify-works.ts';
import { xmlEscape, xmlSafe, xmlText } from './write-xml.ts';
import { writtenOf } from './written-set.ts';
import { onceForEach } from './once-for-each.ts';
import { ARTICLE_FACTS } from './article-facts.ts';

/**
 * TEI P5 with stand-off spans between anchors, which may nest and cross as they like; there are no
 * numbers. A file for each annotator's work on an article.
 */
export const tei: ExportFormat = {
  title: 'TEI stand-off',
  unit: 'anchors',
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set) =>
    flatten(set).works.map((work) => ({ name: nameOf(work), content: teiOf(work, set) })),
  verify: (files, set) =>
    verifyWorks(
      flatten(set).works.map((work) => ({
        name: nameOf(work),
        works: [work],
        read: () => decodeTei(files.text(nameOf(work)), { asWritten: true }),
      })),
      { text: 'words', attributes: true, notes: true, entity: entityIri },
    ),
};

const flatten = onceForEach((set: ExportSet): Flattened => {
  const { works, losses } = flattenSet(set, {
    pieces: false,
    facts: ARTICLE_FACTS,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: false,
    inherited: true,
    words: xmlSafe,
    attributeName: (name) => teiWord(tidyName(name)),
  });
  const counter = lossCounter();
  // TEI's reader sees one line where a note has several.
  const oneLine = (text: string): string => {
    const written = text.replaceAll(/\s+/g, ' ').trim();
    if (written !== text) counter.add('line-breaks');
    return written;
  };
  return {
    works: works.map((work) => ({
      ...work,
      spans: work.spans.map((span) => fitted(span, oneLine)),
    })),
    losses: [...losses, ...counter.all()],
  };
});

function fitted(span: FlatSpan, oneLine: (text: string) => string): FlatSpan {
  const { note, ...rest } = span;
  return { ...rest, ...(note !== undefined && { note: oneLine(note) }) };
}

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.xml`;
}

function teiOf(work: FlatWork, { project }: ExportSet): string {
  const { document, spans } = work;
  const { article, annotator } = document;
  const labels = [
    ...new Set([
      ...project.codebook.labels.map(({ id }) => id),
      ...spans.map(({ label }) => label),
    ]),
  ];
  const idOf = new Map(labels.map((label, index) => [label, `label-${index + 1}`]));
  const categories = labels.map(
    (label) =>
      `<category xml:id="${idOf.get(label)}"><catDesc>${xmlText(label)}</catDesc></category>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    `<teiHeader><fileDesc><titleStmt><title>${xmlText(article.title)}</title><respStmt><resp>annotator</resp><name xml:id="annotator">${xmlText(annotator)}</name></respStmt></titleStmt>`,
    `<publicationStmt><p>${xmlText(project.name)}</p></publicationStmt><sourceDesc>${sourceOf(work)}</sourceDesc></fileDesc>`,
    `<encodingDesc><classDecl><taxonomy>${categories.join('')}</taxonomy></classDecl></encodingDesc></teiHeader>`,
    ...standOffOf(work, idOf),
    `<text><body>`,
    ...bodyOf(work),
    `</body></text>`,
    '</TEI>',
    '',
  ].join('\n');
}

function sourceOf({ document }: FlatWork): string {
  const { byline, outlet, publishedAt, url } = document.article;
  const about = [
    ...(byline === undefined ? [] : [`<author>${xmlText(byline)}</author>`]),
    ...(outlet === undefined ? [] : [`<publisher>${xmlText(outlet)}</publisher>`]),
    ...(publishedAt === undefined
      ? []
      : [`<date when="${xmlEscape(publishedAt)}">${xmlText(publishedAt)}</date>`]),
    ...(url === undefined ? [] : [`<ptr target="${xmlEscape(url)}"/>`]),
  ];
  return about.length === 0 ? '<p>unpublished</p>' : `<bibl>${about.join('')}</bibl>`;
}

/** TEI wants no empty lists. */
function standOffOf(
  { spans, relations }: FlatWork,
  idOf: ReadonlyMap<string, string>,
): readonly string[] {
  if (spans.length === 0) return [];
  const written = spans.map(({ id, label, fragments, note }) => {
    const { start, end } = fragments[0] ?? { start: 0, end: 0 };
    const inner = note === undefined ? '' : xmlText(note);
    return `<span xml:id="${id}" ana="#${idOf.get(label)}" from="#c${start}" to="#c${end}" resp="#annotator">${inner}</span>`;
  });
  const links = relations.map(({ id, type, from, to, inherited }) => {
    // A name that is no word is told in words.
    const inner = isTeiWord(type) ? '/>' : `><desc>${xmlText(type)}</desc></relation>`;
    return `<relation xml:id="${id}" name="${xmlEscape(teiWord(type))}"${inherited ? ' type="inherited"' : ''} active="#${from}" passive="#${to}"${inner}`;
  });
  const persons = spans.flatMap(({ id, entity }) =>
    entity
      ? [
          `<person corresp="#${id}"><persName>${xmlText(entity.name)}</persName><idno>${xmlText(entityIri(entity))}</idno></person>`,
        ]
      : [],
  );
  const features = spans.flatMap(({ id, attributes }) =>
    attributes.length === 0
      ? []
      : [`<fs corresp="#${id}">${attributes.map(featureOf).join('')}</fs>`],
  );
  return [
    '<standOff>',
    `<spanGrp type="annotation">${written.join('\n')}</spanGrp>`,
    ...(links.length === 0 ? [] : [`<listRelation>${links.join('\n')}</listRelation>`]),
    ...(persons.length === 0 ? [] : [`<listPerson>${persons.join('\n')}</listPerson>`]),
    ...features,
    '</standOff>',
  ];
}

function featureOf({ name, value }: FlatSpan['attributes'][number]): string {
  return `<f name="${xmlEscape(name)}">${valueOf(value)}</f>`;
}

function valueOf(value: string | boolean): string {
  if (typeof value === 'boolean') return `<binary value="${value}"/>`;
  return isTeiWord(value)
    ? `<symbol value="${xmlEscape(value)}"/>`
    : `<string>${xmlText(value)}</string>`;
}

/** A paragraph a block, `<lb/>` for a line break inside it, an anchor at every edge of a span. */
function bodyOf({ document, spans }: FlatWork): readonly string[] {
  const { text, blocks } = document.revision;
  const edges = new Set(
    spans.flatMap(({ fragments }) => fragments.flatMap(({ start, end }) => [start, end])),
  );
  const sorted = [...edges].toSorted((a, b) => a - b);
  let next = 0;
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const parts: string[] = [];
    let at = block.start;
    // Edges between two blocks stand at the end of the first.
    const limit = (blocks[index + 1]?.start ?? text.length + 1) - 1;
    for (let edge = sorted[next]; edge !== undefined && edge <= limit; edge = sorted[(next += 1)]) {
      const to = Math.min(Math.max(edge, at), block.end);
      parts.push(lineBreaks(text.slice(at, to)), `<anchor xml:id="c${edge}"/>`);
      at = to;
    }
    parts.push(lineBreaks(text.slice(at, block.end)));
    lines.push(`<p xml:id="${block.id}">${parts.join('')}</p>`);
  }
  return lines;
}

function lineBreaks(text: string): string {
  return text.split('\n').map(xmlText).join('<lb/>');
}
