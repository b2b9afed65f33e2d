import * as v from 'valibot';
import type { Result } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';

const Reference = v.object({ '@id': v.string() });
const Words = v.pipe(v.string(), v.regex(/\S/));

const Source = v.object({
  fileObject: Reference,
  extract: v.object({ column: v.string() }),
  // Of a list that stands in the column, what each of its items has under this name.
  transform: v.optional(v.object({ jsonPath: v.pipe(v.string(), v.regex(/^\$\.\w+$/)) })),
});

const Leaf = v.object({
  '@type': v.literal('cr:Field'),
  '@id': v.string(),
  name: v.string(),
  dataType: v.string(),
  source: v.optional(Source),
});

const Field = v.pipe(
  v.object({
    ...Leaf.entries,
    isArray: v.optional(v.boolean(), false),
    subField: v.optional(v.array(Leaf), []),
  }),
  v.check(({ '@id': id, name }) => id.endsWith(`/${name}`), 'called as its id ends'),
  v.check(({ isArray, subField }) => isArray === subField.length > 0, 'an array with fields'),
  v.check(
    ({ '@id': id, subField }) => subField.every((each) => each['@id'] === `${id}/${each.name}`),
    'fields of this list',
  ),
);

/** An address as well: the folder that the description lies in, wherever that is put. */
export const HERE = './';

/** What Croissant 1.1 makes mandatory of a data set, its files and their columns. */
const CroissantJson = v.object({
  '@type': v.literal('sc:Dataset'),
  conformsTo: v.literal('http://mlcommons.org/croissant/1.1'),
  name: Words,
  description: Words,
  license: v.union([
    v.pipe(v.string(), v.url()),
    v.object({ '@type': v.literal('sc:CreativeWork'), name: Words }),
  ]),
  url: v.union([v.literal(HERE), v.pipe(v.string(), v.url())]),
  creator: v.array(v.object({ '@type': v.string(), name: Words })),
  datePublished: v.pipe(v.string(), v.isoDate()),
  version: Words,
  distribution: v.array(
    v.object({
      '@type': v.literal('cr:FileObject'),
      '@id': v.string(),
      name: v.string(),
      contentUrl: v.string(),
      encodingFormat: v.string(),
      sha256: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
    }),
  ),
  recordSet: v.array(
    v.object({ '@type': v.literal('cr:RecordSet'), '@id': v.string(), field: v.array(Field) }),
  ),
});

type CroissantJson = v.InferOutput<typeof CroissantJson>;

export function decodeCroissant(text: string): Result<CroissantJson, readonly FileProblem[]> {
  const json = readForeignJson(text);
  return json.ok ? parseWith(CroissantJson, json.value) : json;
}

type Fault = { readonly place: string; readonly detail: string };

/**
 * Fields that are called otherwise than what they come from, that are not in the first record that could have them, or
 * there of another type; and columns that no field tells of. All records have the same.
 */
export function columnFaults(
  { distribution, recordSet }: CroissantJson,
  textOf: (name: string) => string,
): readonly Fault[] {
  const nameOf = new Map(distribution.map((file) => [file['@id'], file.contentUrl]));
  return recordSet.flatMap(({ '@id': id, field }) => {
    const fields = field.flatMap((each) => [each, ...each.subField]);
    const files = new Set(fields.flatMap(({ source }) => source?.fileObject['@id'] ?? []));
    return [...files].flatMap((file) => {
      const name = nameOf.get(file);
      if (name === undefined) return [{ place: id, detail: `no file ${file}` }];
      const sources = fields.filter(({ source }) => source?.fileObject['@id'] === file);
      return faultsIn(textOf(name), sources, id);
    });
  });
}

function faultsIn(
  lines: string,
  fields: readonly v.InferOutput<typeof Leaf>[],
  place: string,
): readonly Fault[] {
  const faults: Fault[] = [];
  const unseen = new Set(fields);
  const told = new Set(fields.map(({ source }) => source?.extract.column));
  for (const record of recordsIn(lines)) {
    for (const column of Object.keys(record))
      if (!told.has(column)) faults.push({ place, detail: `no field of ${column}` });
    for (const field of unseen) {
      const { '@id': id, source } = field;
      const path = [place, source?.extract.column, source?.transform?.jsonPath.slice(2)];
      if (path.filter((step) => step !== undefined).join('/') !== id)
        faults.push({ place: id, detail: `from ${path.join('/')}` });
      const value = valueIn(record, source);
      if (value === NOTHING) continue;
      unseen.delete(field);
      if (typeof value !== TYPES.get(field.dataType))
        faults.push({ place: id, detail: `${typeof value}: no ${field.dataType}` });
    }
    if (unseen.size === 0 || faults.length > 0) break;
  }
  return faults;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['sc:Text', 'string'],
  ['sc:Integer', 'number'],
  ['sc:Boolean', 'boolean'],
]);

/** A list has no items: what these have is seen in another record. */
const NOTHING = Symbol('nothing');

function valueIn(record: object, source: v.InferOutput<typeof Source> | undefined): unknown {
  const inColumn = memberOf(record, source?.extract.column);
  if (!source?.transform) return inColumn;
  if (!Array.isArray(inColumn)) return undefined;
  const items: readonly unknown[] = inColumn;
  return items.length === 0 ? NOTHING : memberOf(items[0], source.transform.jsonPath.slice(2));
}

function memberOf(value: unknown, name: string | undefined): unknown {
  return Object.entries(Object(value)).find(([key]) => key === name)?.[1];
}

function* recordsIn(lines: string): Generator<object> {
  for (let at = 0; at < lines.length;) {
    const end = lines.indexOf('\n', at);
    const record = readForeignJson(lines.slice(at, end < 0 ? undefined : end));
    if (record.ok && typeof record.value === 'object' && record.value !== null) yield record.value;
    at = end < 0 ? lines.length : end + 1;
  }
}
