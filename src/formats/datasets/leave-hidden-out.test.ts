import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ExportDocument, makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { textOf } from './export-format.ts';
import { type ExportFormatName, EXPORT_FORMATS, loadExportFormat } from './export-formats.ts';
import { FORMAT_FACTS } from './format-facts.ts';
import { leaveHiddenOut } from './leave-hidden-out.ts';
import { hiding, projectArbitrary } from './test-export-project.ts';

const JUNK = 'The audit office disputes the figure.';

/** The article's third block, which has no annotation, and its last, which has one, are hidden. */
async function aHidingProject(hiddenBlocks = ['b2', 'b3']): Promise<ProjectBundle> {
  const bundle = await aProject();
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const article = { ...item.article, title: '😀 Morning brief', hiddenBlocks };
  return { ...bundle, articles: [{ ...item, article }] };
}

async function written(name: ExportFormatName, bundle: ProjectBundle) {
  const format = await loadExportFormat(name);
  const set = makeExportSet(bundle, { layers: 'each' });
  const exported = await exportFiles(format, set, { sha256, license: 'cc-by-4.0' });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const [file] = exported.value.files;
  return { content: file?.content ?? '', losses: format.losses(set), ...exported.value.verified };
}

const TO_READ = ['html', 'markdown'] as const;

test.each(TO_READ)('%s: what is hidden stays out, unless it is annotated', async (name) => {
  const { content, losses, spans } = await written(name, await aHidingProject());
  expect(spans).toBe(3);
  expect(content).not.toContain(JUNK);
  expect(content).toContain('City Herald');
  expect(losses).toContainEqual({ kind: 'hidden-left-out', count: 1 });
  expect(losses).toContainEqual({ kind: 'hidden-parts', count: 1 });
});

test.each(TO_READ)('%s: a part hidden before the annotations moves them', async (name) => {
  const { content, spans } = await written(name, await aHidingProject(['b0']));
  expect(spans).toBe(3);
  expect(content).toContain(JUNK);
});

test.each(TO_READ)('%s: the headline stands there once, as a heading', async (name) => {
  const { content } = await written(name, await aHidingProject());
  const page = textOf(content).replace(/<title>.*<\/title>/, '');
  expect(page.split('Morning brief')).toHaveLength(2);
  expect(page).toMatch(/(?:<h1>|# )😀 Morning brief/);
});

test('Word: what is hidden stays out', async () => {
  const { content, losses } = await written('docx', await aHidingProject());
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: content as Buffer });
  expect(value).not.toContain(JUNK);
  expect(value).toContain('City Herald');
  expect(losses).toContainEqual({ kind: 'hidden-left-out', count: 1 });
});

test.each(EXPORT_FORMATS.filter((name) => FORMAT_FACTS[name].reader === 'dataset'))(
  '%s keeps texts whole, and says how many hidden parts are in them or which they are',
  async (name) => {
    const { losses } = await written(name, await aHidingProject());
    // Our own marks them.
    const told = name === 'ascribe-jsonl' ? [] : [{ kind: 'hidden-parts', count: 2 }];
    expect(losses.filter(({ kind }) => kind === 'hidden-parts')).toEqual(told);
  },
);

test('every annotation keeps its words, whatever is hidden around it', () => {
  const isKept = fc.property(projectArbitrary, fc.nat(31), (bundle, bits) => {
    const set = makeExportSet(hiding(bundle, bits), { layers: 'each' });
    const { set: shown } = leaveHiddenOut(set);
    expect(shown.documents.map(wordsOfAll)).toEqual(set.documents.map(wordsOfAll));
  });
  fc.assert(isKept, { numRuns: 200 });
  expect.hasAssertions();
});

test.each([...TO_READ, 'docx'] as const)('%s: it reads back whatever is hidden', async (name) => {
  await fc.assert(
    fc.asyncProperty(projectArbitrary, fc.nat(31), async (bundle, bits) => {
      const { spans, of } = await written(name, hiding(bundle, bits));
      expect(spans).toBe(of);
    }),
    { numRuns: 20 },
  );
});

function wordsOfAll({ annotations, revision: { text } }: ExportDocument): readonly string[] {
  return annotations.map(({ fragments }) =>
    fragments
      .map(({ start, end }) => text.slice(start, end).trim())
      // A piece of blanks beside a part that is gone has no place any more, and is never written.
      .filter((words) => words !== '')
      .join('|'),
  );
}
