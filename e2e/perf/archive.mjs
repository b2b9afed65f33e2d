// What exporting an archive costs, in the app as it ships: 10,000 articles with 100,000 annotations to
// JSON Lines, proved and written to disk, against reading the same records and writing them as they are. With
// ARTICLES= fewer; with FORMAT= (brat, CSV, …) time and heap of another format. Prints a table, or with --json one
// object a line; leaves with 1 when a bound is missed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '#cli/chromium.mjs';
import { archiveFile } from './archive-project.mjs';
import { readProject, serveApp } from './app.mjs';
import { watchHeap } from './heap.mjs';
import { rawRead } from './raw-read.mjs';

const ARTICLES = Number(process.env['ARTICLES'] ?? 10_000);
/** As the dialog calls it. Another than JSON Lines is held to no bound: only that one is read raw here. */
const FORMAT = process.env['FORMAT'] ?? 'Ascribe JSON Lines';
const IS_BOUND = FORMAT === 'Ascribe JSON Lines';
/** Articles of one project file: more at once would be more than a file holds comfortably. */
const PER_FILE = 2000;
/** Turns: one alone tells of whatever else the computer does. */
const RUNS = 7;

/** Batches that the faster of the two raw readings reads ahead. */
const AHEAD = 2;

/**
 * Name → [unit, highest value allowed, what is measured]. Without a bound it is told only. Ratios are of wall times in
 * the same turn, and the median turn counts; the heap is that of page and workers.
 */
const FIGURES = {
  'export-1m-vs-raw-read': [
    'ratio',
    1.2,
    'the export to reading the same records, a batch after the other, and writing them as they are',
  ],
  'export-1m-vs-read-ahead': [
    'ratio',
    undefined,
    `the same, but to reading that is ${AHEAD} batches ahead of the writing`,
  ],
  'export-heap-mb': ['MB', 64, 'page and workers, above idle; garbage counts'],
  'longest-task-ms': ['ms', 50, 'of the page while it exports'],
};

const executablePath = process.env['CHROMIUM'] ?? findChromium();
// On the disk, as people work: what a private window keeps is in the memory of another process.
const profile = mkdtempSync(join(tmpdir(), 'ascribe-bench-'));
const context = await chromium.launchPersistentContext(profile, {
  ...(executablePath && existsSync(executablePath) ? { executablePath } : {}),
  args: [
    '--disable-quic',
    '--disable-background-networking',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
const app = await serveApp();
const isJson = process.argv.includes('--json');
try {
  const project = await readProject(context, app.url);
  const page = await context.newPage();
  page.setDefaultTimeout(600_000);
  await fill(page, project);
  const turns = [];
  // Others are timed once.
  for (let run = 0; run <= (IS_BOUND ? RUNS : 1); run += 1) {
    // A page of its own for each: what the turns before have left in memory is no part of it.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const turn = {};
    const acts = [
      async () => Object.assign(turn, await exportOnce(page)),
      async () => Object.assign(turn, { raw: await page.evaluate(rawRead, 0) }),
      async () => Object.assign(turn, { ahead: await page.evaluate(rawRead, AHEAD) }),
    ];
    // Whoever comes first or last has it otherwise: they take turns in that too.
    for (const act of run % 2 === 0 ? acts : acts.toReversed()) await act();
    // The first run warms caches and the compiler.
    if (run > 0) turns.push(turn);
  }
  const heap = await watchHeap(page, () => exportOnce(page));
  const seconds = (what) => (median(turns.map((turn) => turn[what])) / 1000).toFixed(1);
  const values = {
    'export-1m-vs-raw-read': median(turns.map(({ ms, raw }) => ms / raw)),
    'export-1m-vs-read-ahead': median(turns.map(({ ms, ahead }) => ms / ahead)),
    'export-heap-mb': heap,
    'longest-task-ms': Math.max(...turns.map(({ longest }) => longest)),
  };
  if (!isJson) {
    console.log(
      `${ARTICLES} articles: exported in ${seconds('ms')} s, read raw in ${seconds('raw')} s, ahead in ${seconds('ahead')} s`,
    );
  }
  for (const [name, [unit, bound, what]] of Object.entries(FIGURES)) {
    if (!IS_BOUND && name.startsWith('export-1m')) continue;
    const value = Number((values[name] ?? Number.NaN).toFixed(2));
    const isMet = bound === undefined || !IS_BOUND || value <= bound;
    if (!isMet) process.exitCode = 1;
    const wanted = bound === undefined || !IS_BOUND ? '' : `≤ ${bound}`;
    console.log(
      isJson
        ? JSON.stringify({ name, value, unit })
        : `${name.padEnd(26)}${String(value).padStart(8)} ${unit.padEnd(6)}${wanted.padEnd(7)}${isMet ? '' : 'MISSED '}${what}`,
    );
  }
} finally {
  await context.close();
  await app.close();
  rmSync(profile, { recursive: true, force: true });
}

/** Adds the archive as a user would, in project files. */
async function fill(page, project) {
  await page.goto(app.url);
  for (let from = 0; from < ARTICLES; from += PER_FILE) {
    const count = Math.min(PER_FILE, ARTICLES - from);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: from === 0 ? 'Choose a file' : 'Import' }).click();
    await (
      await chooser
    ).setFiles({
      name: `archive-${from}.ascribe.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(archiveFile(project, from, count)),
    });
    const report = page.getByRole('dialog', { name: 'Import' });
    await report.getByRole('button', { name: 'Close' }).last().click();
    await report.waitFor({ state: 'hidden' });
  }
  // Fresh page, as after a restart: nothing of the import is in memory.
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** From "Make the file" to the file that may be downloaded, with the page's longest task meanwhile. */
async function exportOnce(page) {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByRole('radio', { name: 'A dataset' }).check({ force: true });
  await dialog.getByRole('button', { name: /Format/ }).click();
  await page.getByRole('option', { name: FORMAT }).click();
  const make = dialog.getByRole('button', { name: 'Make the file' });
  // Enabled once it is known what would be lost.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[role=dialog] button')].some(
        (button) => button.textContent === 'Make the file' && !button.hasAttribute('data-disabled'),
      ),
    undefined,
    { polling: 200 },
  );
  await page.evaluate(() => {
    globalThis.longTasks = [0];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    globalThis.offered = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        const isThere = [...document.querySelectorAll('[role=dialog] button')].some(
          (button) => button.textContent === 'Download',
        );
        if (!isThere) return;
        watch.disconnect();
        observer.disconnect();
        resolve(performance.now() - globalThis.pressed);
      });
      watch.observe(document.body, { childList: true, subtree: true });
    });
    addEventListener('click', () => (globalThis.pressed ??= performance.now()), { capture: true });
    globalThis.pressed = undefined;
  });
  await make.click();
  const ms = await page.evaluate(() => globalThis.offered);
  const longest = await page.evaluate(() => Math.max(...globalThis.longTasks));
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  return { ms, longest };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
