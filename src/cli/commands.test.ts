import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '#formats/datasets/export-formats.ts';
import { aCheckedProject } from '#formats/datasets/test-checked-project.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { run } from './main.ts';
import { inTerminal } from './test-terminal.ts';

const { at, said, complained, clear } = inTerminal(aProject);

function exporting(format: string, ...more: readonly string[]): Promise<number> {
  return run(['export', at('p.ascribe.json'), '--format', format, '--out', at('out'), ...more]);
}

test('an export says what is lost and how many spans were found again', async () => {
  expect(await exporting('doccano')).toBe(0);
  expect(said()).toContain('lost: 1 annotation in pieces becomes 2 spans\n');
  expect(said()).toContain('verified: 4 of 4 spans\n');
  expect(complained()).toBe('');
  expect(readdirSync(at('out'))).toEqual(['doccano.jsonl']);
});

test('the same project and options give the same bytes', async () => {
  await exporting('huggingface', '--split', '80/10/10', '--seed', '7');
  const first = readFileSync(at('out', 'README.md'), 'utf8');
  rmSync(at('out'), { recursive: true });
  await exporting('huggingface', '--split', '80/10/10', '--seed', '7');
  expect(readFileSync(at('out', 'README.md'), 'utf8')).toBe(first);
});

test.each<readonly [string, readonly string[], string]>([
  ['no format', ['export', 'p.json', '--out', 'x'], 'Name a --format.'],
  [
    'a format that is none',
    ['export', 'p.json', '--format', 'word', '--out', 'x'],
    'no format "word". Did you mean docx or factcheck-docx?',
  ],
  ['no folder', ['export', 'p.json', '--format', 'csv'], 'Name a folder'],
  ['an unknown option', ['export', 'p.json', '--colour', 'red'], '--colour'],
  [
    'layers that are none',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--layers', 'all'],
    '--layers is one of',
  ],
  [
    'a split that is none',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--split', '80/20'],
    '--split is three numbers',
  ],
  [
    'a split that makes 95',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--split', '80/10/5'],
    '--split is three numbers that make 100',
  ],
  [
    'a split with nothing between its strokes',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--split', '100//'],
    '--split is three numbers that make 100',
  ],
  [
    'a split in numbers of programs',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--split', '8e1/0xA/10'],
    '--split is three numbers that make 100',
  ],
  [
    'a licence that is no identifier',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--license', 'foo bar'],
    '--license is one word',
  ],
  [
    'a page without an address of the web',
    ['export', 'p', '--format', 'claimreview', '--out', 'x', '--page', 'javascript:1'],
    '--page: This is no address',
  ],
  [
    'a site that is nobody’s',
    ['export', 'p', '--format', 'claimreview', '--out', 'x', '--publisher-page', 'https://a.b'],
    '--publisher names whoever',
  ],
  [
    'a day that is none',
    ['export', 'p', '--format', 'claimreview', '--out', 'x', '--published', '2026-02-30'],
    '--published is a day',
  ],
  [
    'what is said of reviews where there are none',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--publisher', 'The Desk'],
    '--publisher goes with --format claimreview',
  ],
  [
    'a seed that is none',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--seed', ''],
    '--seed is a whole number',
  ],
  [
    'a list of no labels',
    ['export', 'p', '--format', 'csv', '--out', 'x', '--labels', ' ,'],
    '--labels names at least one',
  ],
  [
    'a format by the ending of its files',
    ['export', 'p', '--format', 'jsonl', '--out', 'x'],
    'Did you mean ascribe-jsonl or spacy?',
  ],
  [
    'a format unlike any',
    ['export', 'p', '--format', 'nothing-like-it', '--out', 'x'],
    'no format "nothing-like-it".\n',
  ],
  [
    'an option that is nearly one',
    ['export', 'p', '--fromat', 'csv', '--out', 'x'],
    'There is no option --fromat. Did you mean --format?',
  ],
  [
    'a value that begins with a hyphen',
    ['agreement', 'p.json', '--samples', '-3'],
    '--samples needs a value; one that begins with a hyphen is joined to it: --samples=-3.\n',
  ],
  ['an option at the end without its value', ['import', 'a', '--out'], '--out needs a value.\n'],
  ['a value of what takes none', ['stats', 'p.json', '--json=yes'], '--json takes no value.\n'],
  ['no file to check', ['validate'], 'Name at least one file.'],
  ['nowhere to import to', ['import', 'a.txt'], '--out FILE'],
  ['two files to count', ['stats', 'a', 'b'], 'Name one project file.'],
])('%s is a wrong call and is told in two lines', async (_case, args, words) => {
  expect(await run(args)).toBe(2);
  expect(complained()).toContain(words);
  expect(complained()).toContain('npm run -s ascribe --');
  expect(complained().trim().split('\n')).toHaveLength(2);
  expect(said()).toBe('');
});

