import * as v from 'valibot';
import { type Result, err, ok } from '#domain/result.ts';
import { type FileProblem, problemList } from '#formats/file-problem.ts';
import { parseWith } from '#formats/schema-problems.ts';
import { within } from './json-records.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const AnyObject = v.record(v.string(), v.unknown());

export type JsonObject = v.InferOutput<typeof AnyObject>;

const WebAnnotation = v.looseObject({
  id: v.optional(v.string()),
  target: v.unknown(),
});

export type WebAnnotation = v.InferOutput<typeof WebAnnotation> & { readonly place: string };

/** A single annotation, an array of them, a collection or a page → its annotations, each with its place. */
export function readWebAnnotations(
  value: unknown,
): Result<readonly WebAnnotation[], readonly FileProblem[]> {
  const contextless = Array.isArray(value) ? value.find((each) => !hasContext(each)) : value;
  if (contextless !== undefined && !hasContext(contextless)) {
    return err([{ place: '@context', kind: 'wrong-format', detail: CONTEXT }]);
  }
  const problems = problemList();
  const annotations: WebAnnotation[] = [];
  for (const { item, place } of itemsOf(value, '')) {
    const parsed = parseWith(WebAnnotation, item);
    if (parsed.ok && isOfType(item, 'Annotation') && parsed.value.target !== undefined) {
      annotations.push({ ...parsed.value, place });
    } else if (parsed.ok) problems.add(place, 'bad-value', 'type Annotation with a target');
    else {
      for (const each of within(place, parsed.error)) {
        problems.add(each.place, each.kind, each.detail);
      }
    }
  }
  if (problems.all().length > 0) return err(problems.all());
  if (annotations.length === 0) return err([{ place: '', kind: 'empty' }]);
  return ok(annotations);
}

type Item = { readonly item: unknown; readonly place: string };

function itemsOf(value: unknown, place: string): readonly Item[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => ({ item, place: `${place}[${index}]` }));
  }
  const at = (key: string): string => (place === '' ? key : `${place}.${key}`);
  if (isOfType(value, 'AnnotationCollection')) {
    const { first } = asObject(value) ?? {};
    if (first === undefined) return [];
    // A page that is only named lies elsewhere, and nothing is fetched.
    if (typeof first === 'string') return [{ item: first, place: at('first') }];
    return itemsOf(first, at('first'));
  }
  if (isOfType(value, 'AnnotationPage')) {
    const { items, next } = asObject(value) ?? {};
    const own = Array.isArray(items) ? itemsOf(items, at('items')) : [];
    return typeof next === 'object' ? [...own, ...itemsOf(next, at('next'))] : own;
  }
  return [{ item: value, place }];
}

function hasContext(value: unknown): boolean {
  const context = asObject(value)?.['@context'];
  return context === CONTEXT || (Array.isArray(context) && context.includes(CONTEXT));
}

function isOfType(value: unknown, type: string): boolean {
  const types = asObject(value)?.['type'];
  return types === type || (Array.isArray(types) && types.includes(type));
}

export function asObject(value: unknown): JsonObject | undefined {
  const parsed = v.safeParse(AnyObject, value);
  return parsed.success && !Array.isArray(value) ? parsed.output : undefined;
}

/** What may be one or a list, as a list. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The IRI of a resource that is given by its id or as an object with one. */
export function iriOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const object = asObject(value);
  const id = object?.['id'] ?? object?.['source'];
  return typeof id === 'string' ? id : undefined;
}
