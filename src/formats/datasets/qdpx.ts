import { groupBy } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { factsIn } from './imported-about.ts';
import { type DecodeOptions, type ImportedText, readImportedText } from './imported-text.ts';
import type { DecodedWork, Unplaced } from './imported-work.ts';
import type { NamedText } from './named-text.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';
import { readDescription } from './qda-description.ts';
import { type QdaProject, guidOf, placeOf, readQdaProject, targetOf } from './qda-project.ts';
import { sameWords } from './quoted-words.ts';
import { type XmlElement, childElements, readXml, textOfXml } from './read-xml.ts';

/** One user's codings in one source; both by GUID, the user's empty where the file does not say. */
export type QdaWork = {
  readonly source: string;
  readonly user: string;
  readonly decoded: DecodedWork;
};

/**
 * A REFI-QDA project: `project.qde` and the plain texts of its sources. Codes are labels, each coding of
 * a selection is a span, in code points of the source's file; links between selections are relations,
 * cases with selections persons or bodies. Each user's codings of a source are a work of their own.
 */
export function decodeQdpx(
  files: readonly NamedText[],
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const works = readQdaWorks(files);
  if (!works.ok) return works;
  if (works.value.length === 0) return err([{ place: 'project.qde', kind: 'empty' }]);
  return ok(works.value.map(({ decoded }) => decoded));
}

export function readQdaWorks(
  files: readonly NamedText[],
  options: DecodeOptions = {},
): Result<readonly QdaWork[], readonly FileProblem[]> {
  const xml = readXml(files[0]?.text ?? '');
  if (!xml.ok) return xml;
  if (xml.value.name !== 'Project') {
    return err([{ place: 'line 1', kind: 'wrong-format', detail: 'REFI-QDA' }]);
  }
  const reported: Unplaced[] = [];
  const project = readQdaProject(xml.value, files, reported);
  const texts = project.sources.flatMap((source) => {
    const text = textFor(source, project, reported);
    return text === undefined
      ? []
      : [{ source, text: readText(text, source, project, reported, options) }];
  });
  const [missing] = reported.filter(({ kind }) => kind === 'dangling');
  if (texts.length === 0 && missing) {
    return err([
      { place: missing.place, kind: 'bad-value', detail: `not there: ${missing.detail}` },
    ]);
  }
  const spans = texts.map(({ source, text }) => spansOf(source, text, project, reported));
  const relations = relationsOf(project, spans.flat(), reported);
  return ok(
    texts.flatMap(({ source, text }, index) =>
      worksOf(source, text, spans[index] ?? [], relations, project).map((work, part) =>
        // What belongs to no one text stands with the first.
        index === 0 && part === 0 ? withReports(work, reported) : work,
      ),
    ),
  );
}

function withReports(each: QdaWork, reported: readonly Unplaced[]): QdaWork {
  const { decoded } = each;
  const unplaced = [...reported, ...decoded.work.unplaced];
  return { ...each, decoded: { ...decoded, work: { ...decoded.work, unplaced } } };
}

function textFor(
  source: XmlElement,
  project: QdaProject,
  reported: Unplaced[],
): string | undefined {
  const text = project.textOf(source);
  if (text !== undefined) return text;
  const path = source.attributes.get('plainTextPath');
  const detail = `${source.attributes.get('name') ?? ''} ${path ?? 'has no plain text'}`.trim();
  const kind = path === undefined ? 'not-held' : 'dangling';
  reported.push({ place: placeOf(source), kind, detail });
  return undefined;
}

function readText(
  raw: string,
  source: XmlElement,
  { valuesOf }: QdaProject,
  reported: Unplaced[],
  options: DecodeOptions,
): ImportedText {
  const hasMark = raw.startsWith('\ufeff');
  // The standard forbids it, and tools differ in whether they count it; most do not.
  if (hasMark)
    reported.push({ place: placeOf(source), kind: 'against-rules', detail: 'byte order mark' });
  return readImportedText(hasMark ? raw.slice(1) : raw, {
    ...options,
    mediaType: 'text/plain',
    ...factsIn({ ...valuesOf(source), title: source.attributes.get('name') }),
  });
}

type QdaSpan = { readonly selection: string; readonly user: string; readonly draft: SpanDraft };