test('a card and the attributes asked for', async () => {
  expect(await exporting('ascribe-jsonl', '--card', '--attributes', 'verdict')).toBe(0);
  expect(readdirSync(at('out')).toSorted()).toEqual(['README.md', 'annotations.jsonl']);
  expect(readFileSync(at('out', 'README.md'), 'utf8')).toContain('## Agreement');
  expect(readFileSync(at('out', 'annotations.jsonl'), 'utf8')).not.toContain('quote_type');
});

test('hidden parts stay out where that is asked for, and what it costs is told', async () => {
  const bundle = await aProject();
  const articles = bundle.articles.map((item) => ({
    ...item,
    article: { ...item.article, hiddenBlocks: ['b3'] },
  }));
  writeFileSync(at('p.ascribe.json'), await encodeProjectFile({ ...bundle, articles }, sha256));
  expect(await exporting('ascribe-jsonl', '--without-hidden', '--card')).toBe(0);
  expect(said()).toContain('lost: 1 hidden part of an article stays out\n');
  expect(said()).toContain('lost: 1 annotation in a hidden part stays out\n');
  expect(said()).toContain('verified: 2 of 2 spans\n');
  const line = readFileSync(at('out', 'annotations.jsonl'), 'utf8');
  const { text, textHash } = JSON.parse(line) as { text: string; textHash: string };
  expect(text).not.toContain('City Herald');
  expect(textHash).toBe(await sha256(text));
  expect(readFileSync(at('out', 'README.md'), 'utf8')).toContain('without what was hidden');
});

test('an attribute that the codebook lacks is a wrong call', async () => {
  expect(await exporting('csv', '--attributes', 'nope')).toBe(2);
  expect(complained()).toContain('The codebook has no attribute "nope"');
});

test('articles are kept together only where they are split', async () => {
  expect(await exporting('csv', '--together', 'outlet')).toBe(2);
  expect(complained()).toContain('--together is outlet or month, and goes with --split.');
});

test('a label that the codebook lacks is a wrong call', async () => {
  expect(await exporting('csv', '--labels', 'CLAIM,RUMOUR')).toBe(2);
  expect(complained()).toContain('no label "RUMOUR"');
});

test('a link to an empty folder is a place for an export, one that leads nowhere is none', async () => {
  mkdirSync(at('elsewhere'));
  symlinkSync(at('elsewhere'), at('out'));
  expect(await exporting('doccano')).toBe(0);
  expect(readdirSync(at('elsewhere'))).toEqual(['doccano.jsonl']);
  expect(readdirSync(at('out'))).toEqual(['doccano.jsonl']);
  symlinkSync(at('gone'), at('nowhere'));
  expect(await exporting('doccano', '--out', at('nowhere'))).toBe(2);
  expect(complained()).toContain('nowhere is a link that leads nowhere. Name another folder.');
});

test('what is in a folder is never overwritten', async () => {
  mkdirSync(at('out'));
  writeFileSync(at('out', 'mine.txt'), 'precious');
  expect(await exporting('csv')).toBe(2);
  expect(readdirSync(at('out'))).toEqual(['mine.txt']);
});

