import { groupBy } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { aboutOf } from './imported-about.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';
import { type XmlElement, allElements, childElements, readXml, textOfXml } from './read-xml.ts';
import { readTeiText } from './tei-text.ts';
import { teiWord } from './tei-word.ts';

/**
 * TEI with stand-off spans between anchors or elements: `<span from to ana resp>`, `<relation>`,
 * persons and feature structures that correspond to spans. Each annotator's part is a work of its own.
 */
export function decodeTei(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const elements = allElements(xml.value);
  const body = elements.find(({ name }) => name === 'text');
  if (xml.value.name !== 'TEI' || !body) {
    return err([{ place: 'line 1', kind: 'wrong-format', detail: 'TEI' }]);
  }
  const { raw, places, unplaced } = readTeiText(body);
  if (raw.trim() === '') return err([{ place: `line ${body.line}`, kind: 'empty' }]);
  const title = elements.find(({ name }) => name === 'title');
  const imported = readImportedText(raw, {
    ...options,
    mediaType: 'text/plain',
    title: title && oneLine(textOfXml(title)),
    ...sourceOf(elements),
  });
  const reported: Unplaced[] = [...unplaced, ...duplicateIds(elements)];
  const spans = spansOf(elements, places, reported);
  const relations = relationsOf(elements);
  const annotators = new Map(spans.map(({ draft, annotator }) => [draft.id, annotator]));
  const first = spans[0]?.annotator ?? '';
  const relationsBy = groupBy(relations, ({ from }) => annotators.get(from) ?? first);
  const groups = groupBy(spans, ({ annotator }) => annotator);
  const works = [...groups].map(([annotator, own]): DecodedWork => {
    const work = placeWork(imported, 'UTF-16 code units', {
      spans: own.map(({ draft }) => draft),
      relations: relationsBy.get(annotator) ?? [],
      unplaced: annotator === first ? reported : [],
      annotator,
      isUnitSure: true,
    });
    return { place: annotator, article: imported.article, work };
  });
  if (works.length > 0) return ok(works);
  const nothing = { spans: [], relations, unplaced: reported };
  const work = placeWork(imported, 'UTF-16 code units', nothing);
  return ok([{ place: '', article: imported.article, work }]);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Where the text was published, says the header. */
function sourceOf(elements: readonly XmlElement[]) {
  const source = elements.find(({ name }) => name === 'sourceDesc');
  const bibl = source && childElements(source).find(({ name }) => name === 'bibl');
  const told = bibl ? childElements(bibl) : [];
  const find = (wanted: string): XmlElement | undefined => told.find(({ name }) => name === wanted);
  const wordsOf = (name: string): string => {
    const element = find(name);
    return element ? oneLine(textOfXml(element)) : '';
  };
  return {
    url: find('ptr')?.attributes.get('target'),
    about: aboutOf({
      byline: wordsOf('author'),
      outlet: wordsOf('publisher'),
      publishedAt: find('date')?.attributes.get('when'),
    }),
  };
}

/** `#s1 #s2` → the ids. */
function pointersOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(/\s+/)
    .flatMap((part) => (part.startsWith('#') ? [part.slice(1)] : []));
}

function duplicateIds(elements: readonly XmlElement[]): readonly Unplaced[] {
  const seen = new Set<string>();
  return elements.flatMap(({ attributes, line }): readonly Unplaced[] => {
    const id = attributes.get('xml:id');
    if (id === undefined) return [];
    const isKnown = seen.has(id);
    seen.add(id);
    const detail = `${id} is there twice`;
    return isKnown ? [{ place: `line ${line}`, kind: 'malformed', detail }] : [];
  });
}

type TeiSpan = { readonly draft: SpanDraft; readonly annotator: string };

