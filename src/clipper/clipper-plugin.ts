import { type Plugin, build } from 'vite';

// What runs outside of the app has to be one file each, without imports. All of it comes from the sources beside
// this file: the bookmarklet's text as a module for the app, the rest as files of the build.

const VIRTUAL = 'virtual:bookmarklet';

const SCRIPTS = {
  'sw.js': 'share-worker.ts',
  'clipper/background.js': 'extension-background.ts',
  'clipper/grab.js': 'extension-grab.ts',
  'clipper/hand-over.js': 'extension-hand-over.ts',
  'clipper/options.js': 'extension-options.ts',
} as const;

export function clipperPlugin(): Plugin {
  return {
    name: 'clipper',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      return `export const code = ${JSON.stringify((await bundle('bookmarklet.ts')).trim())};`;
    },
    async generateBundle() {
      for (const [fileName, entry] of Object.entries(SCRIPTS)) {
        // oxlint-disable-next-line no-await-in-loop -- Five small ones.
        this.emitFile({ type: 'asset', fileName, source: await bundle(entry) });
      }
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `src/clipper/${entry}`, output: { format: 'iife' } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const [chunk] = outputs.flatMap((each) => ('output' in each ? each.output : []));
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not bundled`);
  return chunk.code;
}
