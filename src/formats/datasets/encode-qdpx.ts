import { groupBy } from '#domain/collection/group-by.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import type { ExportFormat } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  type Flattened,
  entityIri,
  flattenSet,
  tidyName,
  onOneLine,
} from './flatten-work.ts';
import { guidOf } from './guid-of.ts';
import type { DecodedWork } from './imported-work.ts';
import { describeAttributes } from './qda-description.ts';
import { readQdaFiles } from './qda-files.ts';
import { type QdaWork, readQdaWorks } from './qdpx.ts';
import { verifyWorks } from './verify-works.ts';
import { xmlEscape, xmlSafe, xmlText } from './write-xml.ts';
import { writtenOf } from './written-set.ts';
import { onceForEach } from './once-for-each.ts';
import { ARTICLE_FACTS, factColumns } from './article-facts.ts';

const FILE = 'project.qdpx';

/**
 * REFI-QDA for MAXQDA, NVivo, ATLAS.ti: a zip with the project and a plain text for each article,
 * positions in code points, end-exclusive. Labels are codes, persons and bodies are cases.
 */
export const qdpx: ExportFormat = {
  title: 'REFI-QDA',
  unit: 'code points',
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: async (set) => {
    const { zipSync } = await import('fflate');
    const { works } = flatten(set);
    const encoder = new TextEncoder();
    const entries: Record<string, Uint8Array> = {
      'project.qde': encoder.encode(projectOf(works, set)),
    };
    for (const { document } of works) {
      const { article, revision } = document;
      entries[`sources/${sourceGuid(article.id)}.txt`] = encoder.encode(revision.text);
    }
    // A zip has times; without a clock the earliest it can have.
    const content = zipSync(entries, { mtime: new Date(1980, 0, 1, 12) });
    return [{ name: FILE, content, joint: { kind: 'same' } }];
  },
  verify: async (files, set) => {
    const content = files.bytes(FILE);
    if (!content) return err([{ place: FILE, kind: 'empty' }]);
    const texts = await readQdaFiles(new Blob([content.slice()]));
    if (!texts.ok) return err([{ place: FILE, kind: 'bad-value', detail: texts.error.kind }]);
    const works = readQdaWorks(texts.value, { asWritten: true });
    if (!works.ok) return works;
    return verifyWorks(
      flatten(set).works.map((work) => ({
        name: FILE,
        works: [work],
        read: () => workOf(work, works.value),
      })),
      { text: 'exact', attributes: true, notes: true, entity: entityIri },
    );
  },
};

/** A user without codings in a source has no part of it: then it is the source alone. */
function workOf(
  { document }: FlatWork,
  works: readonly QdaWork[],
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const own = works.filter(({ source }) => source === sourceGuid(document.article.id));
  const found = own.find(({ user }) => user === userGuid(document.folder))?.decoded;
  if (found) return ok([found]);
  return ok(
    own.slice(0, 1).map(({ decoded }) => ({
      ...decoded,
      work: { spans: [], relations: [], unplaced: [] },
    })),
  );
}

const flatten = onceForEach((set: ExportSet): Flattened =>
  flattenSet(set, {
    pieces: false,
    facts: ARTICLE_FACTS,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: false,
    inherited: false,
    words: xmlSafe,
  }),
);

function sourceGuid(article: string): string {
  return guidOf(`source ${article}`);
}

function userGuid(folder: string): string {
  return guidOf(`user ${folder}`);
}

function codeGuid(label: string): string {
  return guidOf(`code ${label}`);
}

function spanGuid({ document }: FlatWork, id: string): string {
  return guidOf(`span ${document.article.id} ${document.folder} ${id}`);
}