test('a broken project is told with the place, and nothing is left behind', async () => {
  const text = readFileSync(at('p.ascribe.json'), 'utf8');
  writeFileSync(at('p.ascribe.json'), text.replace('"start":18', '"start":19'));
  expect(await exporting('csv')).toBe(1);
  expect(complained()).toContain('articles[0].revision.blocks[1]');
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
});

test('every command has help that names its options', async () => {
  const commands = ['export', 'import', 'validate', 'stats', 'text', 'suggest', 'agreement'];
  for (const command of commands) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- They write to the same stream.
    expect(await run([command, '--help'])).toBe(0);
  }
  expect(said().match(/^Exit codes: /gm)).toHaveLength(commands.length);
  expect(complained()).toBe('');
  for (const name of EXPORT_FORMATS) expect(said()).toContain(name);
});

test('validate finds sound what export has written, and a fault with its place', async () => {
  await exporting('brat');
  expect(await run(['validate', at('out'), at('p.ascribe.json')])).toBe(0);
  expect(said()).toContain('(brat, 3 spans)');
  const name = at('out', 'ana', '0001-morning-brief.ann');
  writeFileSync(name, readFileSync(name, 'utf8').replace('CLAIM 17 ', 'CLAIM 900 '));
  expect(await run(['validate', at('out')])).toBe(1);
  expect(complained()).toContain('0001-morning-brief.ann: line 1: ');
});

test.each<readonly [string, readonly string[], string]>([
  ['a project that is not there', ['stats', 'none'], 'none: There is no such file.'],
  ['a folder for a project', ['stats', '.'], '.: This is a folder, not a file.'],
  ['a file to check that is not there', ['validate', 'none'], 'none: There is no such file.'],
  [
    'a file to import that is not there',
    ['import', 'none', '--out', 'x.json'],
    'none: There is no',
  ],
  ['a folder without anything to check', ['validate', '.git'], 'There is no file'],
])('%s is told in words, and nothing is written', async (_case, args, words) => {
  mkdirSync(at('.git'));
  const before = readdirSync(at());
  const inFolder = args.map((arg) =>
    /^(?:none|\.|\.git|p\.ascribe\.json.*|x\.json)$/.test(arg) ? at(arg) : arg,
  );
  expect(await run(inFolder)).toBe(1);
  expect(complained().replaceAll(at('/'), '').replace(at(), '.')).toContain(words);
  expect(said()).toBe('');
  expect(readdirSync(at())).toEqual(before);
});

test.each([
  ['below a file', 'p.ascribe.json/x', 'A part of this path is a file'],
  ['where the system makes none', '/proc/ascribe-none/x', 'Name another place.'],
])('a place %s is a wrong call, for export and import', async (_case, place, words) => {
  writeFileSync(at('a.txt'), 'The council said no.');
  const out = place.startsWith('/') ? place : at(place);
  const calls = [
    ['export', at('p.ascribe.json'), '--format', 'csv', '--out', out],
    ['import', at('a.txt'), '--out', out],
  ];
  for (const call of calls) {
    clear();
    // oxlint-disable-next-line eslint/no-await-in-loop -- They write to the same stream.
    expect(await run(call)).toBe(2);
    expect(complained()).toContain(words);
    expect(complained()).not.toContain('no such file');
  }
});

test('where no claim is checked there is no ClaimReview, and it is said what is missing', async () => {
  expect(await exporting('claimreview')).toBe(1);
  expect(complained()).toContain('No claim is ready to be published.');
  expect(complained()).toContain('1 claim has no verdict yet');
  expect(complained()).toContain('2 annotations are no claims');
  expect(said()).toBe('');
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
});

