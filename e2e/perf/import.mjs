// What adding saved pages costs, in the app as it ships: how long a page takes from the drop until its article
// is stored and listed, whether the page itself ever stands still while a thousand are added, and how much of the
// importer comes with the first load. Prints a table, or with --json one object a line; leaves with 1 when a
// bound is missed. The pages are those of a folder (DIR, `.html` or `.html.gz`); without one, made up.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from '#cli/chromium.mjs';
import { serveApp } from './app.mjs';
import { addPage, backToLibrary, openLibrary } from './import-app.mjs';
import { importMany } from './import-thousand.mjs';
import { importerFirstLoadKb } from './importer-code.mjs';
import { traceOf } from './trace.mjs';

const DEFAULT_FOLDER = '../shared/data/extraction-dev';
/** Imported at once. */
const MANY = 1000;
const FIRST_PAGES = 5;
const SHOWN = 6;

/** Name → [unit, highest value allowed, what is measured]. Without a bound it is told only. */
const FIGURES = {
  'import-page-p95-ms': [
    'ms',
    250,
    'each page once in a running app, one after another, from the drop to its article stored and about to open: CPU of the page and its worker',
  ],
  'import-page-median-ms': ['ms', undefined, 'the same'],
  'import-page-p95-clock-ms': [
    'ms',
    undefined,
    'the same by the clock, which counts what else the machine does',
  ],
  'import-first-page-ms': [
    'ms',
    undefined,
    `CPU of the first page after the app was loaded, with the worker's start; median of ${FIRST_PAGES}`,
  ],
  'import-first-page-clock-ms': ['ms', undefined, 'the same by the clock'],
  'import-1000-longest-task-ms': [
    'ms',
    50,
    `the page's own thread while ${MANY} are added and listed: CPU of its longest task`,
  ],
  'import-1000-missing': ['pages', 0, `of ${MANY} different pages, not added`],
  'import-1000-s': ['s', undefined, 'all of them, from the drop to the report'],
  'importer-first-load-gzip-kb': [
    'kB',
    30,
    'modules of the importer in the chunks that the library fetches, gzipped',
  ],
};

const folder = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? DEFAULT_FOLDER;
const pages = existsSync(folder) ? readPages(folder) : madeUpPages();
const isJson = process.argv.includes('--json');
const load = [loadavg()[0]];
const executablePath = process.env['CHROMIUM'] ?? findChromium();
const browser = await chromium.launch({
  ...(executablePath && existsSync(executablePath) ? { executablePath } : {}),
  args: [
    '--disable-quic',
    '--disable-background-networking',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
const app = await serveApp();
try {
  const singles = await oneByOne();
  const first = await firstPages();
  const many = await importMany(browser, app.url, pages, MANY);
  load.push(loadavg()[0]);
  if (!isJson) printNotes(singles, many);
  const missed = print({
    'import-page-p95-ms': quantile(singles, 'cpu', 0.95),
    'import-page-median-ms': quantile(singles, 'cpu', 0.5),
    'import-page-p95-clock-ms': quantile(singles, 'clock', 0.95),
    'import-first-page-ms': quantile(first, 'cpu', 0.5),
    'import-first-page-clock-ms': quantile(first, 'clock', 0.5),
    'import-1000-longest-task-ms': many.cpu,
    'import-1000-missing': MANY - many.taken,
    'import-1000-s': many.seconds,
    'importer-first-load-gzip-kb': await importerFirstLoadKb(browser, app),
  });
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await app.close();
}

async function oneByOne() {
  const page = await openLibrary(browser, app.url);
  // The worker's start and the fetching of the article's screen: `firstPages` tells what that costs.
  await addPage(page, madeUpPages()[0]);
  await backToLibrary(page);
  const trace = await traceOf(browser, page, async () => {
    for (const one of pages) {
      await addPage(page, one);
      await backToLibrary(page);
    }
  });
  await page.context().close();
  return pages.map((one) => measured(trace, one));
}

async function firstPages() {
  const first = [];
  for (let i = 0; i < FIRST_PAGES; i += 1) {
    const one = pages[Math.floor((i * pages.length) / FIRST_PAGES)];
    const page = await openLibrary(browser, app.url);
    const trace = await traceOf(browser, page, () => addPage(page, one));
    first.push(measured(trace, one));
    await page.context().close();
  }
  return first;
}

/** @returns {{ name: string, kB: number, cpu: number, clock: number }} ms */
function measured(trace, { name, text }) {
  const marks = [`dropped ${name}`, `taken ${name}`];
  const [cpu, clock] = [trace.cpuBetween(...marks), trace.clockBetween(...marks)];
  return { name, kB: text.length / 1000, cpu, clock };
}

function quantile(list, key, share) {
  const sorted = list.map((each) => each[key]).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function printNotes(singles, { wall, slow, taken }) {
  const [before, after] = load.map((value) => value.toFixed(1));
  console.log(
    `${pages.length} pages. Load of the machine (${cpus().length} processors) before ${before}, at the end ${after}: with others at work, times say little.`,
  );
  console.log(
    `${taken} of ${MANY} added; by the clock ${slow} tasks over 50 ms, the longest ${wall} ms.`,
  );
  console.log('Slowest:');
  for (const { name, kB, cpu } of singles.toSorted((a, b) => b.cpu - a.cpu).slice(0, SHOWN)) {
    console.log(`  ${cpu.toFixed(0).padStart(5)} ms  ${kB.toFixed(0).padStart(5)} kB  ${name}`);
  }
}

/** @returns {number} how many bounds are missed */
function print(values) {
  let missed = 0;
  for (const [name, [unit, bound, what]] of Object.entries(FIGURES)) {
    const value = Number(values[name].toFixed(1));
    const isMet = bound === undefined || value <= bound;
    if (!isMet) missed += 1;
    const wanted = bound === undefined ? '' : `≤ ${bound}`;
    console.log(
      isJson
        ? JSON.stringify({ name, value, unit })
        : `${name.padEnd(29)}${String(value).padStart(8)} ${unit.padEnd(6)}${wanted.padEnd(7)}${isMet ? '' : 'MISSED '}${what}`,
    );
  }
  return missed;
}

/** @param {string} path */
function readPages(path) {
  return readdirSync(path)
    .filter((name) => /\.html(?:\.gz)?$/.test(name))
    .map((name) => {
      const bytes = readFileSync(join(path, name));
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      return { name: name.replace(/\.gz$/, ''), text };
    });
}

function madeUpPages() {
  const paragraph = `<p>${'The council met on Tuesday, and the bridge stays closed, the mayor said. '.repeat(6)}</p>`;
  return [
    {
      name: 'bridge.html',
      text: `<!doctype html><html lang="en"><head><title>Bridge</title></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge stays closed</h1>${paragraph.repeat(30)}</article><footer>© 2024</footer></body></html>`,
    },
  ];
}
