// What the app itself costs, as a user meets it: a project file is imported, the article opened from
// the library, annotated by key. The editor alone is measured by the harness.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, preview } from 'vite';
import { measureAll, painted } from './measure.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = new URL('../../node_modules/.cache/bench-app/', import.meta.url);
const WORDS =
  'council bridge river budget spokesman report minister harbour flood letter school vote'.split(
    ' ',
  );

/** Builds the app as it ships and serves it; `output` is what the bundler made, `close` ends the server. */
export async function serveApp() {
  const outDir = fileURLToPath(DIST);
  const built = await build({
    root: ROOT,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', strictPort: false },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    output: 'output' in built ? built.output : [],
    close: () => server.close(),
  };
}

/**
 * The project a new user gets, codebook and all, from the app's own backup.
 * @param {Pick<import('@playwright/test').BrowserContext, 'newPage'>} browser
 * @param {string} url
 */
export async function readProject(browser, url) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.getByRole('button', { name: 'Back up' }).first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
    ]);
    return JSON.parse(await readFile(await download.path(), 'utf8')).project;
  } finally {
    await page.close();
  }
}

/**
 * One run in a fresh profile.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {Record<string, any>} project from `readProject`
 * @param {{ words: number, annotations: number }} size
 * @returns ms of main-thread CPU for opening, adding and a key
 */
export async function runApp(browser, url, project, size) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await importProject(page, projectFile(project, size));
    // Fresh page, as after a restart: nothing of the import is in memory.
    await page.reload();
    const link = page.getByRole('link', { name: TITLE });
    await link.waitFor();
    // The screen's code is fetched once a visit; opening is what comes after.
    await link.click();
    await page.getByRole('textbox', { name: 'Article text' }).waitFor();
    await page.goBack();
    await link.waitFor();
    const measure = await measureAll(page);
    await settled(page);
    const idle = Math.min(...(await series(3, () => measure(async () => undefined))));
    const open = await measure(async () => {
      await link.click();
      await page.getByRole('textbox', { name: 'Article text' }).waitFor();
    });
    await settled(page);
    await page.getByRole('textbox', { name: 'Article text' }).focus();
    const keys = await series(12, () => measure(() => page.keyboard.press('Shift+ArrowRight')));
    const adds = await series(12, async () => {
      await page.keyboard.press('j');
      await settled(page);
      await watchForMark(page);
      const cost = await measure(async () => {
        await page.keyboard.press('s');
        await page.evaluate(() => globalThis.markPainted);
      }, nothingMore);
      await settled(page);
      return cost;
    });
    return { open: open - idle, key: median(keys) - idle, add: median(adds) - idle };
  } finally {
    await context.close();
  }
}

/**
 * JavaScript the browser has loaded, gzipped, in kB: the library, then with an article open.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {Record<string, any>} project from `readProject`
 */
export async function loadedScripts(browser, url, project) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    /** @type {Set<string>} */
    const paths = new Set();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) paths.add(pathname.slice(1));
    });
    await page.goto(url);
    await importProject(page, projectFile(project, { words: 200, annotations: 4 }));
    paths.clear();
    await page.reload();
    const link = page.getByRole('link', { name: TITLE });
    await link.waitFor();
    await page.waitForLoadState('networkidle');
    const library = await gzipKb(paths);
    await link.click();
    await page.getByRole('textbox', { name: 'Article text' }).waitFor();
    await page.waitForLoadState('networkidle');
    return { library, article: await gzipKb(paths) };
  } finally {
    await context.close();
  }
}

/** The act waits for its own paint: what the page does afterwards is not part of it. */
const nothingMore = async () => undefined;

/** Promises the first frame that shows an annotation which is not in the page now. */
export function watchForMark(page) {
  return page.evaluate(() => {
    const idsNow = () =>
      new Set([...document.querySelectorAll('mark')].map((mark) => mark.dataset['annotation']));
    const before = idsNow();
    globalThis.markPainted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if ([...idsNow()].every((id) => before.has(id))) return;
        observer.disconnect();
        // This runs inside the frame, before its paint; the message comes after it.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(undefined));
        port1.start();
        port2.postMessage(undefined);
      });
      observer.observe(document.querySelector('[role=textbox][aria-readonly]') ?? document.body, {
        childList: true,
        subtree: true,
      });
    });
  });
}