test('a review says what was said of it: its page, who publishes it, and when', async () => {
  writeFileSync(at('p.ascribe.json'), await encodeProjectFile(await aCheckedProject(), sha256));
  expect(
    await exporting('claimreview', '--publisher', 'The Desk', '--published', '2026-03-01'),
  ).toBe(0);
  expect(said()).toContain('lost: 1 review has the article’s address as its own');
  expect(said()).toContain('published: 2026-03-01\n');
  const [name = ''] = readdirSync(at('out', 'ana'));
  const stem = `ana/${name.replace(/\.\w+$/, '')}`;
  rmSync(at('out'), { recursive: true });
  clear();
  writeFileSync(at('pages.json'), JSON.stringify({ [stem]: 'https://desk.example/waits' }));
  const options = ['--page', 'https://desk.example/checks', '--pages', at('pages.json')];
  expect(await exporting('claimreview', ...options, '--publisher', 'The Desk')).toBe(0);
  expect(said()).not.toContain('address as its own');
  expect(said()).toContain('published: on the day of each claim’s last change');
  expect(JSON.parse(readFileSync(at('out', `${stem}.json`), 'utf8'))).toMatchObject({
    url: 'https://desk.example/waits',
    author: { name: 'The Desk' },
  });
  rmSync(at('out'), { recursive: true });
  for (const [pages, words] of [
    [
      '{"ana/none": "https://desk.example/"}',
      `No review is called "ana/none". There are:\n  ${stem}: `,
    ],
    [JSON.stringify({ [stem]: 'desk.example' }), 'This is no address of a page'],
    ['[1', 'It is no JSON object'],
  ] as const) {
    clear();
    writeFileSync(at('pages.json'), pages);
    // oxlint-disable-next-line eslint/no-await-in-loop -- They write to the same stream.
    expect(await exporting('claimreview', ...options)).toBe(2);
    expect(complained()).toContain(words);
  }
  expect(readdirSync(at()).toSorted()).toEqual(['p.ascribe.json', 'pages.json']);
});

test('a part of a split that no article went to is told', async () => {
  expect(await exporting('doccano', '--split', '80/10/10')).toBe(0);
  expect(said()).toMatch(/^empty: the (?:train|validation|test) part has no articles/mv);
  clear();
  rmSync(at('out'), { recursive: true });
  // Nobody asked for the others.
  expect(await exporting('doccano', '--split', '100/0/0')).toBe(0);
  expect(said()).toContain('articles: train 1, validation 0, test 0');
  expect(said()).not.toContain('empty:');
});

test('a file that is not there leaves no other unchecked', async () => {
  expect(await run(['validate', at('p.ascribe.json'), at('none')])).toBe(1);
  expect(said()).toContain('p.ascribe.json: sound (project, 1 article)');
  expect(complained()).toContain('none: There is no such file.');
});

test('a project that was cut off is damaged, says import too', async () => {
  const text = readFileSync(at('p.ascribe.json'), 'utf8');
  writeFileSync(at('cut.ascribe.json'), text.slice(0, text.length / 2));
  expect(await run(['import', at('cut.ascribe.json'), '--out', at('x.json')])).toBe(1);
  expect(complained()).toContain('it is damaged:');
  expect(complained()).toContain('The end of the file is missing.');
});

test('a file of no known format is not sound', async () => {
  writeFileSync(at('a.json'), '{"colour":"red"}');
  expect(await run(['validate', at('a.json')])).toBe(1);
  expect(complained()).toContain('a.json: This is none of the formats');
});

test('import makes a project of texts and annotations, each annotator a layer', async () => {
  await exporting('w3c');
  writeFileSync(at('out', 'other.txt'), 'The council said no.\n\nThe mayor said yes, and left.');
  expect(await run(['import', at('out'), '--out', at('new.ascribe.json'), '--name', 'New'])).toBe(
    0,
  );
  expect(said()).toContain('CLAIM → CLAIM (1)');
  const decoded = await decodeProjectFile(readFileSync(at('new.ascribe.json'), 'utf8'), sha256);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  const { project, articles } = decoded.value;
  expect([project.name, project.annotators.map(({ name }) => name)]).toEqual(['New', ['Ana']]);
  expect(
    articles.map(({ layers }) => layers.map(({ annotations }) => annotations.length)),
  ).toContainEqual([3]);
});

