// What Ascribe costs: an ordinary article in the app as it ships, a very long one in the editor alone,
// an acknowledged edit, and the code that is loaded. CPU is the main thread's own, from the browser's
// thread ticks. Prints a table, or with --json one object a line; leaves with 1 when a bound is missed.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from '#cli/chromium.mjs';
import { loadedScripts, readProject, runApp, serveApp } from './app.mjs';
import { measureAll } from './measure.mjs';
import { measureSave } from './save.mjs';
import { buildHarness, openHarness } from './harness-site.mjs';
import { LARGE, SMALL, scenarios } from './scenarios.mjs';

const RUNS = 5;
/** Each opens three articles in fresh profiles. */
const APP_RUNS = 3;

/** Name → [unit, highest value allowed]. Names with `app-` are of the whole app, the others of the editor alone. */
const BOUNDS = {
  'open-1k-200-cpu-ms': ['ms', 100],
  'add-1k-200-cpu-ms': ['ms', 16],
  'key-1k-200-cpu-ms': ['ms', 16],
  'open-200k-50k-vs-plain': ['ratio', 1.5],
  'key-200k-50k-vs-plain': ['ratio', 1.5],
  'scroll-200k-50k-vs-plain': ['ratio', 2],
  'add-200k-50k-cpu-ms': ['ms', 10],
  'jump-200k-50k-cpu-ms': ['ms', 40],
  'hover-200k-50k-cpu-ms': ['ms', 0.2],
  'toggle-200k-50k-cpu-ms': ['ms', 16],
  'add-50k-vs-1k': ['ratio', 1.1],
  'key-50k-vs-1k': ['ratio', 1.1],
  'scroll-50k-vs-1k': ['ratio', 1.1],
  'dom-nodes-above-text-50k': ['nodes', 1500],
  'app-open-1k-200-cpu-ms': ['ms', 100],
  'app-add-1k-200-cpu-ms': ['ms', 16],
  'app-key-1k-200-cpu-ms': ['ms', 16],
  'app-open-200k-50k-vs-plain': ['ratio', 1.8],
  'save-vs-raw-idb': ['ratio', 2],
  'first-load-js-gzip-kb': ['kB', 330],
  'article-js-gzip-kb': ['kB', 420],
};

const HUGE = { words: 200_000, annotations: 50_000 };
const HUGE_PLAIN = { words: 200_000, annotations: 0 };

/** Values by name; `of` gives the median. */
function createSamples() {
  const samples = new Map();
  return {
    note: (name, value) => {
      samples.set(name, [...(samples.get(name) ?? []), value]);
    },
    of: (name) => median(samples.get(name) ?? []),
  };
}

/** One value for each scenario and size, the sizes taking turns within a run. */
async function collect(page) {
  const { note, of } = createSamples();
  const measure = await measureAll(page);
  for (let run = 0; run <= RUNS; run += 1) {
    for (const size of [SMALL, ...LARGE]) {
      for (const [name, value] of await scenarios(page, measure, size)) {
        // The first run warms caches and the compiler.
        if (run > 0) note(`${name}-${size.name}`, value);
      }
    }
  }
  return of;
}

/** The app's own figures, each run in a fresh profile. */
async function collectApp(launched) {
  const app = await serveApp();
  try {
    const project = await readProject(launched, app.url);
    const { note, of } = createSamples();
    for (let run = 0; run < APP_RUNS; run += 1) {
      const small = await runApp(launched, app.url, project, SMALL);
      for (const [name, value] of Object.entries(small)) note(`${name}-small`, value);
      const plain = await runApp(launched, app.url, project, HUGE_PLAIN);
      const huge = await runApp(launched, app.url, project, HUGE);
      note('huge-vs-plain', huge.open / plain.open);
    }
    const scripts = await loadedScripts(launched, app.url, project);
    return {
      'app-open-1k-200-cpu-ms': of('open-small'),
      'app-add-1k-200-cpu-ms': of('add-small'),
      'app-key-1k-200-cpu-ms': of('key-small'),
      'app-open-200k-50k-vs-plain': of('huge-vs-plain'),
      'first-load-js-gzip-kb': scripts.library,
      'article-js-gzip-kb': scripts.article,
    };
  } finally {
    await app.close();
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function figures(of) {
  const ratio = (scenario, over, under) => of(`${scenario}-${over}`) / of(`${scenario}-${under}`);
  return {
    'open-1k-200-cpu-ms': of('open-1k-200'),
    'add-1k-200-cpu-ms': of('add-1k-200'),
    'key-1k-200-cpu-ms': of('key-1k-200'),
    'open-200k-50k-vs-plain': ratio('open', '50k', 'plain'),
    'key-200k-50k-vs-plain': ratio('key', '50k', 'plain'),
    'scroll-200k-50k-vs-plain': ratio('scroll', '50k', 'plain'),
    'add-200k-50k-cpu-ms': of('add-50k'),
    'jump-200k-50k-cpu-ms': of('jump-50k'),
    'hover-200k-50k-cpu-ms': of('hover-50k'),
    'toggle-200k-50k-cpu-ms': of('toggle-50k'),
    'add-50k-vs-1k': ratio('add', '50k', '1k'),
    'key-50k-vs-1k': ratio('key', '50k', '1k'),
    'scroll-50k-vs-1k': ratio('scroll', '50k', '1k'),
    'dom-nodes-above-text-50k': of('nodes-50k') - of('nodes-plain'),
  };
}

function print(values) {
  const isJson = process.argv.includes('--json');
  let missed = 0;
  for (const [name, [unit, bound]] of Object.entries(BOUNDS)) {
    const value = Number(values[name].toFixed(3));
    const isMet = value <= bound;
    if (!isMet) missed += 1;
    const columns = [name.padEnd(28), String(value).padStart(9), unit.padEnd(6), `≤ ${bound}`];
    console.log(
      isJson
        ? JSON.stringify({ name, value, unit })
        : `${columns.join('  ')}${isMet ? '' : '   MISSED'}`,
    );
  }
  return missed;
}

const executablePath = process.env['CHROMIUM'] ?? findChromium();
await buildHarness();
const browser = await chromium.launch({
  ...(executablePath && existsSync(executablePath) ? { executablePath } : {}),
  args: [
    '--disable-quic',
    '--disable-background-networking',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await openHarness(page);
  const of = await collect(page);
  if (process.argv.includes('--raw')) {
    for (const name of ['open', 'add', 'key', 'scroll', 'jump', 'hover', 'toggle', 'nodes']) {
      const sizes = ['1k-200', 'plain', '1k', '50k'];
      console.log(
        name.padEnd(8),
        sizes.map((s) => `${s}: ${of(`${name}-${s}`).toFixed(2)}`).join('  '),
      );
    }
  }
  const { raw, save } = await measureSave();
  const values = { ...figures(of), ...(await collectApp(browser)), 'save-vs-raw-idb': save / raw };
  process.exitCode = print(values) > 0 ? 1 : 0;
} finally {
  await browser.close();
}
