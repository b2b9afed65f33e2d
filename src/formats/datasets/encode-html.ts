import { addToGroup } from '#domain/collection/group-by.ts';
import { err, ok } from '#domain/result.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import type { FlatWork, Flattened } from './flatten-work.ts';
import { flattenForReaders } from './flatten-for-readers.ts';
import { type XmlElement, type XmlNode, allElements, readXml } from './read-xml.ts';
import { htmlPage, piecesByBlock } from './html-page.ts';
import { onceForEach } from './once-for-each.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS } from './article-facts.ts';

const HOLDS = {
  pieces: true,
  facts: ARTICLE_FACTS,
  attributes: true,
  entities: true,
  notes: true,
  evidence: true,
  relations: true,
  entityRelations: true,
  relationAttributes: false,
  inherited: true,
} as const;

/**
 * A page for readers: the article with its annotations marked and numbered, and beside each paragraph what is said of its marks. One file that loads
 * nothing and runs nothing; well formed, so that it can be read back as XML.
 */
export const html: ExportFormat = {
  title: 'Annotated page (HTML)',
  unit: 'anchors',
  endsAtEntities: true,
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works, { endsAtEntities: true }),
  encode: (set) =>
    flatten(set).works.map((work) => ({
      name: nameOf(work),
      content: htmlPage(work, set),
    })),
  verify: (files, set) => {
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const work of flatten(set).works) {
      of += work.spans.length;
      spans += checkPage(work, files.text(nameOf(work)), nameOf(work), problems);
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

const flatten = onceForEach((set: ExportSet): Flattened => flattenForReaders(set, HOLDS));

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.html`;
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
  const blocks = (body ? allElements(body) : [])
    .filter((element) => element.name === 'p' || element.name === 'h1')
    .map((element) => textOf(element, [], marked));
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
    for (const id of ids) addToGroup(marked, id, words);
    return words;
  };
  return element.children
    .map((child: XmlNode) => {
      if (typeof child === 'string') return say(child);
      // A number is no word of the article.
      if (child.name === 'sup') return '';
      return child.name === 'br' ? say('\n') : textOf(child, ids, marked);
    })
    .join('');
}
