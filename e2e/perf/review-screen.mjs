// What going from one difference to the next costs on the review screen, and deciding one: in the app as it
// ships, at a thousand differences, in ms of the main thread's own CPU, paint included.
import { createHash } from 'node:crypto';
import { chromium } from '@playwright/test';
import { findChromium } from '#cli/chromium.mjs';
import { importProject, readProject, serveApp } from './app.mjs';
import { measureAll } from './measure.mjs';

const STEPS = 40;

/** @returns {Promise<{ next: number, decide: number }>} medians */
export async function measureReviewScreen(differences) {
  const server = await serveApp();
  const executablePath = process.env['CHROMIUM'] ?? findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const project = await readProject(browser, server.url);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await importProject(page, reviewFile(project, differences));
    await page.goto(`${server.url}#/review/${ARTICLE}`);
    const card = page.getByRole('region', { name: 'This difference' });
    await page.getByRole('textbox', { name: 'Article text with all versions' }).waitFor();
    await page.keyboard.press('j');
    await card.getByText(`1 of ${differences.toLocaleString('en')}`).waitFor();
    const measure = await measureAll(page);
    const idle = median(await series(() => measure(async () => undefined)));
    const next = median(await series(() => measure(() => page.keyboard.press('j'))));
    const decide = median(await series(() => measure(() => page.keyboard.press('1'))));
    return { next: next - idle, decide: decide - idle };
  } finally {
    await browser.close();
    await server.close();
  }
}

const ARTICLE = uuid('article');
const WORDS = 'council bridge river budget spokesman report minister harbour flood letter'.split(
  ' ',
);

/** Two annotators who never agree: other edges, another label, or only one of them has it. */
function reviewFile(project, differences) {
  const paragraphs = ['Council votes on bridge'];
  const marks = { Ana: [], Ben: [] };
  let start = paragraphs[0].length + 2;
  for (let at = 0; at < differences; at += 1) {
    const words = Array.from(
      { length: 24 },
      (_unused, i) => WORDS[(at * 7 + i * 3) % WORDS.length],
    );
    const paragraph = `In week ${at} “${words.slice(0, 12).join(' ')},” ${words.slice(12).join(' ')}.`;
    const from = start + paragraph.indexOf('“');
    const to = start + paragraph.indexOf('”') + 1;
    marks.Ana.push({ label: 'CLAIM', start: from, end: to });
    if (at % 3 === 0) marks.Ben.push({ label: 'CLAIM', start: from + 1, end: to - 2 });
    else if (at % 3 === 1) marks.Ben.push({ label: 'SOURCE', start: from, end: to });
    paragraphs.push(paragraph);
    start += paragraph.length + 2;
  }
  const text = paragraphs.join('\n\n');
  const hash = createHash('sha256').update(text).digest('hex');
  const projectId = uuid('project');
  return JSON.stringify({
    format: 'ascribe-project',
    version: 1,
    project: {
      ...project,
      id: projectId,
      annotators: Object.keys(marks).map((name) => ({ id: uuid(name), name })),
    },
    entities: [],
    articles: [
      {
        article: {
          id: ARTICLE,
          projectId,
          title: paragraphs[0],
          language: 'en',
          direction: 'ltr',
          textHash: hash,
          origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 0 },
          status: 'open',
          hiddenBlocks: [],
          createdAt: 0,
          updatedAt: 0,
        },
        revision: { hash, text, blocks: blocksOf(paragraphs), textRules: 1 },
        layers: Object.entries(marks).map(([name, spans]) => ({
          layer: {
            id: uuid(`layer ${name}`),
            articleId: ARTICLE,
            annotatorId: uuid(name),
            textHash: hash,
            codebookVersion: project.codebook.version,
            role: 'annotator',
            state: 'draft',
            rev: 1,
          },
          annotations: spans.map(({ label, start: from, end }, number) => ({
            id: uuid(`${name} ${number}`),
            label,
            fragments: [{ start: from, end, quote: text.slice(from, end) }],
            attributes: {},
            provenance: 'manual',
            createdAt: number,
            updatedAt: number,
            health: 'sound',
          })),
          relations: [],
        })),
      },
    ],
  });
}

function blocksOf(paragraphs) {
  let start = 0;
  return paragraphs.map((paragraph, index) => {
    const kind = index === 0 ? 'headline' : 'paragraph';
    const block = { id: `b${index}`, kind, start, end: start + paragraph.length };
    start = block.end + 2;
    return block;
  });
}

async function series(act) {
  const values = [];
  for (let i = 0; i < STEPS; i += 1) values.push(await act());
  return values;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function uuid(name) {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
