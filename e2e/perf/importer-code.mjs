// How much of what reads and takes articles comes with the first load of the library.
import { gzipSync } from 'node:zlib';

/** Code that nothing but the way of articles into the library needs. */
const IMPORTER = [
  /\/src\/formats\/(?:articles|datasets)\//,
  /\/src\/storage\/(?:import-|read-import|serve-imports|look-job|make-article|known-articles|near-duplicates)/,
  /\/src\/workspace\/(?:import-|received-file)/,
  /\/src\/features\/exchange\/(?:use-importer|look-first|import-|taken-part|duplicates-part|report-part)/,
  /\/src\/features\/library\/(?:import-|preview-|paste-|use-paste|use-preview|article-files|from-browser)/,
  /\/src\/ui\/(?:window-drop|dropped-files|file-button)/,
  /\/src\/workers\/import/,
  /\/node_modules\/(?:parse5|entities|linkedom|css-select|css-what|htmlparser2|domhandler|@mozilla\/readability|defuddle|marked|mammoth|pdfjs-dist|postal-mime|papaparse|chardet|fflate|hyparquet)\//,
];

/**
 * Gzipped size of the importer's modules in the chunks that the library fetches, in kB: of their code
 * before it is made smaller, so rather too much.
 * @param {import('@playwright/test').Browser} browser
 * @param {{ url: string, output: readonly any[] }} app from `serveApp`
 */
export async function importerFirstLoadKb(browser, { url, output }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    /** @type {Set<string>} */
    const fetched = new Set();
    page.on('response', (response) => fetched.add(new URL(response.url()).pathname.slice(1)));
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const scripts = [...fetched].filter((path) => path.endsWith('.js'));
    const chunks = output.filter(({ fileName }) => scripts.includes(fileName));
    // A worker's script is no chunk of the page's: the first load starts none.
    if (chunks.length === 0 || chunks.length < scripts.length) {
      throw new Error(`not all of ${scripts.join(', ')} are chunks of the page`);
    }
    const code = chunks.flatMap(({ modules }) =>
      Object.entries(modules)
        .filter(([id]) => IMPORTER.some((pattern) => pattern.test(id)))
        .map(([, module]) => module.code ?? ''),
    );
    if (code.length === 0) throw new Error('nothing of the importer is known by its name any more');
    return gzipSync(code.join('\n')).length / 1000;
  } finally {
    await context.close();
  }
}
