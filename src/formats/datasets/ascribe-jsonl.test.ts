import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRelation } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { applyMapping } from './apply-mapping.ts';
import { decodeAscribeJsonl } from './ascribe-jsonl.ts';
import { ascribeJsonl } from './encode-ascribe-jsonl.ts';
import { writtenFiles, textOf } from './export-format.ts';
import { exportFiles } from './export-files.ts';
import type { DecodedWork } from './imported-work.ts';
import { readAscribeAsides } from './independent/read-json-lines.ts';
import { knownEntities } from './known-entities.ts';
import { foundNames, proposeMapping } from './label-mapping.ts';
import { prepareExport, protectedFiles } from './protected-export.ts';
import { changesOf } from './test-changes.ts';
import { projectArbitrary } from './test-export-project.ts';

const OPTIONS = { sha256 };

async function linesOf(bundle: ProjectBundle): Promise<string> {
  const set = makeExportSet(bundle, { layers: 'each' });
  const exported = await exportFiles(ascribeJsonl, set, OPTIONS);
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  return textOf(exported.value.files[0]?.content ?? '');
}

function worksIn(lines: string): readonly DecodedWork[] {
  const works = decodeAscribeJsonl(lines);
  if (!works.ok) throw new Error(JSON.stringify(works.error));
  return works.value;
}

/** `hides`: of each article's blocks in turn. */
function hiding(bundle: ProjectBundle, hides: readonly boolean[]): ProjectBundle {
  const articles = bundle.articles.map((item) => ({
    ...item,
    article: {
      ...item.article,
      hiddenBlocks: item.revision.blocks.flatMap(({ id }, index) =>
        hides[index % hides.length] === true ? [id] : [],
      ),
    },
  }));
  return { ...bundle, articles };
}

function hiddenWords({ articles }: ProjectBundle): readonly (readonly string[])[] {
  return articles.flatMap(({ article, revision: { text, blocks }, layers }) => {
    const hidden = new Set(article.hiddenBlocks);
    const words = blocks.filter(({ id }) => hidden.has(id));
    return layers.map(() => words.map(({ start, end }) => text.slice(start, end)));
  });
}

const hiddenArbitrary = fc
  .tuple(projectArbitrary, fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }))
  .map(([bundle, hides]) => hiding(bundle, hides));

test('hidden parts are in the file, wherever annotations lie, as another reader finds them', async () => {
  const isWhole = fc.asyncProperty(hiddenArbitrary, async (bundle) => {
    const found = readAscribeAsides(new Map([['annotations.jsonl', await linesOf(bundle)]]));
    expect(found.map(({ hidden }) => hidden)).toEqual(hiddenWords(bundle));
    const kinds = ascribeJsonl.losses(makeExportSet(bundle, { layers: 'each' }));
    expect(kinds.map(({ kind }) => kind)).not.toContain('hidden-parts');
  });
  await fc.assert(isWhole, { numRuns: 30 });
});

test('each line is as canonical JSON has it, whatever attributes are called', async () => {
  const isCanonical = fc.asyncProperty(hiddenArbitrary, async (bundle) => {
    const lines = (await linesOf(bundle)).split('\n').filter((line) => line !== '');
    expect(lines.map((line) => canonicalJson(JSON.parse(line)))).toEqual(lines);
  });
  await fc.assert(isCanonical, { numRuns: 30 });
});

test('what was hidden is hidden again where the file is read in, and nothing else is', async () => {
  const isWhole = fc.asyncProperty(hiddenArbitrary, async (bundle) => {
    const read = worksIn(await linesOf(bundle)).map(({ article, work }) => {
      expect(work.unplaced.filter(({ place }) => place.includes('hidden'))).toEqual([]);
      const hidden = new Set(article.hiddenBlocks);
      return article.blocks
        .filter(({ id }) => hidden.has(id))
        .flatMap(({ start, end }) => article.text.slice(start, end).split(/\s+/))
        .join(' ');
    });
    // A line that looks like one of a list is read as one, without its bullet.
    const wanted = hiddenWords(bundle).map((all) =>
      all.flatMap((words) => words.split(/\s+/)).join(' '),
    );
    expect(read.map(bare)).toEqual(wanted.map(bare));
  });
  await fc.assert(isWhole, { numRuns: 30 });
});

function bare(words: string): string {
  return words.replaceAll(/• ?/g, '').trim();
}

