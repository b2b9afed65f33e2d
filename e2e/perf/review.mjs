// What comparing annotators costs, in CPU of the process (its helper threads included), and what the review
// screen costs, in CPU of its main thread, so that other load on the machine hardly moves it. Prints a table, or with --json one object a line; leaves with 1
// when a bound is missed.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from '#cli/machine.mjs';
import { measureReviewScreen } from './review-screen.mjs';

const RUNS = 5;

/** Name → [unit, highest value allowed]. */
const BOUNDS = {
  'align-10k-ms': ['ms', 500],
  'agreement-1000-articles-ms': ['ms', 5000],
  // At 1,000 differences.
  'next-difference-cpu-ms': ['ms', 16],
  'decide-difference-cpu-ms': ['ms', 80],
};

const folder = join(ROOT, 'node_modules', '.cache', `ascribe-review-${process.pid}`);
try {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'e2e/perf/review-scenarios.ts',
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'scenarios.js' } },
    },
  });
  const scenarios = await import(pathToFileURL(join(folder, 'scenarios.js')).href);
  const { next, decide } = await measureReviewScreen(1000);
  process.exitCode = print({
    'next-difference-cpu-ms': next,
    'decide-difference-cpu-ms': decide,
    'align-10k-ms': median(RUNS, scenarios.prepareAlignment(10_000)),
    'agreement-1000-articles-ms': median(3, scenarios.prepareReport(1000, 30)),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function median(runs, act) {
  const values = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).toSorted((a, b) => a - b);
  return values[Math.floor(runs / 2)];
}

function print(values) {
  const isJson = process.argv.includes('--json');
  let missed = 0;
  for (const [name, [unit, bound]] of Object.entries(BOUNDS)) {
    const value = Number(values[name].toFixed(1));
    const isMet = value <= bound;
    if (!isMet) missed += 1;
    const columns = [name.padEnd(28), String(value).padStart(9), unit.padEnd(6), `≤ ${bound}`];
    console.log(
      isJson
        ? JSON.stringify({ name, value, unit })
        : `${columns.join('  ')}${isMet ? '' : '   MISSED'}`,
    );
  }
  return missed > 0 ? 1 : 0;
}
