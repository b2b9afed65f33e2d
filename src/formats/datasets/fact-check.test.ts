import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import { aRelation, anAnnotation } from '#domain/annotation/test-layers.ts';
import { type ExportSelection, makeExportSet } from '#domain/export/export-set.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject, sha256 } from '#formats/project-file/test-bundle.ts';
import { exportFiles } from './export-files.ts';
import { textOf } from './export-format.ts';
import { loadExportFormat } from './export-formats.ts';
import { rowsOf } from './fact-check-table.ts';
import { factCheckOf } from './fact-check.ts';
import { aProjectWith } from './test-odd-names.ts';

const QUESTION = 'The audit office disputes the figure.';

/** Two claims: one of the mayor's, refuted; one of nobody's that answers it, to be checked. */
async function aSheetProject(): Promise<ProjectBundle> {
  const text = (await aProject()).articles[0]?.revision.text ?? '';
  const start = text.indexOf(QUESTION);
  const bundle = await aProjectWith((layer) => ({
    ...layer,
    annotations: [
      ...layer.annotations.map((each) => {
        if (each.label === 'SPEAKER') {
          return { ...each, attributes: { form: 'name', terms: 'not_stated' } };
        }
        if (each.label !== 'CLAIM') return each;
        const attributes = { ...each.attributes, verdict: 'refuted', normalized: '=Waits fell.' };
        return { ...each, attributes, updatedAt: Date.UTC(2026, 0, 5) };
      }),
      anAnnotation('a4', start, start + QUESTION.length, {
        attributes: { check: 'check_worthy', stance: 'denies' },
      }),
      anAnnotation('a5', 0, 2, { label: 'CUE', note: 'stray' }),
    ],
    relations: [
      ...layer.relations,
      aRelation('r3', 'responds_to', 'a4', 'a1', { attributes: { reaction: 'denies' } }),
    ],
  }));
  return {
    ...bundle,
    entities: bundle.entities.map((each) =>
      each.id === brand('e1')
        ? { ...each, affiliation: 'government', role: 'representative', status: 'unknown' }
        : each,
    ),
  };
}

async function sheetOf(selection: Partial<ExportSelection> = {}) {
  const { sections, losses } = factCheckOf(
    makeExportSet(await aSheetProject(), { layers: 'each', ...selection }),
  );
  const [section] = sections;
  if (!section) throw new Error('no section');
  return { section, losses };
}

test('a claim has its speaker, source, verdict and evidence in the codebook’s words', async () => {
  const { section } = await sheetOf();
  expect(section.counts).toEqual([
    ['Not checked', 1],
    ['Refuted', 1],
  ]);
  expect(section.newest).toBe('2026-01-05');
  expect(section.claims[0]).toMatchObject({
    number: 1,
    words: '“We cut waiting times by 40%,” … “More will come.”',
    sentence: '=Waits fell.',
    speakers: [
      {
        name: 'Ana Núñez',
        office: 'Government, Speaks for others, speaks for City Hall',
        about: ['in the text “Mayor Ana Núñez”', 'Form: Name'],
      },
    ],
    sources: [{ name: 'City Herald' }],
    kind: 'Event, Number',
    verdict: 'Refuted',
    evidence: ['https://example.org/report (seen 2026-01-02)'],
    note: 'discuss: “40%” of what?',
    related: [`no. 2 “${QUESTION}” responds to it (Reaction: Denies)`],
    questions: [],
    place: 'Paragraph 1',
    chosen: ['Quotation: Direct'],
  });
});

test('what is open is asked, and the credit line holds for a claim without a source', async () => {
  const { section } = await sheetOf();
  expect(section.claims[1]).toMatchObject({
    check: 'Check-worthy',
    verdict: 'Not checked',
    // Words that have quotation marks get no more.
    related: [
      'responds to no. 1 “We cut waiting times by 40%,” … “More will come.” (Reaction: Denies)',
    ],
    speakers: [],
    sources: [
      {
        name: 'City Herald',
        about: [
          'Holds for: The whole article',
          'taken from the claim around it or the credit line',
        ],
      },
    ],
    questions: ['Who says it?', 'Is it true?'],
    place: 'Paragraph 2',
    chosen: ['Stance: Denies'],
  });
});

