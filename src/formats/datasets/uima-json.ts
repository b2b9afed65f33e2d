import * as v from 'valibot';
import { type Result, err } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { readForeignJson } from '#formats/read-json.ts';
import { parseWith } from '#formats/schema-problems.ts';
import { ELEMENTS, decodeCas } from './decode-cas.ts';
import type { DecodeOptions } from './imported-text.ts';
import type { DecodedWork } from './imported-work.ts';
import type { Cas, FeatureStructure } from './uima-model.ts';

const Structure = v.looseObject({ '%ID': v.number(), '%TYPE': v.string() });

const CasJson = v.object({
  '%TYPES': v.optional(v.record(v.string(), v.looseObject({}))),
  '%FEATURE_STRUCTURES': v.union([v.array(Structure), v.record(v.string(), v.unknown())]),
});

type Structure = v.InferOutput<typeof Structure>;

/** A UIMA CAS as JSON, version 0.4, as INCEpTION writes it. */
export function decodeUimaJson(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const json = readForeignJson(text);
  if (!json.ok) return json;
  const parsed = parseWith(CasJson, json.value);
  if (!parsed.ok) return parsed;
  const list = parsed.value['%FEATURE_STRUCTURES'];
  if (!Array.isArray(list)) {
    return err([{ place: '%FEATURE_STRUCTURES', kind: 'bad-value', detail: 'array' }]);
  }
  const sofas = new Map<string, string>();
  for (const structure of list) {
    const { sofaString } = structure;
    if (structure['%TYPE'] !== 'uima.cas.Sofa' || typeof sofaString !== 'string') continue;
    sofas.set(String(structure['%ID']), sofaString);
  }
  const cas: Cas = {
    sofas,
    structures: list.map(readStructure),
    ...typesOf(parsed.value['%TYPES']),
  };
  return decodeCas(cas, 'application/json', options);
}

function readStructure(structure: Structure): FeatureStructure {
  const features: (readonly [string, string | boolean])[] = [];
  const references: (readonly [string, readonly string[]])[] = [];
  const numbers = new Map<string, number>();
  let sofa: string | undefined;
  for (const [key, value] of Object.entries(structure)) {
    // The specification's text writes `^begin`, its files `begin`.
    const name = key.replace(/^[@^]/, '');
    if (key === '@sofa') sofa = String(value);
    else if (key.startsWith('@')) references.push([name, idsOf(value)]);
    else if (key === ELEMENTS) references.push([ELEMENTS, idsOf(value)]);
    else if (key.startsWith('%') || value === null) continue;
    else if (typeof value === 'number' && (name === 'begin' || name === 'end')) {
      numbers.set(name, value);
    } else if (typeof value === 'boolean') features.push([name, value]);
    else features.push([name, typeof value === 'string' ? value : JSON.stringify(value)]);
  }
  const begin = numbers.get('begin');
  const end = numbers.get('end');
  return {
    id: String(structure['%ID']),
    type: structure['%TYPE'],
    ...(sofa !== undefined && { sofa }),
    ...(begin !== undefined && { begin }),
    ...(end !== undefined && { end }),
    features,
    references,
    place: `%ID ${structure['%ID']}`,
  };
}

function idsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((id) => (typeof id === 'number' ? [String(id)] : []));
}

/** Types above a type that are looked at. */
const MAX_DEPTH = 50;

type Types = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The features of each type, with those of the types above it. */
function typesOf(types: Types | undefined): Pick<Cas, 'types'> {
  if (!types || Object.keys(types).length === 0) return {};
  const all = new Map<string, ReadonlySet<string>>();
  for (const name of Object.keys(types)) {
    const features = new Set<string>();
    const seen = new Set<string>();
    let type: string | undefined = name;
    while (type !== undefined && !seen.has(type) && seen.size < MAX_DEPTH) {
      seen.add(type);
      const definition: Readonly<Record<string, unknown>> | undefined = types[type];
      for (const key of Object.keys(definition ?? {})) if (!key.startsWith('%')) features.add(key);
      const above: unknown = definition?.['%SUPER_TYPE'];
      type = typeof above === 'string' ? above : undefined;
    }
    all.set(name, features);
  }
  return { types: all };
}
