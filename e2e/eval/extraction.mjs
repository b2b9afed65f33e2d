// How well articles are found in saved pages: npm run -s eval:extraction -- [DIR] [--json].
// DIR holds pages (ID.html.gz) and truth.json. Prints a table by source, or with --json one object a
// line; leaves with 1 when a bound is missed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { fail, ROOT } from '#cli/machine.mjs';
import { createScore, flagScore } from './extraction-score.mjs';

/** Name → [unit, bound, which side of it is good]. */
const BOUNDS = {
  f1: ['share', 0.965, 'least'],
  'para-f1': ['share', 0.93, 'least'],
  'junk-kept': ['share', 0.06, 'most'],
  title: ['share', 0.75, 'least'],
  author: ['share', 0.84, 'least'],
  date: ['share', 0.75, 'least'],
  'flag-precision': ['share', 0.75, 'least'],
  'flag-recall': ['share', 0.5, 'least'],
  'content-flagged': ['share', 0.01, 'most'],
  'page-p50-ms': ['ms'],
  // CPU of this process, so that another load on the machine hardly moves it.
  'page-p95-ms': ['ms', 250, 'most'],
};

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const folder =
  args.find((arg) => !arg.startsWith('--')) ?? join(ROOT, '..', 'shared', 'data', 'extraction-dev');

const truths = Object.entries(readTruth());
const { comparePage, readPage } = await bundle();
const scores = new Map([['all', createScore()]]);
const flags = [];
const times = [];
// Compiled code, before it is timed.
await readPage(readHtml(truths[0][0]));
for (const [id, truth] of truths) {
  const html = readHtml(id);
  const started = process.cpuUsage();
  const page = await readPage(html);
  const { user, system } = process.cpuUsage(started);
  times.push((user + system) / 1000);
  const source = id.split('-')[0];
  if (!scores.has(source)) scores.set(source, createScore());
  for (const score of [scores.get('all'), scores.get(source)]) score.add(truth, page);
  flags.push(flagScore(truth, await comparePage(html)));
}
const values = { ...scores.get('all').values(), ...summed(flags), ...timed(times) };
if (asJson) printLines(values);
else printTables(values);
process.exitCode = Object.entries(values).every(([name, value]) => isGood(name, value)) ? 0 : 1;

/** @returns {Record<string, Record<string, any>>} */
function readTruth() {
  try {
    return JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  } catch (error) {
    return fail(`No truth.json can be read in ${folder}: ${error.message}`);
  }
}

function readHtml(id) {
  return gunzipSync(readFileSync(join(folder, `${id}.html.gz`))).toString('utf8');
}

/** Node 20 reads no TypeScript. */
async function bundle() {
  const outDir = join(ROOT, 'node_modules', '.cache', 'ascribe-eval');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'e2e/eval/read-page.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'read-page.js' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'read-page.js')).href);
}

function summed(counts) {
  const total = (name) => counts.reduce((sum, count) => sum + count[name], 0);
  return {
    'flag-precision': total('flaggedJunk') / total('flagged'),
    'flag-recall': total('flaggedJunk') / total('junk'),
    'content-flagged': total('flaggedWords') / total('words'),
  };
}

function timed(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { 'page-p50-ms': at(0.5), 'page-p95-ms': at(0.95) };
}

function isGood(name, value) {
  const [, bound, side] = BOUNDS[name] ?? [];
  if (bound === undefined || Number.isNaN(value)) return true;
  return side === 'least' ? value >= bound : value <= bound;
}

function printLines(all) {
  for (const [name, [unit]] of Object.entries(BOUNDS)) {
    const value = Number(all[name].toFixed(unit === 'ms' ? 0 : 4));
    process.stdout.write(`${JSON.stringify({ name, value, unit })}\n`);
  }
}

function printTables(all) {
  const names = [
    'pages',
    'f1',
    'precision',
    'recall',
    'para-f1',
    'junk-kept',
    'title',
    'author',
    'date',
  ];
  const lines = [['', ...names].map((name) => name.padStart(10)).join('')];
  for (const [source, score] of scores) {
    const own = { ...score.values(), ...score.details() };
    const cells = names.map((name) => shown(own[name]).padStart(10));
    lines.push(source.padStart(10) + cells.join(''));
  }
  lines.push('');
  for (const [name, [unit, bound, side]] of Object.entries(BOUNDS)) {
    const wanted = bound === undefined ? '' : `${side === 'least' ? '≥' : '≤'} ${bound}`;
    const verdict = isGood(name, all[name]) ? '' : '  missed';
    const value = unit === 'ms' ? `${all[name].toFixed(0)} ms` : shown(all[name]);
    lines.push(`${name.padEnd(18)}${value.padStart(8)}  ${wanted}${verdict}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function shown(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
}
