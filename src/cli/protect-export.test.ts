import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { protectBundle } from '#domain/export/protect-bundle.ts';
import { scanForLeaks } from '#domain/export/scan-for-leaks.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { exportFiles } from '#formats/datasets/export-files.ts';
import { EXPORT_FORMATS, loadExportFormat } from '#formats/datasets/export-formats.ts';
import { scannableFiles } from '#formats/datasets/scannable-files.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { run } from './main.ts';
import { inTerminal } from './test-terminal.ts';

const { at, said, complained } = inTerminal(() => aSecretProject());

/** Mayor Ana Núñez is confidential; the annotator is not called Ana. */
async function aSecretProject(note?: string): Promise<ProjectBundle> {
  const project = await aProject();
  return {
    ...project,
    project: {
      ...project.project,
      annotators: project.project.annotators.map(({ id }) => ({ id, name: 'Bo' })),
    },
    entities: project.entities.map((entity) =>
      entity.id === 'e1' ? { ...entity, confidential: true } : entity,
    ),
    articles: project.articles.map((article) => ({
      ...article,
      layers: article.layers.map((layer) => ({
        ...layer,
        annotations: layer.annotations.map((each) =>
          each.id === 'a3' && note !== undefined ? { ...each, note } : each,
        ),
      })),
    })),
  };
}

function exporting(...more: readonly string[]): Promise<number> {
  return run(['export', at('p.ascribe.json'), '--format', 'csv', '--out', at('out'), ...more]);
}

test('with confidential sources somebody must say whether to protect them', async () => {
  expect(await exporting()).toBe(1);
  expect(complained()).toContain('1 source is confidential. Say --protect');
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
});

test('names are exported only where that was said, with a warning', async () => {
  expect(await exporting('--no-protect')).toBe(0);
  expect(complained()).toContain('1 confidential source is in these files by name');
});

test('an annotator whose name is part of a source’s keeps a file from being written, and it is said how to go on', async () => {
  const project = await aSecretProject();
  const annotators = project.project.annotators.map(({ id }) => ({ id, name: 'Ana' }));
  const named = { ...project, project: { ...project.project, annotators } };
  writeFileSync(at('p.ascribe.json'), await encodeProjectFile(named, sha256));
  expect(await exporting('--protect')).toBe(1);
  expect(complained()).toContain('An annotator has such a name: --pseudonymise-annotators');
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
  expect(await exporting('--protect', '--pseudonymise-annotators')).toBe(0);
});

