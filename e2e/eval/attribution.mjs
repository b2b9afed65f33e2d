// npm run eval:attribution -- [FILE] [--json]
// How well the suggestions meet articles annotated by hand. FILE holds an article a line, gzipped or not:
// {id, text, quotes: [{parts: [{start, end, kind?}], type?, speaker_text, speaker_start, speaker_end}]},
// offsets in UTF-16 code units. Without FILE: polnear.dev, then dewikinews.dev, of the data folder.
// Ends with 1 when a bound is missed.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';

/**
 * @typedef {{ start: number, end: number }} Span
 * @typedef {Span & { kind: string, speaker: (Span & { text: string }) | undefined }} GoldPart
 * @typedef {{ text: string, language: string, parts: readonly GoldPart[] }} Gold
 * @typedef {Span & { speaker_start: number | null, speaker_end: number | null, speaker_text: string | null }} QuoteLine
 * @typedef {{ quotes: readonly QuoteLine[], indirect: readonly Span[] }} Found
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DATA = process.env['ASCRIBE_DATA'] ?? join(ROOT, '..', 'shared', 'data');

/** Least shares, by file; others are held to those of English news. */
const NEWS = {
  'direct-recall': 0.96,
  'inside-gold': 0.97,
  'speaker-overlap': 0.93,
  'speaker-exact': 0.8,
  'end-to-end': 0.9,
  'all-f1': 0.42,
};
/** @type {Readonly<Record<string, Readonly<Record<string, number>>>>} */
const BOUNDS = { 'dewikinews.dev': { 'direct-recall': 0.85 } };

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const named = args.filter((arg) => !arg.startsWith('--'));
const files =
  named.length > 0
    ? named
    : ['polnear.dev', 'dewikinews.dev'].map((name) =>
        join(DATA, 'attribution', `${name}.jsonl.gz`),
      );

const suggestionLine = await load();
let missed = false;
for (const file of files) {
  if (!existsSync(file)) {
    console.error(`There is no ${file}. Name a file, or set ASCRIBE_DATA to the data folder.`);
    missed = true;
    continue;
  }
  missed = !report(file) || missed;
}
process.exit(missed ? 1 : 0);

/** @returns {Promise<(text: string, language: string) => Found>} bundled, since Node 20 reads no TypeScript */
async function load() {
  const folder = join(ROOT, 'node_modules', '.cache', 'ascribe-eval');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'src/domain/suggest/suggestion-line.ts',
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'suggestion-line.js' } },
    },
  });
  const program = await import(pathToFileURL(join(folder, 'suggestion-line.js')).href);
  return program.suggestionLine;
}

/**
 * @param {string} file
 * @returns {boolean} whether all bounds are met
 */
function report(file) {
  const name = basename(file).replace(/\.jsonl(\.gz)?$/, '');
  const articles = readGold(file, name.startsWith('dewiki') ? 'de' : 'en');
  const suggestAll = () => articles.map(({ text, language }) => suggestionLine(text, language));
  const found = suggestAll();
  // The second time, as in a long run; the processor's time, which other programs hardly change.
  const before = process.cpuUsage();
  suggestAll();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const megabytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const shares = measure(articles, found);
  const bounds = BOUNDS[name] ?? NEWS;
  const suffix = name === 'polnear.dev' || named.length > 0 ? '' : `-${name}`;
  if (!asJson) console.log(`\n${name}: ${articles.length} articles`);
  let isMet = true;
  for (const [key, value] of Object.entries(shares)) {
    const bound = bounds[key];
    const isBelow = bound !== undefined && value < bound;
    isMet &&= !isBelow;
    if (asJson) {
      console.log(JSON.stringify({ name: `${key}${suffix}`, value: round(value), unit: 'share' }));
    } else {
      const least = bound === undefined ? '' : `  at least ${bound}${isBelow ? '  MISSED' : ''}`;
      console.log(`  ${key.padEnd(18)}${value.toFixed(4)}${least}`);
    }
  }
  const speed = round(megabytes / seconds);
  if (asJson) console.log(JSON.stringify({ name: `speed${suffix}`, value: speed, unit: 'MB/s' }));
  else console.log(`  ${'speed'.padEnd(18)}${speed} MB/s`);
  return isMet;
}

