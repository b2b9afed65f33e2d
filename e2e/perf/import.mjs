// What adding saved pages costs, in the app as it ships: how long a page takes from the drop to its article
// on the screen, whether the page itself ever stands still while a thousand are added, and how much of the
// importer comes with the first load. Prints a table, or with --json one object a line; leaves with 1 when a
// bound is missed. The pages are those of a folder (DIR, `.html` or `.html.gz`); without one, made up.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from '#cli/chromium.mjs';
import { serveApp } from './app.mjs';
import { backToLibrary, openLibrary, timePage } from './import-app.mjs';
import { importMany } from './import-thousand.mjs';
import { importerFirstLoadKb } from './importer-code.mjs';

const DEFAULT_FOLDER = '../shared/data/extraction-dev';
/** Imported at once. */
const MANY = 1000;
/** The lower time of a page counts: what else the machine does is not the app's. */
const ROUNDS = 2;
const FIRST_PAGES = 5;
const SHOWN = 6;

/** Name → [unit, highest value allowed, what is measured]. Without a bound it is told only. */
const FIGURES = {
  'import-page-p95-ms': [
    'ms',
    250,
    `each page once in an app that runs, one after another: from the drop to its article on the screen, the lower of ${ROUNDS} rounds`,
  ],
  'import-page-median-ms': ['ms', undefined, 'the same'],
  'import-first-page-ms': [
    'ms',
    undefined,
    `the first page after the app was loaded, with the worker's start and the fetching of its code; median of ${FIRST_PAGES}`,
  ],
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
  const times = singles.map(({ ms }) => ms);
  const missed = print({
    'import-page-p95-ms': quantile(times, 0.95),
    'import-page-median-ms': quantile(times, 0.5),
    'import-first-page-ms': quantile(first, 0.5),
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

/** @returns {Promise<{ name: string, kB: number, ms: number }[]>} the slowest first */
async function oneByOne() {
  /** @type {Map<string, number>} */
  const best = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await openLibrary(browser, app.url);
    // The worker and the article's screen are fetched once a visit: `firstPages` tells what that costs.
    await timePage(page, 'warm-up.html', madeUpPages()[0].text);
    await backToLibrary(page);
    for (const { name, text } of pages) {
      const ms = await timePage(page, name, text);
      best.set(name, Math.min(ms, best.get(name) ?? Infinity));
      await backToLibrary(page);
    }
    await page.context().close();
  }
  return pages
    .map(({ name, text }) => ({ name, kB: text.length / 1000, ms: best.get(name) ?? Number.NaN }))
    .toSorted((a, b) => b.ms - a.ms);
}

/** @returns {Promise<number[]>} ms */
async function firstPages() {
  const times = [];
  for (let i = 0; i < FIRST_PAGES; i += 1) {
    const { name, text } = pages[Math.floor((i * pages.length) / FIRST_PAGES)];
    const page = await openLibrary(browser, app.url);
    times.push(await timePage(page, name, text));
    await page.context().close();
  }
  return times;
}

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
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
  for (const { name, kB, ms } of singles.slice(0, SHOWN)) {
    console.log(`  ${ms.toFixed(0).padStart(5)} ms  ${kB.toFixed(0).padStart(5)} kB  ${name}`);
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