const TITLE = 'Council votes on bridge';

export async function importProject(page, text) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ]);
  await chooser.setFiles({
    name: 'bench.ascribe.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page
    .getByRole('link', { name: TITLE })
    .first()
    .waitFor({ state: 'attached', timeout: 120_000 });
}

/** A project with one article of so many words and annotations, spread evenly, every tenth inside another. */
export function projectFile(project, { words, annotations }) {
  const paragraphs = [TITLE];
  for (let at = 0; at < words; at += 40) {
    const sentence = Array.from(
      { length: 40 },
      (_unused, i) => WORDS[(at * 7 + i * 5) % WORDS.length],
    );
    paragraphs.push(`${sentence.join(' ').replace(/^./u, (letter) => letter.toUpperCase())}.`);
  }
  const text = paragraphs.join('\n\n');
  let start = 0;
  const blocks = paragraphs.map((paragraph, index) => {
    const block = {
      id: `b${index}`,
      kind: index === 0 ? 'headline' : 'paragraph',
      start,
      end: start + paragraph.length,
    };
    start = block.end + 2;
    return block;
  });
  const hash = createHash('sha256').update(text).digest('hex');
  const ids = {
    projectId: uuid('p', 0),
    articleId: uuid('a', 0),
    annotatorId: uuid('m', 0),
    layerId: uuid('l', 0),
  };
  return JSON.stringify({
    format: 'ascribe-project',
    version: 1,
    project: { ...project, id: ids.projectId, annotators: [{ id: ids.annotatorId, name: 'Me' }] },
    entities: [],
    articles: [
      {
        article: {
          id: ids.articleId,
          projectId: ids.projectId,
          title: TITLE,
          language: 'en',
          direction: 'ltr',
          textHash: hash,
          origin: { kind: 'paste', mediaType: 'text/plain', importedAt: 0 },
          status: 'open',
          hiddenBlocks: [],
          createdAt: 0,
          updatedAt: 0,
        },
        revision: { hash, text, blocks, textRules: 1 },
        layers: [
          {
            layer: {
              id: ids.layerId,
              articleId: ids.articleId,
              annotatorId: ids.annotatorId,
              textHash: hash,
              codebookVersion: project.codebook.version,
              role: 'annotator',
              state: 'draft',
              rev: 0,
            },
            annotations: annotationsOf(text, blocks.slice(1), annotations),
            relations: [],
          },
        ],
      },
    ],
  });
}

function annotationsOf(text, blocks, count) {
  return Array.from({ length: count }, (_unused, i) => {
    const block = blocks[Math.floor((i * blocks.length) / count)];
    const nth = Math.floor(((i * blocks.length) % count) / Math.max(1, blocks.length));
    const length = i % 10 === 0 ? 90 : 12 + (i % 5) * 6;
    const from = Math.min(block.start + nth * 17, block.end - length - 1);
    const span = {
      start: Math.max(block.start, from),
      end: Math.min(block.end, Math.max(block.start, from) + length),
    };
    return {
      id: uuid('n', i),
      label: ['CLAIM', 'SPEAKER', 'SOURCE'][i % 3],
      fragments: [{ ...span, quote: text.slice(span.start, span.end) }],
      attributes: {},
      provenance: 'manual',
      createdAt: i,
      updatedAt: i,
      health: 'sound',
    };
  });
}

function uuid(kind, number) {
  const hex = createHash('sha256').update(`${kind}${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function gzipKb(paths) {
  const sizes = await Promise.all(
    [...paths].map(async (path) => gzipSync(await readFile(new URL(path, DIST))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

async function settled(page) {
  for (let i = 0; i < 8; i += 1) await painted(page);
}

async function series(count, act) {
  const values = [];
  for (let i = 0; i < count; i += 1) values.push(await act(i));
  return values;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
