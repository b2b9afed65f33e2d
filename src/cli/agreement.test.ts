import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { run } from './main.ts';

let folder = '';
let out = '';
let told = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ascribe-agreement-'));
  out = '';
  told = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The same project by somebody else, with one claim less precise. */
async function byBen(): Promise<ProjectBundle> {
  const project = await aProject();
  const [article] = project.articles;
  const [work] = article?.layers ?? [];
  if (!article || !work) throw new Error('the sample project has no layer');
  const annotations = work.annotations.map((each) =>
    each.id === 'a2'
      ? { ...each, fragments: each.fragments.map(({ start, end }) => ({ start: start + 6, end })) }
      : each,
  );
  const layer = {
    ...work.layer,
    id: brand<typeof work.layer.id>('l9'),
    annotatorId: brand<typeof work.layer.annotatorId>('ben'),
  };
  return {
    ...project,
    project: { ...project.project, annotators: [{ id: layer.annotatorId, name: 'Ben' }] },
    articles: [{ ...article, layers: [{ ...work, layer, annotations }] }],
  };
}

function found(): readonly Record<string, unknown>[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('two files on the same text are compared, one JSON object a line', async () => {
  const ana = await file('a.ascribe.json', await encodeProjectFile(await aProject(), sha256));
  const ben = await file('b.ascribe.json', await encodeProjectFile(await byBen(), sha256));
  expect(await run(['agreement', ana, ben, '--json'])).toBe(0);
  const lines = found();
  const strict = lines.filter(({ metric, label }) => metric === 'f1_strict' && label === undefined);
  expect(strict).toEqual([
    { metric: 'f1_strict', value: 2 / 3, n: 6 },
    { metric: 'f1_strict', pair: ['Ana', 'Ben'], value: 2 / 3, n: 6 },
  ]);
  expect(lines).toContainEqual({ metric: 'same_speaker', value: 1, n: 1 });
  expect(lines.find(({ metric }) => metric === 'relation_f1')).toMatchObject({ value: 1, n: 4 });
  // One article: no interval, and nothing undefined is a number.
  expect(lines.filter((line) => 'low' in line)).toEqual([]);
  expect(lines.filter((line) => 'reason' in line && line['value'] !== null)).toEqual([]);
});

test('without --json there is a table that says who was compared', async () => {
  const ana = await file('a.ascribe.json', await encodeProjectFile(await aProject(), sha256));
  const ben = await file('b.ascribe.json', await encodeProjectFile(await byBen(), sha256));
  expect(await run(['agreement', ana, ben])).toBe(0);
  expect(out).toContain('Ana, Ben');
  expect(out).toMatch(/^f1_strict +CLAIM +Ana – Ben +1\.000/mv);
});

test('one layer alone is nothing to compare, and that is said', async () => {
  const ana = await file('a.ascribe.json', await encodeProjectFile(await aProject(), sha256));
  expect(await run(['agreement', ana, ana])).toBe(1);
  expect(told).toContain('nothing to compare');
});

test('a broken file is told with the place of the fault', async () => {
  const broken = (await encodeProjectFile(await aProject(), sha256)).replace(
    '“More will come.”"',
    '“Less will come.”"',
  );
  const path = await file('broken.ascribe.json', broken);
  expect(await run(['agreement', path, join(folder, 'missing.json')])).toBe(1);
  expect(told).toContain(`${path}: articles[0]`);
  expect(told).toContain('missing.json');
  expect(out).toBe('');
});

test('a table of ratings gives one line, with null and a reason where nothing is defined', async () => {
  const path = await file(
    'r.csv',
    '\uFEFFvalue,Unit,rater\na,1,x\na,1,y\nb,2,x\nb,2,y\n,3,x\na,3,y\n',
  );
  expect(await run(['agreement', '--ratings', path, '--metric', 'cohen_kappa'])).toBe(0);
  expect(found()).toEqual([
    { metric: 'cohen_kappa', value: 1, n: 2, po: 1, pe: 0.5, kappa_max: 1, units: 3, raters: 2 },
  ]);
  out = '';
  const none = await file('none.csv', 'unit,rater,value\n');
  expect(await run(['agreement', '--ratings', none, '--metric', 'fleiss_kappa'])).toBe(0);
  expect(found()).toMatchObject([{ value: null, n: 0 }]);
  expect(found()[0]).toHaveProperty('reason');
});

test('categories that nobody used count where they are given', async () => {
  const path = await file('r.csv', 'unit,rater,value\n1,x,a\n1,y,a\n2,x,b\n2,y,a\n');
  await run(['agreement', '--ratings', path, '--metric', 'bennett_s', '--categories', 'a,b,c']);
  expect(found()[0]).toMatchObject({ value: 0.25, pe: 1 / 3 });
});

test('distances of a file weigh the disagreements', async () => {
  const path = await file('r.csv', 'unit,rater,value\n1,x,a\n1,y,b\n2,x,b\n2,y,b\n3,x,c\n3,y,c\n');
  const weights = await file(
    'w.json',
    JSON.stringify({
      weights_order: ['a', 'b', 'c'],
      weights: [
        [0, 0.5, 1],
        [0.5, 0, 1],
        [1, 1, 0],
      ],
    }),
  );
  const args = ['agreement', '--ratings', path, '--metric', 'cohen_kappa_weighted'];
  expect(await run([...args, '--weights', weights])).toBe(0);
  expect(found()[0]).toMatchObject({ do: 0.5 / 3 });
  const bad = await file('bad.json', '{"weights_order": ["a"], "weights": [["x"]]}');
  expect(await run([...args, '--weights', bad])).toBe(1);
  expect(told).toContain(`${bad}: weights.0.0`);
});

test.each([
  ['a missing column', 'unit,rater\n1,x\n', ':1: There is no column value.'],
  ['a rating given twice', 'unit,rater,value\n1,x,a\n1,x,b\n', ':3: The rater "x"'],
  ['a row without a rater', 'unit,rater,value\n1,,a\n', ':2: A unit and a rater'],
])('%s is told with its line', async (_case, text, expected) => {
  const path = await file('r.csv', text);
  expect(await run(['agreement', '--ratings', path, '--metric', 'scott_pi'])).toBe(1);
  expect(told).toContain(`${path}${expected}`);
});

test('a table of ratings or of weights that is not there is told as by every command', async () => {
  const none = join(folder, 'none.csv');
  const args = ['--metric', 'cohen_kappa_weighted', '--weights'];
  expect(await run(['agreement', '--ratings', none, ...args, 'linear'])).toBe(1);
  expect(told).toBe(`${none}: There is no such file.\n`);
  const path = await file('r.csv', 'unit,rater,value\n1,x,a\n1,y,a\n');
  expect(await run(['agreement', '--ratings', path, ...args, folder])).toBe(1);
  expect(told).toContain(`${folder}: This is a folder, not a file.\n`);
});

test.each([
  [['agreement']],
  [['agreement', '--nothing']],
  [['agreement', 'a.json', '--samples', 'many']],
  [['agreement', '--ratings', 'r.csv', '--metric', 'luck']],
])('a call that cannot be meant ends with 2: %j', async (args) => {
  expect(await run(args)).toBe(2);
  expect(told).not.toBe('');
});

test('help names every measure', async () => {
  expect(await run(['agreement', '--help'])).toBe(0);
  expect(out).toContain('krippendorff_alpha_ordinal');
  expect(await run(['--help'])).toBe(0);
  expect(out).toContain('agreement');
});