test('protected files hold no name, and the key lies apart, for nobody else to read', async () => {
  const args = ['--protect', '--pseudonymise-annotators', '--key-out', at('key.json')];
  expect(await exporting(...args)).toBe(0);
  expect(said()).toContain('verified: 3 of 3 spans\n');
  expect(said()).toContain('pseudonyms: 2; the key is key.json');
  expect(said()).toContain('titles, pronouns and offices ("Mayor", "her office") stay');
  const written = readdirSync(at('out'), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
  expect(written).toContain('Source A');
  expect(written).not.toMatch(/Ana|N[uú]ñez/);
  expect(JSON.parse(readFileSync(at('key.json'), 'utf8'))).toEqual({
    format: 'ascribe-key/1',
    names: [
      { pseudonym: 'Source A', kind: 'source', id: 'e1', names: ['Ana Núñez', 'Mayor Ana Núñez'] },
      { pseudonym: 'Annotator A', kind: 'annotator', id: 'me', names: ['Bo'] },
    ],
  });
  expect(statSync(at('key.json')).mode & 0o077).toBe(0);
});

test('with the key of an earlier export everybody is called the same again', async () => {
  const names = [
    { kind: 'source', id: 'e1', pseudonym: 'Source Q' },
    { kind: 'annotator', id: 'me', pseudonym: 'Annotator Z' },
  ];
  writeFileSync(at('old.json'), JSON.stringify({ format: 'ascribe-key/1', names }));
  const args = ['--protect', '--pseudonymise-annotators', '--key', at('old.json')];
  expect(await exporting(...args, '--key-out', at('key.json'))).toBe(0);
  expect(JSON.parse(readFileSync(at('key.json'), 'utf8'))).toEqual({
    format: 'ascribe-key/1',
    names: [
      { ...names[0], names: ['Ana Núñez', 'Mayor Ana Núñez'] },
      { ...names[1], names: ['Bo'] },
    ],
  });
});

test('whoever has an old key and asks for no new one is told what that one does not hold', async () => {
  const names = [{ kind: 'source', id: 'e1', pseudonym: 'Source Q' }];
  writeFileSync(at('old.json'), JSON.stringify({ format: 'ascribe-key/1', names }));
  expect(await exporting('--protect', '--key', at('old.json'))).toBe(0);
  expect(said()).toContain('pseudonyms: 1; those that old.json does not hold cannot be undone');
});

test.each<readonly [string, string | undefined, string]>([
  ['no JSON', 'Source A is Ana', 'no JSON'],
  ['another file', '{"format":"ascribe-project/2"}', 'its format is not'],
  ['nothing', undefined, 'old.json'],
  [
    'a damaged entry',
    '{"format":"ascribe-key/1","names":[{"kind":"source","id":"e1"}]}',
    'Entry 1 of this key is damaged',
  ],
  [
    'one pseudonym for two',
    '{"format":"ascribe-key/1","names":[{"kind":"source","id":"e1","pseudonym":"Source A"},{"kind":"source","id":"e2","pseudonym":"Source A"}]}',
    'two people have the same pseudonym',
  ],
])('a key that is %s is refused, and nothing is written', async (_case, text, words) => {
  if (text !== undefined) writeFileSync(at('old.json'), text);
  expect(await exporting('--protect', '--key', at('old.json'))).toBe(1);
  expect(complained()).toContain(words);
  expect(readdirSync(at())).not.toContain('out');
});

test('a finding stops the export and is told with its place', async () => {
  writeFileSync(
    at('p.ascribe.json'),
    await encodeProjectFile(await aSecretProject('as Ana told us'), sha256),
  );
  expect(await exporting('--protect', '--accept-possible', '--key-out', at('key.json'))).toBe(1);
  expect(complained()).toContain('nothing was written');
  expect(complained()).toContain(
    'article art1, note, of a3: part of a name of Source A: “Ana” in “as Ana told us”',
  );
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
});

test('what may be something else stops it too, until it is accepted', async () => {
  writeFileSync(
    at('p.ascribe.json'),
    await encodeProjectFile(await aSecretProject('see A.N.'), sha256),
  );
  expect(await exporting('--protect')).toBe(1);
  expect(complained()).toContain('possibly initials of Source A');
  expect(complained()).toContain('--accept-possible');
  expect(await exporting('--protect', '--accept-possible')).toBe(0);
});

test('a title that gives the name away is found in the files', async () => {
  const args = ['--format', 'huggingface', '--protect', '--title', 'The Núñez files'];
  expect(await exporting(...args)).toBe(1);
  expect(complained()).toMatch(/README\.md, line \d+: part of a name of Source A/);
});

test.each<readonly [string, readonly string[], string]>([
  ['both', ['--protect', '--no-protect'], 'Either --protect or --no-protect.'],
  ['a key of nothing', ['--key-out', 'k.json'], 'There is a key only with'],
  ['an old key of nothing', ['--key', 'k.json'], 'There is a key only with'],
  ['a key in the export', ['--protect', '--key-out', 'OUT/k.json'], 'must not be in the folder'],
])('%s is a wrong call', async (_case, args, words) => {
  expect(await exporting(...args.map((each) => each.replace('OUT', at('out'))))).toBe(2);
  expect(complained()).toContain(words);
});

test('an older key is never overwritten', async () => {
  writeFileSync(at('key.json'), 'precious');
  expect(await exporting('--protect', '--key-out', at('key.json'))).toBe(2);
  expect(readFileSync(at('key.json'), 'utf8')).toBe('precious');
});

test('an export that cannot be written leaves no key, and the next one makes it', async () => {
  const args = ['--protect', '--key-out', at('key.json')];
  expect(await exporting(...args, '--out', at('p.ascribe.json', 'out'))).toBe(2);
  expect(complained()).toContain(`${at('p.ascribe.json', 'out')}: A part of this path is a file`);
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
  expect(await exporting(...args)).toBe(0);
  expect(readdirSync(at()).toSorted()).toEqual(['key.json', 'out', 'p.ascribe.json']);
});

test('a key that cannot be written is told by its own path, and there is no export', async () => {
  const key = at('p.ascribe.json', 'key.json');
  expect(await exporting('--protect', '--key-out', key)).toBe(2);
  expect(complained()).toContain(`${key}: A part of this path is a file`);
  expect(complained()).not.toContain(at('out'));
  expect(readdirSync(at())).toEqual(['p.ascribe.json']);
});

test('a folder is no place for a key, which is said before the project is read', async () => {
  mkdirSync(at('key'));
  rmSync(at('p.ascribe.json'));
  expect(await exporting('--protect', '--key-out', at('key'))).toBe(2);
  expect(complained()).toBe(`${at('key')} is a folder. Name another file for the key.\n`);
});

test.each(EXPORT_FORMATS)(
  '%s of a protected project reads back whole and holds no name',
  async (name) => {
    const project = await aSecretProject(
      'Núñez again, or ana.nunez@example.org; https://e.org/N%C3%BA%C3%B1ez, N&uacute;&ntilde;ez, ＮＵＮＥＺ',
    );
    const { bundle, protection, findings } = await protectBundle(project, {
      sha256,
      annotators: true,
    });
    const format = await loadExportFormat(name);
    const exported = await exportFiles(format, makeExportSet(bundle, { layers: 'each' }), {
      sha256,
    });
    if (!exported.ok) throw new Error(JSON.stringify(exported.error));
    const files = await scannableFiles(exported.value.files);
    expect([...findings, ...scanForLeaks({ files }, protection)]).toEqual([]);
    expect(files.map(({ text }) => text).join('\n')).not.toMatch(/N[uú]ñez|N%C3|uacute|ＮＵ/);
  },
);

test.each(EXPORT_FORMATS)('%s of an unprotected project is caught by the scan', async (name) => {
  const project = await aSecretProject();
  const { protection } = await protectBundle(project, { sha256 });
  const format = await loadExportFormat(name);
  const exported = await exportFiles(format, makeExportSet(project, { layers: 'each' }), {
    sha256,
  });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const files = await scannableFiles(exported.value.files);
  const holdsName = files.some(({ text }) => /N(?:ú|\\u00fa|&#xfa;)/.test(text));
  expect(scanForLeaks({ files }, protection).length > 0).toBe(holdsName);
});

test('a protected project is a sound project file', async () => {
  const { bundle } = await protectBundle(await aSecretProject(), { sha256 });
  const decoded = await decodeProjectFile(await encodeProjectFile(bundle, sha256), sha256);
  expect(decoded.ok).toBe(true);
});