test('import tells what it could not take in, and never overwrites', async () => {
  writeFileSync(at('a.txt'), 'The council said no.');
  writeFileSync(at('b.bin'), new Uint8Array([0, 1, 2, 255]));
  expect(await run(['import', at('a.txt'), at('b.bin'), '--out', at('new.ascribe.json')])).toBe(1);
  expect(complained()).toContain('b.bin: ');
  expect(await run(['import', at('a.txt'), '--out', at('new.ascribe.json')])).toBe(2);
  expect(readdirSync(at()).filter((name) => name.includes('.part'))).toEqual([]);
});

test('import refuses a folder as its file before it reads anything', async () => {
  mkdirSync(at('new'));
  expect(await run(['import', at('none.txt'), '--out', at('new')])).toBe(2);
  expect(complained()).toBe(`${at('new')} is a folder. Name another file.\n`);
});

test('a table of annotations without that of the articles is refused, and it is said which is missing', async () => {
  expect(await exporting('csv')).toBe(0);
  rmSync(at('out', 'articles.csv'));
  const tables = [at('out', 'annotations.csv'), at('out', 'relations.csv')];
  expect(await run(['import', ...tables, '--out', at('new.ascribe.json')])).toBe(1);
  expect(complained()).toContain('annotations.csv: These annotations belong to a text');
  expect(complained()).toContain('What is missing: articles.csv.');
  expect(readdirSync(at())).not.toContain('new.ascribe.json');
  clear();
  expect(await run(['validate', ...tables])).toBe(1);
  expect(complained()).toBe(
    `${tables[0]}: The text that it speaks of is not beside it. (articles.csv)\n`,
  );
});

test('import tells which dates of a table it could not read', async () => {
  writeFileSync(at('a.csv'), 'text,date\nThe council said no.,3/4/2024\n');
  expect(await run(['import', at('a.csv'), '--out', at('new.ascribe.json')])).toBe(1);
  expect(complained()).toContain(
    'a.csv › row 2: Its date was not understood and is left out: “3/4/2024”.',
  );
});

test('stats counts by annotator, in words and as JSON', async () => {
  expect(await run(['stats', at('p.ascribe.json')])).toBe(0);
  expect(said()).toContain('claims       1: 1 attributed, 1 sourced');
  clear();
  await run(['stats', at('p.ascribe.json'), '--json']);
  expect(JSON.parse(said())).toMatchObject({
    articles: 1,
    annotators: [{ name: 'Ana', byLabel: { CLAIM: 1, SOURCE: 1, SPEAKER: 1 } }],
  });
});

test('stats counts a claim as attributed whose answer is that of the claim around it', async () => {
  const bundle = await aProject();
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map(({ layer, annotations, relations }) => ({
      layer,
      annotations: annotations.flatMap((each) => {
        const [piece] = each.fragments;
        if (each.label !== 'CLAIM' || !piece) return [each];
        const inner = { ...piece, end: piece.start + 3 };
        return [
          { ...each, attributes: { ...each.attributes, unattributed: true } },
          { ...each, id: brand<AnnotationId>('inner'), attributes: {}, fragments: [inner] },
        ];
      }),
      relations: relations.filter(({ type }) => type !== 'said_by'),
    })),
  }));
  writeFileSync(at('p.ascribe.json'), await encodeProjectFile({ ...bundle, articles }, sha256));
  expect(await run(['stats', at('p.ascribe.json')])).toBe(0);
  expect(said()).toContain('claims       2: 2 attributed, 2 sourced');
});

test('stats counts a claim that has its source from the article’s credit line as sourced', async () => {
  const bundle = await aProject();
  const articles = bundle.articles.map((item) => ({
    ...item,
    layers: item.layers.map((layer) => ({
      ...layer,
      annotations: layer.annotations.map((annotation) =>
        annotation.label === 'SOURCE'
          ? { ...annotation, attributes: { ...annotation.attributes, scope: 'article' } }
          : annotation,
      ),
      relations: layer.relations.filter(({ type }) => type !== 'reported_by'),
    })),
  }));
  writeFileSync(at('p.ascribe.json'), await encodeProjectFile({ ...bundle, articles }, sha256));
  expect(await run(['stats', at('p.ascribe.json')])).toBe(0);
  expect(said()).toContain('claims       1: 1 attributed, 1 sourced');
});
