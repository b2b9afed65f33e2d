import { groupBy } from '#domain/collection/group-by.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { type DecodeOptions, type ImportedText, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute, Unplaced } from './imported-work.ts';
import { answersInPairs } from './link-answers.ts';
import type { NamedText } from './named-text.ts';
import { type RelationDraft, type SpanDraft, placeWork } from './place-work.ts';
import { readBodies } from './web-annotation-bodies.ts';
import {
  type WebAnnotation,
  asList,
  asObject,
  iriOf,
  readWebAnnotations,
} from './web-annotation-model.ts';
import { type FindTarget, targetFinder } from './web-annotation-selectors.ts';

/**
 * W3C Web Annotation as JSON-LD: a single annotation, an array, a collection or a page. The format
 * holds no text: it comes from the texts beside the file, chosen by the annotations' source, else by
 * whether the quotes stand in it. Each annotator's part is a work of its own.
 */
export function decodeWebAnnotations(
  json: string,
  texts: readonly NamedText[],
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const parsed = readForeignJson(json);
  if (!parsed.ok) return parsed;
  const annotations = readWebAnnotations(parsed.value);
  if (!annotations.ok) return annotations;
  if (texts.length === 0) {
    return err([{ place: '', kind: 'text-missing' }]);
  }
  const works: DecodedWork[] = [];
  const choose = textChooser(texts);
  const read = readerOnce(options);
  for (const [source, ofSource] of groupBy(annotations.value, withSources(annotations.value))) {
    const named = choose(source, ofSource);
    const { text, find } = read(named);
    for (const [annotator, own] of groupBy(ofSource, annotatorOf)) {
      works.push({ ...decodeGroup(text, find, own, annotator), textName: named.name });
    }
  }
  return ok(works);
}

/** Reads each text once, however many sources lead to it. */
function readerOnce(options: DecodeOptions) {
  const known = new Map<NamedText, { readonly text: ImportedText; readonly find: FindTarget }>();
  return (named: NamedText) => {
    const before = known.get(named);
    if (before) return before;
    const text = readImportedText(named.text, { mediaType: 'text/plain', ...options });
    const read = { text, find: targetFinder(text) };
    known.set(named, read);
    return read;
  };
}

function decodeGroup(
  text: ImportedText,
  find: FindTarget,
  annotations: readonly WebAnnotation[],
  annotator: string,
): DecodedWork {
  const spans: SpanDraft[] = [];
  const links: (RelationDraft & { readonly said: readonly ImportedAttribute[] })[] = [];
  const unplaced: Unplaced[] = [];
  for (const annotation of annotations) {
    unplaced.push(...checkTerms(annotation));
    const bodies = readBodies(annotation, unplaced);
    const { place } = annotation;
    const { label, links: ends, ...rest } = bodies;
    if (isLinking(annotation)) {
      // Ascribe derives it again.
      if (rest.attributes.some(isInherited)) continue;
      const from = iriOf(asList(annotation.target)[0]) ?? '';
      const type = label ?? 'linking';
      for (const to of ends) links.push({ type, from, to, place, said: rest.attributes });
      if (ends.length === 0) unplaced.push({ place, kind: 'dangling', detail: type });
      const others = [rest.note, rest.entity?.id].filter((each) => each !== undefined);
      for (const each of others)
        unplaced.push({ place, kind: 'not-held', detail: `${type}: ${each}` });
      continue;
    }
    const found = asList(annotation.target).flatMap((target) => {
      const { span, faults } = find(target, place);
      unplaced.push(...faults);
      return span ? [span] : [];
    });
    if (found.length === 0) continue;
    const id = annotation.id ?? place;
    spans.push({ id, label: label ?? motivationOf(annotation), ...rest, pieces: [], found, place });
  }
  const people = new Map(
    spans.flatMap(({ entity }): (readonly [string, string])[] =>
      entity?.id === undefined ? [] : [[entity.id, entity.name ?? '']],
    ),
  );
  const relations = links.map(({ said, ...link }) => ({
    ...link,
    ...answersInPairs(said, people),
  }));
  const work = placeWork(text, 'code points', { spans, relations, unplaced, annotator });
  return { place: annotator, article: text.article, work };
}