test('a file whose hidden parts, evidence or relations are not the article’s is not handed out', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const [file] = await ascribeJsonl.encode(set, OPTIONS);
  if (!file) throw new Error('no file');
  const lines = textOf(file.content);
  const isProved = async (content: string) =>
    (await ascribeJsonl.verify(writtenFiles([{ name: file.name, content }]), set, OPTIONS)).ok;
  expect(lines).toContain(
    '"hidden":[{"codePoints":{"start":0,"end":15},"utf16":{"start":0,"end":16},"utf8":{"start":0,"end":18}}],',
  );
  expect(await isProved(lines)).toBe(true);
  for (const [from, to] of [
    [/"hidden":\[.*?\}\}\],/, ''],
    [/("hidden":\[\{"codePoints":\{"start":0,"end":)15/, '$116'],
    [/("hidden":.*?"utf8":\{"start":0,"end":)18/, '$117'],
    [/("hidden":\[\{"codePoints":\{[^}]*\},)/, '$1"reason":"navigation",'],
    [/"seenAt":"2026-01-02"/, '"seenAt":"2026-01-03"'],
    [/"explicit":"explicit"/, '"explicit":"inferred"'],
    [/"entity":"e2"\}/, '"entity":"e1"}'],
  ] as const) {
    expect(lines.replace(from, to)).not.toBe(lines);
    // oxlint-disable-next-line no-await-in-loop -- A few.
    expect(await isProved(lines.replace(from, to))).toBe(false);
  }
});

test('a line of which any text, number or flag is another, or is not there, is not handed out', async () => {
  const bundle = await aLinkedProject();
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const article = { ...item.article, byline: 'By Jo Low' };
  const whole = { ...bundle, articles: [{ ...item, article }] };
  const set = makeExportSet(whole, { layers: 'each' });
  const [file] = await ascribeJsonl.encode(set, { ...OPTIONS, isPart: true });
  if (!file) throw new Error('no file');
  const changes = changesOf(JSON.parse(textOf(file.content)));
  expect(changes.length).toBeGreaterThan(200);
  const overlooked: string[] = [];
  for (const { change, changed: other } of changes) {
    const files = writtenFiles([{ ...file, content: `${JSON.stringify(other)}\n` }]);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    if ((await ascribeJsonl.verify(files, set, OPTIONS)).ok) overlooked.push(change);
  }
  // No attributes and none named are the same: older files leave them out.
  expect(overlooked).toEqual(['relations 1 attributes → undefined']);
});

test('lines kept apart are proved as the file will be read: a break in one makes two of it', async () => {
  const set = makeExportSet(await aProject(), { layers: 'each' });
  const [file] = await ascribeJsonl.encode(set, { ...OPTIONS, isPart: true });
  const lines = file && typeof file.content === 'object' && 'lines' in file.content;
  if (!lines) throw new Error('no lines');
  const [line = ''] = file.content.lines;
  const isProved = async (written: string) => {
    const files = writtenFiles([{ ...file, content: { lines: [written] } }]);
    return (await ascribeJsonl.verify(files, set, OPTIONS)).ok;
  };
  expect(await isProved(line)).toBe(true);
  // As JSON it is the same.
  expect(await isProved(line.replace('{', '{\n'))).toBe(false);
});

test('why a part was taken for page junk comes along', async () => {
  const bundle = await aProject();
  const flag = { kind: 'boilerplate', reason: 'navigation' } as const;
  const articles = bundle.articles.map((item) => ({
    ...item,
    revision: {
      ...item.revision,
      blocks: item.revision.blocks.map((block) => (block.id === 'b0' ? { ...block, flag } : block)),
    },
  }));
  const [work] = worksIn(await linesOf({ ...bundle, articles }));
  expect(work?.article.hiddenBlocks).toEqual(['b0']);
  expect(work?.article.blocks.map((block) => block.flag)).toEqual([
    flag,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each(['1', 'null', '{"a":"b"}', '["a",1]'])(
  'an answer that is neither words nor a flag (%s) is told with its place',
  async (value) => {
    const lines = (await linesOf(await aProject())).replace(
      '"stance":"asserts"',
      `"stance":${value}`,
    );
    const read = decodeAscribeJsonl(lines);
    expect(read.ok ? [] : read.error.map(({ place }) => place)).toEqual([
      'line 1: annotations[0].attributes',
    ]);
  },
);

test('a hidden part that is no paragraph of the text is told of', async () => {
  const lines = (await linesOf(await aProject())).replace(
    '"hidden":[{"codePoints":{"start":0,"end":15}',
    '"hidden":[{"codePoints":{"start":900,"end":915},"utf16":{"start":0,"end":1},"utf8":{"start":0,"end":1}},{"codePoints":{"start":2,"end":9}',
  );
  const [work] = worksIn(lines);
  expect(work?.article.hiddenBlocks).toEqual([]);
  expect(work?.work.unplaced.map(({ place, kind }) => [place, kind])).toEqual([
    ['line 1: hidden[0]', 'out-of-text'],
    ['line 1: hidden[1]', 'not-held'],
  ]);
});

/** Ana speaks for City Hall, which is part of the State; the State leads back to her. */
async function aLinkedProject(): Promise<ProjectBundle> {
  const bundle = await aProject();
  const [ana, herald, hall] = bundle.entities;
  if (!ana || !herald || !hall) throw new Error('no entities');
  const state: Entity = { ...hall, id: brand('e4'), name: 'State', partOf: ana.id };
  const entities = [ana, herald, { ...hall, partOf: state.id }, state];
  return { ...bundle, entities };
}

function takenIn(work: DecodedWork, entities: readonly Entity[] = []) {
  let made = 0;
  return applyMapping(work.work, proposeMapping(foundNames([work.work]), DEFAULT_CODEBOOK), {
    codebook: DEFAULT_CODEBOOK,
    projectId: brand('p2'),
    text: work.article.text,
    entities: knownEntities(entities),
    newId: () => `n${(made += 1)}`,
    now: 1,
  });
}

/** Who leads to whom, by name. */
function linksOf(entities: readonly Entity[]): readonly string[] {
  const names = new Map<EntityId, string>(entities.map(({ id, name }) => [id, name]));
  return entities
    .flatMap(({ name, speaksFor, partOf }) => [
      ...(speaksFor ? [`${name} speaks for ${names.get(speaksFor)}`] : []),
      ...(partOf ? [`${name} is part of ${names.get(partOf)}`] : []),
    ])
    .toSorted();
}

test('whom somebody speaks for and belongs to comes along, with those whom no annotation names', async () => {
  const bundle = await aLinkedProject();
  expect(ascribeJsonl.losses(makeExportSet(bundle, { layers: 'each' }))).toEqual([]);
  const lines = await linesOf(bundle);
  const wanted = [
    'Ana Núñez speaks for City Hall',
    'City Hall is part of State',
    'State is part of Ana Núñez',
  ];
  const [found] = readAscribeAsides(new Map([['annotations.jsonl', lines]]));
  expect(found?.people.toSorted()).toEqual(wanted);
  const [work] = worksIn(lines);
  if (!work) throw new Error('no work');
  const { entities } = takenIn(work);
  expect(linksOf(entities)).toEqual(wanted);
  expect(entities.find(({ name }) => name === 'City Hall')).toMatchObject({
    kind: 'government',
    note: 'the municipal administration',
  });
});

test('evidence, what relations say of themselves, those that end at somebody, and where the article is from come along', async () => {
  const plain = await aLinkedProject();
  const [item] = plain.articles;
  const [layer] = item?.layers ?? [];
  const [claim] = layer?.annotations ?? [];
  if (!item || !layer || !claim) throw new Error('no claim');
  const { evidence: _evidence, note: _note, ...plainly } = claim;
  const mark = (id: string, label: string, start: number) => ({
    ...plainly,
    id: brand<typeof claim.id>(id),
    label,
    attributes: {},
    fragments: [{ start, end: start + 4 }],
  });
  const annotations = [...layer.annotations, mark('cue', 'CUE', 49), mark('office', 'SOURCE', 105)];
  const relations = [
    ...layer.relations.map((each) =>
      each.type === 'said_by'
        ? { ...each, attributes: { explicit: 'inferred', cue: 'cue' } }
        : { ...each, attributes: { mood: 'sour' } },
    ),
    aRelation('r3', 'based_on', 'a3', 'office', {
      attributes: { certainty: 'alleged', asserted_by: 'e3' },
    }),
  ];
  const article = {
    ...item.article,
    byline: 'By Jo Low',
    language: 'de',
    direction: 'rtl',
  } as const;
  const layers = [{ ...layer, annotations, relations }];
  const lines = await linesOf({ ...plain, articles: [{ ...item, article, layers }] });
  const [work] = worksIn(lines);
  if (!work) throw new Error('no work');
  const { byline, outlet, publishedAt, language, direction } = article;
  expect(work.article).toMatchObject({ byline, outlet, publishedAt, language, direction });
  expect(work.work.unplaced).toEqual([]);
  const taken = takenIn(work);
  expect(taken.dropped).toEqual([{ kind: 'relation-attribute', name: 'mood', count: 1 }]);
  expect(taken.annotations.flatMap((each) => each.evidence ?? [])).toEqual(claim.evidence);
  const cueId = taken.annotations.find(({ label }) => label === 'CUE')?.id;
  const idOf = (wanted: string) => taken.entities.find(({ name }) => name === wanted)?.id;
  expect(taken.relations.map(({ type, to, attributes }) => [type, to.kind, attributes])).toEqual([
    ['said_by', 'annotation', { explicit: 'inferred', cue: cueId }],
    ['based_on', 'annotation', { certainty: 'alleged', asserted_by: idOf('City Hall') }],
    ['reported_by', 'entity', {}],
  ]);
  expect(taken.relations[2]?.to.id).toBe(idOf('City Herald'));
});

test('who is known already stays as they are, and new ones lead to them', async () => {
  const [work] = worksIn(await linesOf(await aLinkedProject()));
  if (!work) throw new Error('no work');
  const hall: Entity = {
    id: brand('mine'),
    projectId: brand('p2'),
    kind: 'government',
    name: 'city hall',
    aliases: [],
  };
  const { entities } = takenIn(work, [hall]);
  expect(entities.map(({ name }) => name).toSorted()).toEqual(['Ana Núñez', 'City Herald']);
  expect(entities.find(({ name }) => name === 'Ana Núñez')?.speaksFor).toBe('mine');
});

test('a link goes to the one that somebody was merged into, and nobody speaks for themselves', async () => {
  const bundle = await aLinkedProject();
  const entities = bundle.entities.map((each) =>
    each.id === 'e3' ? { ...each, mergedInto: brand<EntityId>('e4') } : each,
  );
  const [found] = readAscribeAsides(
    new Map([['annotations.jsonl', await linesOf({ ...bundle, entities })]]),
  );
  expect(found?.people.toSorted()).toEqual([
    'Ana Núñez speaks for State',
    'State is part of Ana Núñez',
  ]);
  const own = bundle.entities.map((each) =>
    each.id === 'e3' ? { ...each, mergedInto: brand<EntityId>('e1') } : each,
  );
  const [alone] = readAscribeAsides(
    new Map([['annotations.jsonl', await linesOf({ ...bundle, entities: own })]]),
  );
  expect(alone?.people).toEqual([]);
});

test('a protected source whom only a link leads to is called by the pseudonym, and the hidden parts follow the text', async () => {
  const plain = await aLinkedProject();
  const entities = plain.entities.map((each) =>
    each.name === 'City Hall'
      ? { ...each, id: brand<EntityId>('city-hall-desk'), confidential: true as const }
      : each.speaksFor
        ? { ...each, speaksFor: brand<EntityId>('city-hall-desk') }
        : each,
  );
  const [item] = plain.articles;
  if (!item) throw new Error('no article');
  // The last paragraph is hidden, and moves with the name that is replaced before it.
  const text = item.revision.text.replace('audit office', 'City Hall');
  const shift = 'City Hall'.length - 'audit office'.length;
  const blocks = item.revision.blocks.map((block, index) => ({
    ...block,
    start: block.start + (index > 2 ? shift : 0),
    end: block.end + (index > 1 ? shift : 0),
  }));
  const article = { ...item.article, hiddenBlocks: ['b3'] };
  const layers = item.layers.map((layer) => ({
    ...layer,
    annotations: layer.annotations.filter(({ id }) => id !== 'a3'),
    relations: layer.relations.filter(({ id }) => id !== 'r2'),
  }));
  const revision = { ...item.revision, text, blocks };
  const bundle = { ...plain, entities, articles: [{ ...item, article, revision, layers }] };
  const protect = { sources: true, annotators: false };
  const prepared = await prepareExport(bundle, { selection: { layers: 'each' }, protect }, sha256);
  const made = await protectedFiles(prepared, () =>
    exportFiles(ascribeJsonl, prepared.set, OPTIONS),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const lines = textOf(made.value.files[0]?.content ?? '');
  expect(lines).not.toMatch(/city.hall/i);
  const [found] = readAscribeAsides(new Map([['annotations.jsonl', lines]]));
  expect(found?.hidden).toEqual(['Source: City Herald']);
  expect(found?.people).toContain('Ana Núñez speaks for Source A');
  expect(found?.people).toContain('Source A is part of State');
});