/**
 * @param {string} file
 * @param {string} language of articles that name none
 * @returns {readonly Gold[]}
 */
function readGold(file, language) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const article = JSON.parse(line);
      return {
        text: article.text,
        language: article.language ?? language,
        parts: article.quotes.flatMap((/** @type {any} */ quote) =>
          quote.parts.map((/** @type {any} */ part) => ({
            start: part.start,
            end: part.end,
            kind: (part.kind ?? quote.type ?? '').toLowerCase(),
            speaker:
              quote.speaker_text === null
                ? undefined
                : { start: quote.speaker_start, end: quote.speaker_end, text: quote.speaker_text },
          })),
        ),
      };
    });
}

/**
 * @param {readonly Gold[]} articles
 * @param {readonly Found[]} found
 * @returns {Readonly<Record<string, number>>} each share from 0 to 1
 */
function measure(articles, found) {
  const count = {
    direct: 0,
    exact: 0,
    quotes: 0,
    inside: 0,
    spoken: 0,
    asked: 0,
    overlap: 0,
    same: 0,
  };
  const all = { gold: 0, found: 0, exact: 0 };
  for (const [index, { parts }] of articles.entries()) {
    const { quotes, indirect } = found[index] ?? { quotes: [], indirect: [] };
    const direct = parts.filter(({ kind }) => kind === 'direct');
    count.direct += direct.length;
    // A quotation counts once, also where two annotations cover the same words.
    const keysFound = new Set(quotes.map(keyOf));
    count.exact += direct.filter((part) => keysFound.delete(keyOf(part))).length;
    count.quotes += quotes.length;
    count.inside += quotes.filter((quote) =>
      parts.some((part) => shared(quote, part) >= 0.9 * (quote.end - quote.start)),
    ).length;
    const free = new Set(quotes);
    for (const part of direct) {
      if (part.speaker) count.spoken += 1;
      const best = bestMatch(free, part);
      if (!best) continue;
      free.delete(best);
      if (!part.speaker) continue;
      count.asked += 1;
      if (best.speaker_start === null || best.speaker_end === null) continue;
      const speaker = { start: best.speaker_start, end: best.speaker_end };
      if (isSame(speaker, part.speaker)) count.same += 1;
      const isMet =
        shared(speaker, part.speaker) > 0 || isSameName(best.speaker_text ?? '', part.speaker.text);
      if (isMet) count.overlap += 1;
    }
    const spans = [...quotes, ...indirect];
    all.gold += parts.length;
    all.found += spans.length;
    const keys = new Set(parts.map(keyOf));
    all.exact += spans.filter((span) => keys.has(keyOf(span))).length;
  }
  return {
    'direct-recall': share(count.exact, count.direct),
    'inside-gold': share(count.inside, count.quotes),
    'speaker-overlap': share(count.overlap, count.asked),
    'speaker-exact': share(count.same, count.asked),
    'end-to-end': share(count.overlap, count.spoken),
    'all-f1': share(2 * all.exact, all.gold + all.found),
  };
}

/**
 * The found quotation that covers a part best, by the measure "shared length over joint length".
 * @param {Iterable<QuoteLine>} quotes
 * @param {Span} part
 * @returns {QuoteLine | undefined} undefined below 0.8
 */
function bestMatch(quotes, part) {
  let best;
  let most = 0;
  for (const quote of quotes) {
    const both = shared(quote, part);
    const value = both / (quote.end - quote.start + (part.end - part.start) - both);
    if (value <= most) continue;
    most = value;
    best = quote;
  }
  return most >= 0.8 ? best : undefined;
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean} whether the last words in capitals are the same
 */
function isSameName(a, b) {
  const name = lastName(a);
  return name !== undefined && name === lastName(b);
}

/** @param {string} mention */
function lastName(mention) {
  return mention
    .match(/[A-Z][\p{L}’'\-]+/gv)
    ?.at(-1)
    ?.replace(/[’']s$/v, '');
}

/** @param {Span} a @param {Span} b */
function shared(a, b) {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** @param {Span} a @param {Span} b */
function isSame(a, b) {
  return a.start === b.start && a.end === b.end;
}

/** @param {Span} span */
function keyOf({ start, end }) {
  return `${start}-${end}`;
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  return whole === 0 ? 0 : part / whole;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10_000) / 10_000;
}