function isInherited({ name, value }: ImportedAttribute): boolean {
  return name === 'inherited' && value === true;
}

function motivationOf(annotation: WebAnnotation): string {
  const [motivation] = asList(annotation['motivation']);
  return typeof motivation === 'string' ? motivation : 'annotation';
}

/** A link targets annotations, not a stretch of text. */
function isLinking(annotation: WebAnnotation): boolean {
  const [target] = asList(annotation.target);
  return (
    asList(annotation['motivation']).includes('linking') &&
    asObject(target)?.['selector'] === undefined
  );
}

const TERMS = new Set(
  '@context id type motivation creator created generator generated modified body bodyValue target rights canonical via audience accessibility stylesheet place'.split(
    ' ',
  ),
);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

function checkTerms(annotation: WebAnnotation): readonly Unplaced[] {
  const { place } = annotation;
  const unknown = Object.entries(annotation).filter(([term]) => !TERMS.has(term));
  const faults: Unplaced[] = unknown.map(([term, value]) => ({
    place,
    kind: 'not-held',
    detail: `${term}: ${JSON.stringify(value).slice(0, 100)}`,
  }));
  for (const term of ['created', 'modified']) {
    const value = annotation[term];
    if (value === undefined || (typeof value === 'string' && INSTANT.test(value))) continue;
    faults.push({ place, kind: 'against-rules', detail: `${term}: ${JSON.stringify(value)}` });
  }
  return faults;
}

function annotatorOf(annotation: WebAnnotation): string {
  const [creator] = asList(annotation['creator']);
  const name = asObject(creator)?.['name'];
  return typeof name === 'string' ? name : (iriOf(creator) ?? '');
}

/** The annotated resource; that of a link is that of the annotation it starts from. */
function withSources(annotations: readonly WebAnnotation[]): (each: WebAnnotation) => string {
  const byId = new Map(annotations.map((each) => [each.id, each]));
  const direct = (annotation: WebAnnotation): string => {
    const [target] = asList(annotation.target);
    return iriOf(asObject(target)?.['source'] ?? target) ?? '';
  };
  return (annotation) => {
    const source = direct(annotation);
    const linked = isLinking(annotation) ? byId.get(source) : undefined;
    return linked ? direct(linked) : source;
  };
}

/** Quotes looked for to tell whose text it is, for each source and in all. */
const SAMPLE = 20;
const MAX_SEARCHES = 2000;

function textChooser(texts: readonly NamedText[]) {
  // Some systems take letters apart from their accents.
  const stem = (path: string): string =>
    (path.split('/').at(-1) ?? '').replace(/\.txt$/i, '').normalize('NFC');
  const byName = new Map(texts.map((text) => [stem(text.name), text]));
  const [first = { name: '', text: '' }] = texts;
  let searches = 0;
  return (source: string, annotations: readonly WebAnnotation[]): NamedText => {
    const name =
      source
        .replace(/[?#].*$/, '')
        .split(/[/:\\]/)
        .at(-1) ?? '';
    const named = byName.get(stem(name)) ?? byName.get(stem(unescaped(name)));
    if (named || texts.length === 1) return named ?? first;
    const quotes = annotations.slice(0, SAMPLE).flatMap(quotesOf);
    searches += quotes.length * texts.length;
    if (searches > MAX_SEARCHES) return first;
    const scores = texts.map((text) => quotes.filter((quote) => text.text.includes(quote)).length);
    return texts[scores.indexOf(Math.max(...scores))] ?? first;
  };
}

/** Addresses write letters of other scripts in escapes. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function quotesOf(annotation: WebAnnotation): readonly string[] {
  return asList(annotation.target).flatMap((target) =>
    asList(asObject(target)?.['selector']).flatMap((selector) => {
      const exact = asObject(selector)?.['exact'];
      return typeof exact === 'string' ? [exact] : [];
    }),
  );
}
