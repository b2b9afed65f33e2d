import * as v from 'valibot';
import type { Result } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';

const Reference = v.object({ '@id': v.string() });
const Words = v.pipe(v.string(), v.regex(/\S/));

const Field = v.object({
  '@type': v.literal('cr:Field'),
  '@id': v.string(),
  dataType: v.string(),
  source: v.optional(
    v.object({ fileObject: Reference, extract: v.object({ column: v.string() }) }),
  ),
});

/** What Croissant 1.1 makes mandatory of a data set, its files and their columns. */
const CroissantJson = v.object({
  '@type': v.literal('sc:Dataset'),
  conformsTo: v.literal('http://mlcommons.org/croissant/1.1'),
  name: Words,
  description: Words,
  license: v.union([Words, v.object({ '@type': v.literal('sc:CreativeWork'), name: Words })]),
  url: v.pipe(v.string(), v.url()),
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

/** Fields that no file has, or whose column is not in its first record: all have the same. */
export function columnFaults(
  { distribution, recordSet }: CroissantJson,
  textOf: (name: string) => string,
): readonly { readonly place: string; readonly detail: string }[] {
  const columns = new Map(
    distribution.map((file) => [file['@id'], columnsOf(textOf(file.contentUrl))]),
  );
  return recordSet.flatMap(({ field }) =>
    field.flatMap(({ '@id': place, source }) => {
      if (!source) return [];
      const { column } = source.extract;
      const known = columns.get(source.fileObject['@id']);
      return known && (known.length === 0 || known.includes(column))
        ? []
        : [{ place, detail: `no column ${column}` }];
    }),
  );
}

function columnsOf(lines: string): readonly string[] {
  const record = readForeignJson(lines.slice(0, lines.indexOf('\n')) || '{}');
  return record.ok ? Object.keys(record.value ?? {}) : [];
}