function spansOf(
  source: XmlElement,
  text: ImportedText,
  project: QdaProject,
  reported: Unplaced[],
): readonly QdaSpan[] {
  return childElements(source).flatMap((element): readonly QdaSpan[] => {
    if (element.name === 'Coding') {
      reported.push({
        place: placeOf(element),
        kind: 'not-held',
        detail: 'a code of the whole source',
      });
    }
    if (element.name !== 'PlainTextSelection') return [];
    const codings = childElements(element).filter(({ name }) => name === 'Coding');
    if (codings.length === 0) {
      const detail = `${element.attributes.get('name') ?? 'a selection'}: no code`;
      reported.push({ place: placeOf(element), kind: 'not-held', detail });
    }
    return codings.flatMap((coding): readonly QdaSpan[] => {
      const [code] = childElements(coding).filter(({ name }) => name === 'CodeRef');
      const label = code && project.codes.get(targetOf(code));
      if (label === undefined) {
        const detail = `code ${code ? targetOf(code) : '?'}`;
        reported.push({ place: placeOf(coding), kind: 'dangling', detail });
        return [];
      }
      const user = coding.attributes.get('creatingUser') ?? element.attributes.get('creatingUser');
      const id = codings.length === 1 ? guidOf(element) : `${guidOf(element)} ${guidOf(coding)}`;
      const draft = draftOf(element, { id, label }, text, project);
      return [{ selection: guidOf(element), user: user?.toLowerCase() ?? '', draft }];
    });
  });
}

function draftOf(
  selection: XmlElement,
  about: Pick<SpanDraft, 'id' | 'label'>,
  text: ImportedText,
  project: QdaProject,
): SpanDraft {
  const children = childElements(selection);
  const description = children.find(({ name }) => name === 'Description');
  const said = readDescription(description ? textOfXml(description) : '');
  const notes = children
    .filter(({ name }) => name === 'NoteRef')
    .map((reference) => project.notes.get(targetOf(reference)) ?? '');
  const note = [said.note, ...notes].filter((each) => each !== '').join('\n');
  const entity = project.entities.get(guidOf(selection));
  const piece = {
    start: positionOf(selection, 'startPosition'),
    end: positionOf(selection, 'endPosition'),
  };
  return {
    ...about,
    pieces: [piece],
    quote: quoteOf(selection, piece, text),
    attributes: said.attributes,
    ...(entity && { entity }),
    ...(note !== '' && { note }),
    place: placeOf(selection),
  };
}

function positionOf({ attributes }: XmlElement, name: string): number {
  const text = attributes.get(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/**
 * Many tools name a selection by its words, and others by anything: the name counts as a quote only
 * where it stands at the place that the positions lead to when they count UTF-16, a common fault.
 */
function quoteOf(
  { attributes }: XmlElement,
  piece: SpanDraft['pieces'][number],
  { raw, read }: ImportedText,
): string | undefined {
  const name = attributes.get('name') ?? '';
  const isThere = (unit: keyof typeof read): boolean => {
    const span = read[unit](piece);
    return span !== undefined && sameWords(raw.slice(span.start, span.end), name);
  };
  if (name === '' || isThere('code points')) return undefined;
  return isThere('UTF-16 code units') ? name : undefined;
}

/** Links between selections, each with the span that it comes from. */
function relationsOf(
  { links }: QdaProject,
  spans: readonly QdaSpan[],
  reported: Unplaced[],
): readonly RelationDraft[] {
  const bySelection = new Map<string, string>();
  for (const { selection, draft } of spans)
    if (!bySelection.has(selection)) bySelection.set(selection, draft.id);
  return links.flatMap((link): readonly RelationDraft[] => {
    const type = link.attributes.get('name') ?? 'link';
    const [from, to] = ['originGUID', 'targetGUID'].map((end) =>
      bySelection.get(link.attributes.get(end)?.toLowerCase() ?? ''),
    );
    if (from !== undefined && to !== undefined) return [{ type, from, to, place: placeOf(link) }];
    reported.push({
      place: placeOf(link),
      kind: 'dangling',
      detail: `${type}: no selection with a code`,
    });
    return [];
  });
}

function worksOf(
  source: XmlElement,
  text: ImportedText,
  spans: readonly QdaSpan[],
  relations: readonly RelationDraft[],
  { users }: QdaProject,
): readonly QdaWork[] {
  const guid = guidOf(source);
  const title = source.attributes.get('name') ?? guid;
  const groups = spans.length > 0 ? groupBy(spans, ({ user }) => user) : new Map([['', spans]]);
  return [...groups].map(([user, own]) => {
    const ids = new Set(own.map(({ draft }) => draft.id));
    const annotator = users.get(user) ?? '';
    const work = placeWork(text, 'code points', {
      spans: own.map(({ draft }) => draft),
      relations: relations.filter(({ from }) => ids.has(from)),
      unplaced: [],
      annotator,
    });
    const place = annotator === '' ? title : `${title}, ${annotator}`;
    return { source: guid, user, decoded: { place, article: text.article, work } };
  });
}
