import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { decodeAnnotations, verifyAnnotations } from './annotation-json/decode-annotations.ts';
import { encodeAnnotations } from './annotation-json/encode-annotations.ts';
import { decodeProjectFile } from './project-file/decode-project-file.ts';
import { encodeProjectFile } from './project-file/encode-project-file.ts';
import { aProject, aReviewedProject, asFirstVersion, sha256 } from './project-file/test-bundle.ts';
import { readPublishedSchema } from './published-schema.mjs';

// The JSON Schemas in public/ are for programs that know nothing of Ascribe: they must say what our
// own reader says.

type Loose = Record<string | number, unknown>;
type Break = readonly [string, readonly (string | number)[], unknown];

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
const isProject = ajv.compile(schema('ascribe-project-2'));
const isFirstProject = ajv.compile(schema('ascribe-project-1'));
const isAnnotations = ajv.compile(schema('ascribe-annotations-1'));

async function projectJson(): Promise<string> {
  return encodeProjectFile(await aReviewedProject(), sha256);
}

async function annotationsJson(): Promise<string> {
  const { articles, entities } = await aProject();
  const [bundle] = articles;
  const [layer] = bundle?.layers ?? [];
  if (!bundle || !layer) throw new Error('no layer');
  return encodeAnnotations({
    bundle,
    layer,
    entities,
    codebook: DEFAULT_CODEBOOK,
    annotator: 'Ana',
  });
}

test('a written project file and a written annotation file fit their published schemas', async () => {
  expect(isProject(JSON.parse(await projectJson()))).toBe(true);
  expect(isAnnotations(JSON.parse(await annotationsJson()))).toBe(true);
});

test('a file of version 1 fits its published schema and is still read', async () => {
  const project = await aProject();
  const codebook = JSON.stringify(project.project.codebook, (key, value: unknown) =>
    key === 'ordered' ? undefined : value,
  );
  const first = asFirstVersion(await encodeProjectFile(project, sha256)).replaceAll(
    /"ordered":true,/gv,
    '',
  );
  expect(isFirstProject(JSON.parse(first))).toBe(true);
  expect(await decodeProjectFile(first, sha256)).toEqual({
    ok: true,
    value: { ...project, project: { ...project.project, codebook: JSON.parse(codebook) } },
  });
});

const PIECE = ['articles', 0, 'layers', 0, 'annotations', 1];

test.each<Break>([
  ['another format', ['format'], 'x'],
  ['a newer version', ['version'], 3],
  ['a missing list', ['entities'], undefined],
  ['an unknown key', ['articles', 0, 'colour'], 'red'],
  ['an offset as text', [...PIECE, 'fragments', 0, 'start'], '3'],
  ['a negative offset', [...PIECE, 'fragments', 0, 'start'], -1],
  ['half an offset', [...PIECE, 'fragments', 0, 'start'], 0.5],
  ['no fragment', [...PIECE, 'fragments'], []],
  ['a number as attribute', [...PIECE, 'attributes'], { stance: 3 }],
  ['an unknown provenance', [...PIECE, 'provenance'], 'guessed'],
  ['an empty id', [...PIECE, 'id'], ''],
  ['a hash that is none', ['articles', 0, 'revision', 'hash'], 'abc'],
  ['an unknown kind of block', ['articles', 0, 'revision', 'blocks', 0, 'kind'], 'footer'],
  [
    'a relation end of a third kind',
    ['articles', 0, 'layers', 0, 'relations', 0, 'to', 'kind'],
    'place',
  ],
  ['a colour that is none', ['project', 'codebook', 'labels', 0, 'color', 'light', 'tint'], 'red'],
  ['a date that is none', ['articles', 0, 'article', 'publishedAt'], 'today'],
  ['a time after the last one', ['articles', 0, 'article', 'createdAt'], 253_402_300_800_000],
  ['no digest', ['digest'], undefined],
  ['a packet of an unknown kind', ['packet', 'kind'], 'gift'],
  ['a decision nobody knows', ['articles', 0, 'reviews', 1, 'entry', 'items', 0, 'outcome'], {}],
  ['a log that counts from 0', ['articles', 0, 'reviews', 0, 'seq'], 0],
  ['a log that has counted too far', ['articles', 0, 'reviews', 0, 'seq'], 1_000_001],
  ['a comment without words', ['articles', 0, 'comments', 0, 'text'], undefined],
  ['a frozen copy without a time', ['articles', 0, 'frozen', 0, 'at'], undefined],
  ['a time before the first one', [...PIECE, 'updatedAt'], -62_167_219_200_001],
])(
  'project file: the published schema and our reader both refuse %s',
  async (_case, path, value) => {
    const broken = withValue(JSON.parse(await projectJson()) as Loose, path, value);
    expect(isProject(broken)).toBe(false);
    expect((await decodeProjectFile(JSON.stringify(broken), sha256)).ok).toBe(false);
  },
);

test.each<Break>([
  ['another format', ['format'], 'x'],
  ['a newer version', ['version'], 2],
  ['a missing text', ['text'], undefined],
  ['an unknown key', ['annotations', 0, 'colour'], 'red'],
  ['a missing unit', ['annotations', 0, 'fragments', 0, 'utf8'], undefined],
  ['a time that is a number', ['annotations', 0, 'createdAt'], 1],
  ['other words for the units', ['offsets', 'start'], 'bytes'],
])(
  'annotation file: the published schema and our reader both refuse %s',
  async (_case, path, value) => {
    const broken = withValue(JSON.parse(await annotationsJson()) as Loose, path, value);
    expect(isAnnotations(broken)).toBe(false);
    expect((await decodeAnnotations(JSON.stringify(broken), sha256)).ok).toBe(false);
  },
);

test('an annotation file slices to its quotes in all three units', async () => {
  const text = await annotationsJson();
  expect(await verifyAnnotations(text, sha256)).toEqual({ ok: true, value: { spans: 4 } });
  const { annotations } = JSON.parse(text) as { annotations: { fragments: Loose[] }[] };
  // The emoji before it is two code units, one code point, four bytes.
  expect(annotations[0]?.fragments[0]).toMatchObject({
    start: 18,
    end: 48,
    codePoints: { start: 17, end: 47 },
    utf8: { start: 20, end: 54 },
    quote: '“We cut waiting times by 40%,”',
    prefix: '😀 Morning brief\n\n',
    suffix: ' said Mayor Ana Núñez on Monday.',
  });
});

test.each([
  ['codePoints', 'annotations[0].fragments[0].codePoints', 'offset-differs'],
  ['utf8', 'annotations[0].fragments[0].utf8', 'offset-differs'],
])('an annotation file whose %s are one off is refused', async (unit, place, kind) => {
  const path = ['annotations', 0, 'fragments', 0, unit, 'start'];
  const broken = withValue(JSON.parse(await annotationsJson()) as Loose, path, 19);
  const outcome = await verifyAnnotations(JSON.stringify(broken), sha256);
  expect(outcome).toMatchObject({ ok: false, error: [{ place, kind }] });
});

function schema(name: string): Loose {
  return JSON.parse(readPublishedSchema(name)) as Loose;
}

function withValue(file: Loose, path: readonly (string | number)[], value: unknown): Loose {
  let at = file;
  for (const key of path.slice(0, -1)) at = at[key] as Loose;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return file;
}
