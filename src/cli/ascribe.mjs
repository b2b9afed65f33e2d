// npm run -s ascribe -- COMMAND …: the same code as the app's, from a terminal.
// Node 20 reads no TypeScript, so the commands are bundled into the cache first, when they have changed.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { changedAt, endWithReader, fail, newestIn, requireNode, ROOT } from './machine.mjs';

requireNode();
endWithReader();
if (!existsSync(join(ROOT, 'node_modules', 'vite'))) {
  fail('The packages are not installed. Run npm ci (or npm start) first.');
}
const folder = join(ROOT, 'node_modules', '.cache', 'ascribe-cli');
const program = join(folder, 'main.js');
if (!isFresh()) await bundle();
const { run } = await import(pathToFileURL(program).href);
process.exitCode = await run(process.argv.slice(2));

/** @returns {boolean} whether the bundle was made from the sources as they are now */
function isFresh() {
  const sources = ['src/cli', 'src/domain', 'src/formats', 'package-lock.json'];
  const newest = Math.max(...sources.map((name) => newestIn(join(ROOT, name))));
  return changedAt(program) > newest;
}

/** Made beside and moved into place: two commands may be started at once. */
async function bundle() {
  const { build } = await import('vite');
  const made = `${folder}-${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: 'src/cli/main.ts',
      outDir: made,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  mkdirSync(join(folder, '..'), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}