test('who was told of above is not told of in full again in print, and is in every row of the table', async () => {
  const set = makeExportSet(await aSheetProject(), { layers: 'each' });
  const [section] = factCheckOf(set).sections;
  const sources = section?.claims.map(({ sources: [source] }) => source?.alsoIn);
  // The first claim's source was drawn, the second's follows from the credit line.
  expect(sources).toEqual([undefined, undefined]);
  const bundle = await aSheetProject();
  const [item] = bundle.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const relations = layer.relations.filter(({ type }) => type !== 'reported_by');
  const own = { ...bundle, articles: [{ ...item, layers: [{ ...layer, relations }] }] };
  const [sheet] = factCheckOf(makeExportSet(own, { layers: 'each' })).sections;
  if (!sheet) throw new Error('no section');
  expect(sheet.claims.map(({ sources: [source] }) => source?.alsoIn)).toEqual([undefined, 1]);
  const [, second] = rowsOf(sheet);
  expect(second?.[3]).toEqual([{ words: 'City Herald' }, { words: 'as in no. 1', isAside: true }]);
});

test('words with quotation marks of their own get no others', async () => {
  const { section } = await sheetOf();
  expect(section.claims[1]?.related).toEqual([
    'responds to no. 1 “We cut waiting times by 40%,” … “More will come.” (Reaction: Denies)',
  ]);
});

test('what is no claim and hangs on none is a loss, by its label', async () => {
  expect((await sheetOf()).losses).toEqual([{ kind: 'no-claim', count: 1, name: 'CUE' }]);
});

test('what the export leaves out is no gap in somebody’s work', async () => {
  const { section } = await sheetOf({
    labels: new Set(['CLAIM']),
    attributes: new Set(['stance']),
  });
  expect(section.counts).toEqual([]);
  expect(section.claims.map(({ verdict, questions }) => [verdict, questions])).toEqual([
    ['', []],
    ['', []],
  ]);
});

test('paragraphs are counted as a reader of the page counts them', async () => {
  const bundle = await aSheetProject();
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const hidden = { ...item, article: { ...item.article, hiddenBlocks: ['b1'] } };
  const [section] = factCheckOf(
    makeExportSet({ ...bundle, articles: [hidden] }, { layers: 'each' }),
  ).sections;
  expect(section?.claims.map(({ place }) => place)).toEqual(['A hidden part', 'Paragraph 1']);
});

async function written(name: 'factcheck-csv' | 'factcheck-docx', bundle: ProjectBundle) {
  const set = makeExportSet(bundle, { layers: 'each' });
  const exported = await exportFiles(await loadExportFormat(name), set, { sha256 });
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  expect(exported.value.verified).toEqual({ spans: 2, of: 2 });
  return exported.value.files;
}

test('the table for spreadsheets names its columns, holds no ids, and runs nothing', async () => {
  const [file] = await written('factcheck-csv', await aSheetProject());
  expect(file?.name).toBe('fact-check.csv');
  const [head = '', first = ''] = textOf(file?.content ?? '').split('\r\n');
  expect(head).toBe(
    '\ufeffNo.,Claim,In one sentence,Who says it,Role of who says it,More about who says it,Source,More about the source,Kind of claim,Worth checking?,Verdict,Evidence,Note,Linked passages,Open questions,Article,Byline,Outlet,Published,Address,Place in the article,Annotated by,Last edited,Quotation,Stance,Act,Date of the claim,Placement,Unattributed',
  );
  expect(first).toContain(",'=Waits fell.,Ana Núñez,");
  expect(textOf(file?.content ?? '')).not.toMatch(
    /said_by|check_worthy|SPEAKER|not_stated|\bart1\b/,
  );
});

test('another reader of Word finds the table, its head on every page, and lines in their own direction', async () => {
  const bundle = await aSheetProject();
  const arabic = 'قال الوزير لا';
  const named = bundle.entities.map((each) =>
    each.id === brand('e1') ? { ...each, name: arabic } : each,
  );
  const [file] = await written('factcheck-docx', { ...bundle, entities: named });
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml({ buffer: file?.content as Buffer });
  expect(value).toContain('<h1>');
  expect(value.match(/<tr>/g)).toHaveLength(3);
  expect(value).toContain('<p>→ =Waits fell.</p>');
  expect(value).toContain(`<p>${arabic}</p>`);
  expect(value).toContain('2 claims: 1 Not checked, 1 Refuted · annotated by');
  const { unzipSync, strFromU8 } = await import('fflate');
  const xml = strFromU8(
    unzipSync(file?.content as Uint8Array)['word/document.xml'] ?? new Uint8Array(),
  );
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toContain('w:orient="landscape"');
  expect(xml).toContain(
    `<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">${arabic}`,
  );
});