function projectOf(works: readonly FlatWork[], set: ExportSet): string {
  const { project } = set;
  const users = new Map(works.map(({ document }) => [document.folder, document.annotator]));
  const [first = 'annotator'] = users.keys();
  const colors = new Map(
    project.codebook.labels.map(({ id, color }) => [tidyName(id), color.light.stroke]),
  );
  const labels = new Set([
    ...colors.keys(),
    ...works.flatMap(({ spans }) => spans.map(({ label }) => label)),
  ]);
  const sources = groupBy(works, ({ document }) => document.article.id);
  const cases = casesOf(works);
  const notes = works.flatMap(notesOf);
  const links = works.flatMap((work) =>
    work.relations.map(
      ({ id, type, from, to }) =>
        `<Link guid="${guidOf(`link ${spanGuid(work, id)}`)}" name="${xmlEscape(type)}" direction="OneWay" originGUID="${spanGuid(work, from)}" targetGUID="${spanGuid(work, to)}"/>`,
    ),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Project xmlns="urn:QDA-XML:project:1.0" name="${xmlEscape(project.name)}" origin="Ascribe" creatingUserGUID="${userGuid(first)}" creationDateTime="${timeOf(project.createdAt)}">`,
    `<Users>${[...users].map(([folder, name]) => `<User guid="${userGuid(folder)}" name="${xmlEscape(name)}"/>`).join('')}</Users>`,
    `<CodeBook><Codes>${[...labels].map((label) => `<Code guid="${codeGuid(label)}" name="${xmlEscape(label)}" isCodable="true" color="${colors.get(label) ?? '#888888'}"/>`).join('')}</Codes></CodeBook>`,
    ...variablesOf(works),
    ...cases,
    '<Sources>',
    ...[...sources].map(([article, own]) => sourceOf(article, own)),
    '</Sources>',
    ...(notes.length === 0 ? [] : ['<Notes>', ...notes, '</Notes>']),
    ...(links.length === 0 ? [] : ['<Links>', ...links, '</Links>']),
    '</Project>',
    '',
  ].join('\n');
}

function casesOf(works: readonly FlatWork[]): readonly string[] {
  const cases = new Map<string, { readonly entity: Entity; readonly refs: string[] }>();
  for (const work of works) {
    for (const { id, entity } of work.spans) {
      if (!entity) continue;
      const known = cases.get(entity.id) ?? { entity, refs: [] };
      cases.set(entity.id, known);
      known.refs.push(`<SelectionRef targetGUID="${spanGuid(work, id)}"/>`);
    }
  }
  if (cases.size === 0) return [];
  const written = [...cases.values()].map(({ entity, refs }) => {
    // Two may have one name: each says which one it is.
    const variable = VARIABLES[entity.wikidata === undefined ? 'ascribe' : 'wikidata'];
    const value = variableValue(variable, entityIri(entity));
    return `<Case guid="${guidOf(`case ${entity.id}`)}" name="${xmlEscape(entity.name)}">${value}${refs.join('')}</Case>`;
  });
  return ['<Cases>', ...written, '</Cases>'];
}

/** Of cases and sources: those that any of them has. */
function variablesOf(works: readonly FlatWork[]): readonly string[] {
  const hasCases = works.some(({ spans }) => spans.some(({ entity }) => entity !== undefined));
  const known = new Set<string>(
    works.flatMap(({ document }) => articleValues(document.article).map(([name]) => name)),
  );
  const used = [
    ...(hasCases ? Object.entries(VARIABLES) : []),
    ...Object.entries(ABOUT_ARTICLES).filter(([name]) => known.has(name)),
  ];
  if (used.length === 0) return [];
  const variables = used.map(
    ([name, guid]) => `<Variable guid="${guid}" name="${name}" typeOfVariable="Text"/>`,
  );
  return [`<Variables>${variables.join('')}</Variables>`];
}

const VARIABLES = {
  wikidata: guidOf('variable wikidata'),
  ascribe: guidOf('variable ascribe'),
} as const;

/** Variables of sources. */
const ABOUT_ARTICLES = {
  byline: guidOf('variable byline'),
  outlet: guidOf('variable outlet'),
  published: guidOf('variable published'),
  url: guidOf('variable url'),
} as const;

/** What is known of an article beside its title, which is the source's name. */
function articleValues(
  article: FlatWork['document']['article'],
): readonly (readonly [keyof typeof ABOUT_ARTICLES, string])[] {
  const { byline, outlet, published, url } = factColumns(article);
  const all = [
    ['byline', byline],
    ['outlet', outlet],
    ['published', published],
    ['url', url],
  ] as const;
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function variableValue(variable: string, value: string): string {
  return `<VariableValue><VariableRef targetGUID="${variable}"/><TextValue>${xmlText(value)}</TextValue></VariableValue>`;
}

function sourceOf(article: string, works: readonly FlatWork[]): string {
  const guid = sourceGuid(article);
  const [first] = works;
  const { title = '', createdAt = 0 } = first?.document.article ?? {};
  const user = userGuid(first?.document.folder ?? '');
  const values = (first ? articleValues(first.document.article) : []).map(([name, value]) =>
    variableValue(ABOUT_ARTICLES[name], value),
  );
  const selections = works.flatMap((work) => {
    const { toCodePoints } = createOffsetConverter(work.document.revision.text);
    return work.spans.map((span) => selectionOf(span, work, toCodePoints));
  });
  return [
    `<TextSource guid="${guid}" name="${xmlEscape(title)}" plainTextPath="internal://${guid}.txt" creatingUser="${user}" creationDateTime="${timeOf(createdAt)}">`,
    ...selections,
    ...values,
    '</TextSource>',
  ].join('\n');
}

function selectionOf(
  span: FlatSpan,
  work: FlatWork,
  toCodePoints: (offset: number) => number,
): string {
  const { start, end } = span.fragments[0] ?? { start: 0, end: 0 };
  const guid = spanGuid(work, span.id);
  const name = onOneLine(work.document.revision.text.slice(start, end)).slice(0, 100);
  const by = `creatingUser="${userGuid(work.document.folder)}" creationDateTime="${timeOf(span.source.createdAt)}"`;
  const said = xmlText(describeAttributes(span.attributes));
  const note = span.note === undefined ? '' : `<NoteRef targetGUID="${noteGuid(guid)}"/>`;
  return `<PlainTextSelection guid="${guid}" name="${xmlEscape(name)}" startPosition="${toCodePoints(start)}" endPosition="${toCodePoints(end)}" ${by}><Description>${said}</Description><Coding guid="${guidOf(`coding ${guid}`)}" ${by}><CodeRef targetGUID="${codeGuid(span.label)}"/></Coding>${note}</PlainTextSelection>`;
}

function noteGuid(selection: string): string {
  return guidOf(`note ${selection}`);
}

function notesOf(work: FlatWork): readonly string[] {
  return work.spans.flatMap(({ id, note, source }) => {
    if (note === undefined) return [];
    const guid = noteGuid(spanGuid(work, id));
    const by = `creatingUser="${userGuid(work.document.folder)}" creationDateTime="${timeOf(source.createdAt)}"`;
    return [
      `<Note guid="${guid}" name="note" ${by}><PlainTextContent>${xmlText(note)}</PlainTextContent></Note>`,
    ];
  });
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
