import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { projectOf, sha256 } from '#formats/project-file/test-bundle.ts';
import { html } from './encode-html.ts';
import { exportFiles } from './export-files.ts';
import { textOf } from './export-format.ts';
import { projectArbitrary } from './test-export-project.ts';
import { aProjectWith, withAllShown } from './test-odd-names.ts';

async function pagesOf(bundle: ProjectBundle): Promise<readonly string[]> {
  const exported = await exportFiles(html, makeExportSet(bundle, { layers: 'each' }), { sha256 });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  return exported.value.files.map(({ content }) => textOf(content));
}

async function aPage(bundle: ProjectBundle): Promise<string> {
  const [page = ''] = await pagesOf(withAllShown(bundle));
  return page;
}

/** Numbers where each is seen for the first time. */
function numbersIn(page: string, pattern: RegExp): readonly number[] {
  return [...new Set([...page.matchAll(pattern)].map(([, number]) => Number(number)))];
}

test('numbers rise as they are seen, at the marks and in the notes', async () => {
  const rises = fc.asyncProperty(projectArbitrary, async (bundle) => {
    for (const page of await pagesOf(bundle)) {
      const marks = numbersIn(page, /<sup><a[^>]*>(\d+)/g);
      expect(marks).toEqual(marks.map((_, index) => index + 1));
      expect(numbersIn(page, /<li id="n(\d+)"/g)).toEqual(marks);
    }
  });
  await fc.assert(rises, { numRuns: 60 });
});

test('an annotation whose first piece is blank has its number where its words are', async () => {
  const text = 'One two.\n\nThree four five.';
  const blankFirst = anAnnotation('a1', 3, 4, {
    fragments: [
      { start: 3, end: 4 },
      { start: 21, end: 25 },
    ],
  });
  const page = await aPage(
    await projectOf(text, [blankFirst, anAnnotation('a2', 10, 15, { label: 'CUE' })], [], []),
  );
  expect(page).toMatch(/<li id="n1"[^>]*>.*?<b[^>]*>Cue<\/b> <q>Three<\/q>/);
  expect(page).toMatch(/<li id="n2"[^>]*>.*?<b[^>]*>Claim<\/b> <q>five<\/q>/);
});

test('who says it, what a check found and notes are in sight, the other answers behind “More”', async () => {
  const page = await aPage(
    await aProjectWith((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) =>
        each.label === 'CLAIM'
          ? { ...each, attributes: { ...each.attributes, verdict: 'refuted' } }
          : each,
      ),
    })),
  );
  const [, note = ''] = /<li id="n1">(.*?)<\/li>/s.exec(page) ?? [];
  const [sight = '', more = ''] = note.split('<details><summary>More</summary>');
  expect(sight).toContain('<dt>said by:</dt> <dd>Mayor Ana Núñez</dd>');
  expect(sight).toContain('<dt>Verdict:</dt> <dd>Refuted</dd>');
  expect(sight).toContain('<dt>note:</dt> <dd>discuss: “40%” of what?</dd>');
  expect(sight).not.toContain('Stance');
  expect(more).toContain('<dt>Stance:</dt> <dd>Asserts</dd>');
});

test('that nothing was checked is no finding', async () => {
  const page = await aPage(
    await aProjectWith((layer) => ({
      ...layer,
      annotations: layer.annotations.map((each) =>
        each.label === 'CLAIM' ? { ...each, attributes: { verdict: 'unchecked' } } : each,
      ),
    })),
  );
  expect(page).toMatch(/<summary>More<\/summary><dl><div><dt>Verdict:<\/dt> <dd>Not checked/);
});

test('notes stand beside the text unless there is far more of them than of it', async () => {
  const text = Array.from({ length: 12 }, () => 'Some words that nobody marks. ')
    .join('')
    .trim();
  const marks = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      anAnnotation(`a${index}`, 5, 10, { note: 'What is to be said of it. '.repeat(6).trim() }),
    );
  const bodyOf = async (count: number) =>
    /<body[^>]*>/.exec(await aPage(await projectOf(text, marks(count), [], [])))?.[0];
  expect(await bodyOf(1)).toBe('<body class="beside">');
  expect(await bodyOf(20)).toBe('<body>');
});
