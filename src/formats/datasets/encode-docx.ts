import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { detectDirection } from '#domain/text/language.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { aboutArticle } from './about-article.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import { type FlatSpan, type FlatWork, type Flattened, onOneLine } from './flatten-work.ts';
import { flattenForReaders } from './flatten-for-readers.ts';
import { type XmlElement, allElements, childElements, readXml, textOfXml } from './read-xml.ts';
import { headlineOf } from './headline-of.ts';
import { factWords, readerFacts } from './reader-facts.ts';
import { linkWords, mentionWords, quoted, spanWords } from './reader-words.ts';
import { trimSpans } from './trim-spans.ts';
import { ARTICLE_PAGE, ARTICLE_STYLES, STYLE_OF, articleParagraph } from './word-article.ts';
import { directedRuns, wordPackage } from './word-package.ts';
import { xmlEscape } from './write-xml.ts';
import { writtenOf } from './written-set.ts';
import { onceForEach } from './once-for-each.ts';
import { ARTICLE_FACTS } from './article-facts.ts';

/** A Word document with a comment on each annotation. */
export const docx: ExportFormat = {
  title: 'Word with comments',
  unit: 'anchors',
  endsAtEntities: true,
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works, { endsAtEntities: true }),
  encode: async (set) => {
    const { zipSync } = await import('fflate');
    return flatten(set).works.map((work) => ({
      name: nameOf(work),
      content: zipSync(partsOf(work, set), { mtime: new Date(1980, 0, 1, 12) }),
    }));
  },
  verify: async (files, set) => {
    const { unzipSync } = await import('fflate');
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const work of flatten(set).works) {
      of += work.spans.length;
      const bytes = files.bytes(nameOf(work));
      if (bytes) spans += checkParts(work, unzipSync(bytes), nameOf(work), problems);
      else problems.add(nameOf(work), 'empty');
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

const flatten = onceForEach((set: ExportSet): Flattened =>
  trimSpans(
    flattenForReaders(set, {
      pieces: false,
      facts: ARTICLE_FACTS,
      attributes: true,
      entities: true,
      notes: true,
      evidence: true,
      relations: true,
      entityRelations: true,
      relationAttributes: false,
      inherited: true,
    }),
  ),
);

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.docx`;
}

function partsOf(work: FlatWork, set: Naming): Readonly<Record<string, Uint8Array>> {
  const body = withPreface(work, paragraphsOf(work));
  return wordPackage(`${body.join('')}${ARTICLE_PAGE}`, [
    { kind: 'comments', xml: commentsOf(work, set).join('') },
    { kind: 'styles', xml: ARTICLE_STYLES },
  ]);
}

/** Title, where the text has none, and where the article is from: below its headline. */
function withPreface({ document }: FlatWork, paragraphs: readonly string[]): readonly string[] {
  const { article, revision } = document;
  const { direction } = article;
  const about = directedRuns(aboutArticle(document), direction);
  const aside = articleParagraph(about, 'About', direction);
  const headline = headlineOf(document);
  if (headline && headline === revision.blocks[0]) {
    const [first = '', ...others] = paragraphs;
    return [first, aside, ...others];
  }
  const title = articleParagraph(
    directedRuns(onOneLine(article.title), direction),
    'ArticleTitle',
    direction,
  );
  return [...(headline ? [] : [title]), aside, ...paragraphs];
}

/** At each place of the text: the comments that end there, then those that begin. */
function paragraphsOf({ document, spans }: FlatWork): readonly string[] {
  const { text, blocks } = document.revision;
  const { direction } = document.article;
  const marks = new Map<number, { ends: string[]; starts: string[] }>();
  const at = (offset: number) => {
    const known = marks.get(offset) ?? { ends: [], starts: [] };
    marks.set(offset, known);
    return known;
  };
  for (const [id, { fragments }] of spans.entries()) {
    const { start, end } = fragments[0] ?? { start: 0, end: 0 };
    at(start).starts.push(`<w:commentRangeStart w:id="${id}"/>`);
    at(end).ends.push(
      `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
    );
  }
  const sorted = [...marks.keys()].toSorted((a, b) => a - b);
  let next = 0;
  return blocks.map((block) => {
    const parts: string[] = [];
    let start = block.start;
    for (let cut = sorted[next]; cut !== undefined && cut <= block.end; cut = sorted[(next += 1)]) {
      const { ends, starts } = at(cut);
      parts.push(directedRuns(text.slice(start, cut), direction), ...ends, ...starts);
      start = cut;
    }
    parts.push(directedRuns(text.slice(start, block.end), direction));
    return articleParagraph(parts.join(''), STYLE_OF[block.kind], direction);
  });
}

