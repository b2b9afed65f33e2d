import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { aboutArticle } from './about-article.ts';
import { type ExportFormat, pathStem } from './export-format.ts';
import { type FlatSpan, type FlatWork, type Flattened, onOneLine } from './flatten-work.ts';
import { factWords, readerFacts } from './reader-facts.ts';
import { linkWords, quoted, spanWords } from './reader-words.ts';
import type { Block } from '#domain/text/block.ts';
import { headlineOf } from './headline-of.ts';
import { flattenForReaders } from './flatten-for-readers.ts';
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

const RULE = '\n\n---\n\n';

/**
 * The article as Markdown: a footnote where an annotation ends, which quotes it whole, so that it is known where it
 * begins. A sign there too would be in the text of whoever goes on with it, and say nothing where two cross.
 */
export const markdown: ExportFormat = {
  title: 'Markdown with footnotes',
  unit: 'anchors',
  endsAtEntities: true,
  inParts: {},
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works, { endsAtEntities: true }),
  encode: (set) =>
    flatten(set).works.map((work) => ({
      name: nameOf(work),
      content: textOf(work, set),
    })),
  verify: (files, set: ExportSet) => {
    const problems = problemList();
    let spans = 0;
    let of = 0;
    for (const work of flatten(set).works) {
      of += work.spans.length;
      spans += checkText(work, files.text(nameOf(work)), nameOf(work), problems);
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

const flatten = onceForEach((set: ExportSet): Flattened => flattenForReaders(set, HOLDS));

function nameOf({ document }: FlatWork): string {
  return `${pathStem(document)}.md`;
}

function textOf(
  work: FlatWork,
  { project, entities }: Pick<ExportSet, 'project' | 'entities'>,
): string {
  const { article, revision } = work.document;
  const about = aboutArticle(work.document);
  const headline = headingOf(work);
  const ends = [
    ...(headline ? [{ end: headline.start, mark: HEADING }] : []),
    ...footnotesOf(work).map((span, index) => ({ end: endOf(span), mark: `[^${index + 1}]` })),
  ].toSorted((a, b) => a.end - b.end);
  const parts: string[] = [];
  const piece = (start: number, end?: number): string => {
    const words = escaped(revision.text.slice(start, end), isLineStart(revision.text, start));
    // Behind a mark a bracket would make it a link, a colon a footnote.
    return parts.length === 0 ? words : words.replace(/^[(:]/, String.raw`\$&`);
  };
  let at = 0;
  for (const { end, mark } of ends) {
    parts.push(piece(at, end), mark);
    at = end;
  }
  parts.push(piece(at));
  const links = linkWords(work, entities);
  const factsOf = readerFacts(project.codebook);
  const notes = footnotesOf(work).map((span, index) => {
    const { first, others } = factsOf(span, links.get(span.source.id));
    const facts = [...first, ...others].map(factWords);
    return `[^${index + 1}]: ${noteOf(span, revision.text, facts)}\n`;
  });
  const title = headline ? '' : `# ${escaped(onOneLine(article.title), false)}\n\n`;
  return `${title}${escaped(about, false)}${RULE}${parts.join('')}${RULE}${notes.join('')}`;
}

/** Numbered as their marks come in the text: at the ends of the spans. */
function footnotesOf({ spans }: FlatWork): readonly FlatSpan[] {
  return spans.toSorted((a, b) => endOf(a) - endOf(b));
}

function endOf({ fragments }: FlatSpan): number {
  return fragments.at(-1)?.end ?? 0;
}

const HEADING = '# ';

/** The headline in the text, where it can be the document's heading: else the title stands above. */
function headingOf({ document, spans }: FlatWork): Block | undefined {
  const headline = headlineOf(document);
  if (!headline) return undefined;
  const words = document.revision.text.slice(headline.start, headline.end);
  // A heading is one line, and Markdown takes signs off its end.
  const isPlain = !/[#\n]/.test(words) && words.trim() === words;
  const isBehindMark = spans.some(({ fragments }) => fragments.at(-1)?.end === headline.start);
  return isPlain && !isBehindMark ? headline : undefined;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}

/** Those of CommonMark, GitHub and pandoc, to which `@name` is a citation and `{…}` behind a heading no words. */
const SIGNS = /[\\`*_[\]<>&~|$^@{]/g;

/** So that Markdown reads the very text: signs escaped, line breaks inside a paragraph kept. */
function escaped(text: string, isAtStart: boolean): string {
  return text
    .split('\n')
    .map((line, index) => {
      const safe = line.replaceAll(SIGNS, String.raw`\$&`);
      if (index === 0 && !isAtStart) return safe;
      // What would begin a heading, a list, a quotation or a rule.
      return (
        safe
          .replace(/^(?=[#+\-=:(])/, '\\')
          .replace(/^(\d{1,9})([.)])/, String.raw`$1\$2`)
          // Pandoc's lists: `A. Smith`.
          .replace(/^([A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)([.)])(?=\s)/, String.raw`$1\$2`)
      );
    })
    .join('\n')
    .replaceAll(/(?<!\n)\n(?!\n)/g, '\\\n');
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\n!-/:-@[-`{-~])/g, '$1');
}

function noteOf(span: FlatSpan, text: string, said: readonly string[]): string {
  const { label, entity } = span;
  const words = spanWords(span, text);
  const facts = [...(entity ? [entity.name] : []), ...said].map((fact) =>
    escaped(onOneLine(fact), false),
  );
  return [`**${escaped(label, false)}** ${escaped(quoted(words), false)}`, ...facts].join('; ');
}

/** Takes the marks out: what is left must be the text, and each mark must have stood at its span's end. */
function checkText(work: FlatWork, content: string, name: string, problems: ProblemList): number {
  const start = content.indexOf(RULE) + RULE.length;
  const end = content.lastIndexOf(RULE);
  // In the text itself the sign is escaped.
  const body = content.slice(start, end).replace(/(^|\n\n)# /, '$1');
  const { text } = work.document.revision;
  // Which annotation a mark stands for, its footnote says: label and words.
  const notes = new Map(
    content
      .slice(end + RULE.length)
      .split('\n')
      .map((line) => [/^\[\^(\d+)\]: /.exec(line)?.[1], unescaped(line)]),
  );
  const footnotes = footnotesOf(work);
  let plain = '';
  let same = 0;
  let at = 0;
  // An escaped sign is passed over with its backslash.
  for (const match of body.matchAll(/\\[\s\S]|\[\^(\d+)\]/g)) {
    if (match[1] === undefined) continue;
    plain += unescaped(body.slice(at, match.index));
    at = match.index + match[0].length;
    const span = footnotes[Number(match[1]) - 1];
    const isThere = span && endOf(span) === plain.length;
    const says = span && `[^${match[1]}]: **${span.label}** ${quoted(spanWords(span, text))}`;
    if (isThere && says !== undefined && notes.get(match[1])?.startsWith(says)) same += 1;
    else problems.add(`${name}: ${match[0]}`, 'offset-differs');
  }
  plain += unescaped(body.slice(at));
  if (plain !== text) problems.add(name, 'quote-differs', 'the text is not the article’s');
  return same;
}
