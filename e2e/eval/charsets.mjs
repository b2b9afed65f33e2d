// How many short texts in old encodings are read right, in a real browser. Prints what went wrong and
// the count, or with --json one object; leaves with 1 when fewer than the bound are right.
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '#cli/chromium.mjs';
import { charsetCases } from './charset-texts.mjs';

/** Of 110: the rest may be too short to tell. */
const BOUND = 106;

const [script] = await bundle();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'tryCharset' in globalThis);
  const results = [];
  for (const one of charsetCases()) {
    results.push({
      ...one,
      ...(await page.evaluate((value) => globalThis.tryCharset(value), one)),
    });
  }
  report(results);
} finally {
  await browser.close();
}

/** One script without imports: a page of no address can load nothing else. */
async function bundle() {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'e2e/eval/charset-page.ts', formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return [built].flat().flatMap(({ output }) => output.map(({ code }) => code));
}

function report(results) {
  const right = results.filter(({ isRight }) => isRight).length;
  const wrong = results
    .filter(({ isRight }) => !isRight)
    .map(({ encoding, language, guessed, wanted, got }) => ({
      encoding,
      language,
      guessed,
      wanted,
      got,
    }));
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ name: 'charsets-right', value: right, unit: 'texts' }));
  } else {
    for (const { encoding, language, guessed, wanted, got } of wrong) {
      console.log(`${encoding} (${language}) read as ${guessed}\n  ${wanted}\n  ${got}`);
    }
    console.log(`${right} of ${results.length} right (at least ${BOUND} wanted)`);
  }
  if (right < BOUND) process.exitCode = 1;
}
