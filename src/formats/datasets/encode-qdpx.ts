import type { ExportSet } from '#domain/export/export-set.ts';
import { err, ok } from '#domain/result.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import { textUnits } from '#formats/annotation-json/text-units.ts';
import { problemList } from '#formats/file-problem.ts';
import type { ExportFormat } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  type Flattened,
  flattenSet,
  onOneLine,
} from './flatten-work.ts';
import { guidOf } from './guid-of.ts';
import { type XmlElement, allElements, childElements, readXml } from './read-xml.ts';
import { groupWorks } from './verify-works.ts';
import { xmlEscape, xmlSafe, xmlText } from './write-xml.ts';

const FILE = 'project.qdpx';

/**
 * REFI-QDA for MAXQDA, NVivo, ATLAS.ti: a zip with the project and a plain text for each article,
 * positions in code points, end-exclusive. Labels are codes, persons and bodies are cases.
 */
export const qdpx: ExportFormat = {
  title: 'REFI-QDA',
  unit: 'code points',
  losses: (set) => flatten(set).losses,
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
    return [{ name: FILE, content: zipSync(entries, { mtime: new Date(1980, 0, 1, 12) }) }];
  },
  verify: async (files, set) => {
    const { unzipSync } = await import('fflate');
    const problems = problemList();
    const content = files.bytes(FILE);
    if (!content) return err([{ place: FILE, kind: 'empty' }]);
    const entries = unzipSync(content);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const xml = readXml(decoder.decode(entries['project.qde'] ?? new Uint8Array()));
    if (!xml.ok) return xml;
    const codes = new Map(
      allElements(xml.value)
        .filter(({ name }) => name === 'Code')
        .map(({ attributes }) => [attributes.get('guid'), attributes.get('name')]),
    );
    const found = new Map<string, string>();
    for (const source of allElements(xml.value).filter(({ name }) => name === 'TextSource')) {
      const path = (source.attributes.get('plainTextPath') ?? '').replace(
        'internal://',
        'sources/',
      );
      const units = textUnits(decoder.decode(entries[path] ?? new Uint8Array()));
      for (const selection of childElements(source)) {
        const { attributes } = selection;
        const start = Number(attributes.get('startPosition'));
        const end = Number(attributes.get('endPosition'));
        const words = units.sliceCodePoints(start, end);
        found.set(
          attributes.get('guid') ?? '',
          `${codes.get(codeOf(selection))} ${start} ${words}`,
        );
      }
    }
    let spans = 0;
    let of = 0;
    for (const work of flatten(set).works) {
      const { text } = work.document.revision;
      const { toCodePoints } = createOffsetConverter(text);
      for (const span of work.spans) {
        of += 1;
        const { start, end } = span.fragments[0] ?? { start: 0, end: 0 };
        const wanted = `${span.label} ${toCodePoints(start)} ${text.slice(start, end)}`;
        if (found.get(spanGuid(work, span.id)) === wanted) spans += 1;
        else problems.add(`${FILE}: ${span.id}`, 'quote-differs', wanted);
      }
    }
    return problems.all().length > 0 ? err(problems.all()) : ok({ spans, of });
  },
};

function codeOf(selection: XmlElement): string | undefined {
  return allElements(selection)
    .find(({ name }) => name === 'CodeRef')
    ?.attributes.get('targetGUID');
}

function flatten(set: ExportSet): Flattened {
  return flattenSet(set, {
    pieces: false,
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: false,
    inherited: false,
    name: xmlSafe,
    words: xmlSafe,
  });
}

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
    project.codebook.labels.map(({ id, color }) => [xmlSafe(id), color.light.stroke]),
  );
  const labels = new Set([
    ...colors.keys(),
    ...works.flatMap(({ spans }) => spans.map(({ label }) => label)),
  ]);
  const sources = groupWorks(works, ({ document }) => document.article.id);
  const cases = casesOf(works);
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
    ...cases,
    '<Sources>',
    ...[...sources].map(([article, own]) => sourceOf(article, own)),
    '</Sources>',
    ...(links.length === 0 ? [] : ['<Links>', ...links, '</Links>']),
    '</Project>',
    '',
  ].join('\n');
}

function casesOf(works: readonly FlatWork[]): readonly string[] {
  const cases = new Map<
    string,
    { readonly name: string; readonly wikidata: string | undefined; readonly refs: string[] }
  >();
  for (const work of works) {
    for (const { id, entity } of work.spans) {
      if (!entity) continue;
      const { name, wikidata } = entity;
      const known = cases.get(entity.id) ?? { name, wikidata, refs: [] };
      cases.set(entity.id, known);
      known.refs.push(`<SelectionRef targetGUID="${spanGuid(work, id)}"/>`);
    }
  }
  if (cases.size === 0) return [];
  const variable = guidOf('variable wikidata');
  const written = [...cases].map(([id, { name, wikidata, refs }]) => {
    const value =
      wikidata === undefined
        ? ''
        : `<VariableValue><VariableRef targetGUID="${variable}"/><TextValue>http://www.wikidata.org/entity/${wikidata}</TextValue></VariableValue>`;
    return `<Case guid="${guidOf(`case ${id}`)}" name="${xmlEscape(name)}">${value}${refs.join('')}</Case>`;
  });
  return [
    `<Variables><Variable guid="${variable}" name="wikidata" typeOfVariable="Text"/></Variables>`,
    '<Cases>',
    ...written,
    '</Cases>',
  ];
}

function sourceOf(article: string, works: readonly FlatWork[]): string {
  const guid = sourceGuid(article);
  const [first] = works;
  const { title = '', createdAt = 0 } = first?.document.article ?? {};
  const user = userGuid(first?.document.folder ?? '');
  const selections = works.flatMap((work) => {
    const { toCodePoints } = createOffsetConverter(work.document.revision.text);
    return work.spans.map((span) => selectionOf(span, work, toCodePoints));
  });
  return [
    `<TextSource guid="${guid}" name="${xmlEscape(title)}" plainTextPath="internal://${guid}.txt" creatingUser="${user}" creationDateTime="${timeOf(createdAt)}">`,
    ...selections,
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
  const said = [
    ...span.attributes.map(({ name: attribute, value }) => `${attribute}=${value}`),
    ...(span.note === undefined ? [] : [span.note]),
  ].join('; ');
  return `<PlainTextSelection guid="${guid}" name="${xmlEscape(name)}" startPosition="${toCodePoints(start)}" endPosition="${toCodePoints(end)}" ${by}><Description>${xmlText(said)}</Description><Coding guid="${guidOf(`coding ${guid}`)}" ${by}><CodeRef targetGUID="${codeGuid(span.label)}"/></Coding></PlainTextSelection>`;
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