type Naming = Pick<ExportSet, 'project' | 'entities'>;

function commentsOf(work: FlatWork, { project, entities }: Naming): readonly string[] {
  const { document, spans } = work;
  const { text } = document.revision;
  const links = linkWords(work, entities);
  const factsOf = readerFacts(project.codebook);
  const firstOf = new Map<string, FlatSpan>();
  return spans.map((span, id) => {
    const { source } = span;
    const first = firstOf.get(source.id);
    if (!first) firstOf.set(source.id, span);
    const linked = links.get(source.id) ?? [];
    const { first: asked, others } = factsOf(span, linked);
    // What was said of the first piece is not said again, but for who says it.
    const lines = first
      ? [span.label, `goes on from ${quoted(spanWords(first, text))}`, ...linked.map(factWords)]
      : [
          span.label,
          // `Jonas Weir (“he”)`.
          ...(span.entity ? [mentionWords(span, text)] : []),
          ...[...asked, ...others].map(factWords),
        ];
    const paragraphs = lines.flatMap((line) => line.split('\n')).map(commentLine);
    const date = new Date(span.source.updatedAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
    const author = xmlEscape(document.annotator);
    return `<w:comment w:id="${id}" w:author="${author}" w:date="${date}">${paragraphs.join('')}</w:comment>`;
  });
}

/** From the side of its first letter: `In one sentence: …` is English, whatever follows. */
function commentLine(line: string): string {
  const direction = detectDirection(/\p{L}/v.exec(line)?.[0] ?? '');
  const how = direction === 'rtl' ? '<w:pPr><w:bidi/></w:pPr>' : '';
  return `<w:p>${how}${directedRuns(line, direction)}</w:p>`;
}

/** Counts the text of the runs again: each comment must stand on the very words, and begin with its label. */
function checkParts(
  work: FlatWork,
  parts: Readonly<Record<string, Uint8Array>>,
  name: string,
  problems: ProblemList,
): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const [main, comments] = ['word/document.xml', 'word/comments.xml'].map((path) =>
    readXml(decoder.decode(parts[path] ?? new Uint8Array())),
  );
  if (main?.ok !== true || comments?.ok !== true) {
    problems.add(name, 'bad-value', 'XML');
    return 0;
  }
  const { text, places } = readParagraphs(main.value);
  if (text !== work.document.revision.text) {
    problems.add(name, 'quote-differs', 'the text is not the article’s');
    return 0;
  }
  const labels = childElements(comments.value).map((comment) => {
    const [first] = childElements(comment);
    return first ? textOfXml(first) : '';
  });
  let same = 0;
  for (const [index, { label, fragments }] of work.spans.entries()) {
    const place = places.get(String(index));
    const [piece] = fragments;
    const isRight =
      place?.start === piece?.start && place?.end === piece?.end && labels[index] === label;
    if (isRight) same += 1;
    else problems.add(`${name}: ${index}`, 'offset-differs', label);
  }
  return same;
}

/** All but those of paragraphs that are no part of the article's text. */
function textElements(root: XmlElement): readonly XmlElement[] {
  const left = new Set(
    allElements(root)
      .filter((element) => element.name === 'w:p' && isAside(element))
      .flatMap((element) => [element, ...allElements(element)]),
  );
  return allElements(root).filter((element) => !left.has(element));
}

function isAside(paragraph: XmlElement): boolean {
  const [how] = childElements(paragraph);
  const [style] = how?.name === 'w:pPr' ? childElements(how) : [];
  return ['About', 'ArticleTitle'].includes(style?.attributes.get('w:val') ?? '');
}

function readParagraphs(root: XmlElement) {
  const places = new Map<string, { start: number; end: number }>();
  let text = '';
  for (const element of textElements(root)) {
    const id = element.attributes.get('w:id') ?? '';
    if (element.name === 'w:p' && text !== '') text += '\n\n';
    else if (element.name === 'w:t') text += textOfXml(element);
    else if (element.name === 'w:br') text += '\n';
    else if (element.name === 'w:commentRangeStart')
      places.set(id, { start: text.length, end: -1 });
    else if (element.name === 'w:commentRangeEnd') {
      const place = places.get(id);
      if (place) place.end = text.length;
    }
  }
  return { text, places };
}