function spansOf(
  elements: readonly XmlElement[],
  places: ReadonlyMap<string, Span>,
  unplaced: Unplaced[],
): readonly TeiSpan[] {
  const names = namesById(elements);
  const said = sayings(elements);
  const seen = new Set<string>();
  return elements.flatMap((element): readonly TeiSpan[] => {
    if (element.name !== 'span') return [];
    const { attributes, line } = element;
    const place = `line ${line}`;
    const id = attributes.get('xml:id') ?? place;
    // Reported with the other ids.
    if (seen.has(id)) return [];
    seen.add(id);
    const [ana] = pointersOf(attributes.get('ana'));
    const label = ana === undefined ? attributes.get('type') : (names.get(ana) ?? ana);
    const piece = pieceOf(attributes, places);
    if (!piece) {
      const detail = `${label ?? 'span'} ${attributes.get('from') ?? ''} ${attributes.get('to') ?? ''}`;
      unplaced.push({ place, kind: 'dangling', detail });
      return [];
    }
    const [resp] = pointersOf(attributes.get('resp'));
    const note = oneLine(textOfXml(element));
    const { entity, attributes: own = [] } = said.get(id) ?? {};
    const draft: SpanDraft = {
      id,
      label: label ?? 'span',
      pieces: [piece],
      attributes: own,
      ...(entity && { entity }),
      ...(note !== '' && { note }),
      place,
    };
    return [{ draft, annotator: resp === undefined ? '' : (names.get(resp) ?? resp) }];
  });
}

function pieceOf(
  attributes: XmlElement['attributes'],
  places: ReadonlyMap<string, Span>,
): Span | undefined {
  const [from] = pointersOf(attributes.get('from') ?? attributes.get('target'));
  const [to] = pointersOf(attributes.get('to'));
  const first = from === undefined ? undefined : places.get(from);
  const last = to === undefined ? first : places.get(to);
  return first && last && { start: first.start, end: last.end };
}

/** What an id stands for, in words: a category or a person of the header. */
function namesById(elements: readonly XmlElement[]): ReadonlyMap<string, string> {
  return new Map(
    elements.flatMap((element): (readonly [string, string])[] => {
      const id = element.attributes.get('xml:id');
      if (id === undefined || !['category', 'name', 'persName', 'person'].includes(element.name))
        return [];
      const name = oneLine(textOfXml(element));
      return name === '' || name.length > 100 ? [] : [[id, name]];
    }),
  );
}

type Saying = {
  entity?: NonNullable<SpanDraft['entity']>;
  attributes?: readonly ImportedAttribute[];
};

/** What persons, bodies and feature structures say of the spans that they correspond to. */
function sayings(elements: readonly XmlElement[]): ReadonlyMap<string, Saying> {
  const all = new Map<string, Saying>();
  for (const element of elements) {
    const ids = pointersOf(element.attributes.get('corresp'));
    if (ids.length === 0) continue;
    const saying = sayingOf(element);
    if (!saying) continue;
    for (const id of ids) {
      const before = all.get(id);
      const attributes = [...(before?.attributes ?? []), ...(saying.attributes ?? [])];
      all.set(id, { ...before, ...saying, attributes });
    }
  }
  return all;
}

function sayingOf(element: XmlElement): Saying | undefined {
  if (element.name === 'fs') return { attributes: childElements(element).flatMap(featureOf) };
  if (!['person', 'org', 'personGrp', 'place'].includes(element.name)) return undefined;
  const children = childElements(element);
  const id = children.find(({ name }) => name === 'idno');
  const named = children.find(({ name }) => /^(?:pers|org|place)Name$/.test(name));
  return {
    entity: {
      ...(id && { id: oneLine(textOfXml(id)) }),
      ...(named && { name: oneLine(textOfXml(named)) }),
    },
  };
}

function featureOf(feature: XmlElement): readonly ImportedAttribute[] {
  const name = feature.attributes.get('name');
  const [child] = childElements(feature);
  if (name === undefined) return [];
  const value =
    child?.name === 'string'
      ? textOfXml(child)
      : (child?.attributes.get('value') ?? oneLine(textOfXml(feature)));
  return [{ name, value: child?.name === 'binary' ? value === 'true' || value === '1' : value }];
}

/** Its name, or what that stands for where a name of several words is written as one. */
function relationName(relation: XmlElement): string | undefined {
  const name = relation.attributes.get('name');
  const described = childElements(relation).find((child) => child.name === 'desc');
  const words = described && oneLine(textOfXml(described));
  return words !== undefined && teiWord(words) === name ? words : name;
}

function relationsOf(elements: readonly XmlElement[]): readonly RelationDraft[] {
  return elements.flatMap((element) => {
    const { name, attributes, line } = element;
    // Ascribe derives inherited ones again.
    if (name !== 'relation' || attributes.get('type') === 'inherited') return [];
    const type = relationName(element) ?? attributes.get('type') ?? 'relation';
    const to = pointersOf(attributes.get('passive'));
    return pointersOf(attributes.get('active')).flatMap((from) =>
      to.map((end) => ({ type, from, to: end, place: `line ${line}` })),
    );
  });
}
