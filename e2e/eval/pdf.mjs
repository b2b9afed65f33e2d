// npm run eval:pdf: how many paragraphs of the sample PDFs come out exactly as they were written.
//   npm run eval:pdf -- --json      the one figure as JSON
//   npm run eval:pdf -- --misses    each paragraph that came out otherwise
//   SAMPLES=folder npm run eval:pdf    other PDFs, each with its paragraphs in a .json beside it
// Ends with 1 below nine of ten.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from '../../src/cli/machine.mjs';

const ENOUGH = 0.9;
const samples = process.env['SAMPLES'] ?? join(ROOT, 'e2e', 'samples', 'pdf');
const { decodePdf, canonicalize } = await load();
const rows = [];
for (const file of readdirSync(samples).filter(isSample).toSorted()) {
  rows.push(await measure(file));
}
const expected = rows.reduce((sum, row) => sum + row.expected, 0);
const found = rows.reduce((sum, row) => sum + row.identical, 0);
const value = expected === 0 ? 0 : Math.round((found / expected) * 1000) / 1000;
if (process.argv.includes('--json')) {
  console.error(table());
  console.log(JSON.stringify({ name: 'pdf-paragraphs', value, unit: 'share' }));
} else {
  console.log(table());
  console.log(`${found} of ${expected} paragraphs identical (${value})`);
}
process.exitCode = value < ENOUGH ? 1 : 0;

/** @param {string} name */
function isSample(name) {
  return name.endsWith('.pdf') && existsSync(join(samples, name.replace('.pdf', '.json')));
}

function table() {
  return rows
    .map(
      (row) =>
        `${row.file.padEnd(34)} ${`${row.identical}/${row.expected}`.padStart(7)}   ${row.other} other`,
    )
    .join('\n');
}

/** @param {string} file */
async function measure(file) {
  const { paragraphs } = JSON.parse(
    readFileSync(join(samples, file.replace('.pdf', '.json')), 'utf8'),
  );
  /** @type {(texts: readonly string[]) => string[]} */
  const canonical = (texts) =>
    texts.map((text) => canonicalize([{ kind: 'paragraph', text }]).text);
  const decoded = await decodePdf(new Uint8Array(readFileSync(join(samples, file))));
  /** @type {string[]} */
  const read = decoded.ok
    ? canonical(
        decoded.value.drafts
          .filter((/** @type {any} */ draft) => !draft.hidden)
          .map((/** @type {any} */ draft) => draft.text),
      )
    : [];
  const wanted = canonical(paragraphs);
  const left = [...read];
  const missed = wanted.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (process.argv.includes('--misses')) {
    for (const text of missed) console.error(`${file}\n  - ${text}`);
    for (const text of left) console.error(`${file}\n  + ${text}`);
  }
  return {
    file,
    expected: wanted.length,
    identical: wanted.length - missed.length,
    other: left.length,
  };
}

/** Node 20 reads no TypeScript. */
async function load() {
  const folder = join(ROOT, 'node_modules', '.cache', 'eval-pdf');
  mkdirSync(folder, { recursive: true });
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'e2e/eval/pdf-entry.ts',
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  return import(pathToFileURL(join(folder, 'main.js')).href);
}
