// npm test: everything that has to hold before a change goes in, from a fresh clone on.
//   npm test                  all steps; stops at the first that fails
//   npm test -- --unit        the unit tests only
//   npm test -- --e2e check   the build and the end-to-end tests whose file name has "check" in it
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, installPackages, npm, requireNode, ROOT } from './machine.mjs';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, script: string, args?: readonly string[], env?: Record<string, string>, count?: () => Count }} Step */

// Relative, so that a space in the path of the project needs no quoting.
const VITEST_REPORT = 'node_modules/.cache/vitest.json';
const PLAYWRIGHT_REPORT = 'node_modules/.cache/playwright.json';

const [mode, ...rest] = process.argv.slice(2);
if (mode !== undefined && mode !== '--unit' && mode !== '--e2e') {
  fail(`Unknown option ${mode}. Use npm test, npm test -- --unit or npm test -- --e2e.`);
}

requireNode();
installPackages();

/** @type {readonly Step[]} */
const checks = [
  { name: 'format', script: 'format:check' },
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'typecheck' },
  { name: 'unused code', script: 'unused' },
];
/** @type {Step} */
const unit = {
  name: 'unit tests',
  script: 'test:unit',
  args: ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`, ...rest],
  count: countVitest,
};
/** @type {Step} */
const build = { name: 'build', script: 'build' };

if (mode === '--unit') finish([unit]);
// Looked for first: a missing browser should not show only after minutes of other work.
const browser = await getBrowser();
/** @type {Step} */
const e2e = {
  name: 'end-to-end tests',
  script: 'test:e2e',
  args: ['--reporter=list,json', ...rest],
  env: { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, PLAYWRIGHT_REPORT) },
  count: countPlaywright,
};
finish(mode === '--e2e' ? [build, e2e] : [...checks, unit, build, e2e]);

/** @returns {Promise<string>} */
async function getBrowser() {
  // Only now, because Playwright may just have been installed.
  const { getChromium } = await import('./chromium.mjs');
  return (
    getChromium() ??
    fail(
      'The end-to-end tests need Chromium or Chrome, and none could be found or installed.\n' +
        'Install one, or set CHROMIUM to its path. npm test -- --unit runs without a browser.',
    )
  );
}

/**
 * Runs the steps up to the first that fails and ends the process; the count is the last line.
 * @param {readonly Step[]} steps
 * @returns {never}
 */
function finish(steps) {
  rmSync(join(ROOT, VITEST_REPORT), { force: true });
  rmSync(join(ROOT, PLAYWRIGHT_REPORT), { force: true });
  let passed = 0;
  let failed = 0;
  let broken = false;
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const succeeded = npm(['run', '--silent', step.script, '--', ...(step.args ?? [])], step.env);
    const count = step.count?.() ?? { passed: 0, failed: 0 };
    passed += count.passed;
    // A check that fails, or a run that breaks before its first test, counts as one failure:
    // "0 failed" must never stand below something that went wrong.
    failed += succeeded ? count.failed : Math.max(1, count.failed);
    broken = !succeeded || count.failed > 0;
    if (!broken) continue;
    console.log(`\nFailed: ${step.name}. To run only this again: npm run ${step.script}`);
    break;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(broken ? 1 : 0);
}

/** @returns {Count} */
function countVitest() {
  const report = readReport(VITEST_REPORT);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/** @returns {Count} */
function countPlaywright() {
  const stats = readReport(PLAYWRIGHT_REPORT)?.stats;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
  };
}

/**
 * @param {string} path
 * @returns {any} undefined when the run ended before it could write its report
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return undefined;
  }
}
