// What start and test need from the machine they run on. Plain JavaScript without dependencies:
// it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The oldest release of each line that the build tools run on; keep equal to package.json's "engines". */
const OLDEST_MINOR = new Map([
  [20, 19],
  [22, 12],
]);

/** Ends the process with a message a person can act on, rather than a stack trace later. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const oldest = OLDEST_MINOR.get(major);
  if (oldest === undefined ? major > 22 : minor >= oldest) return;
  fail(
    `Ascribe needs Node.js 20.19 or later, or 22.12 or later; this is ${process.versions.node}.\n` +
      'Install the current release from https://nodejs.org and run the command again.',
  );
}

/**
 * A reader that has seen enough (`| head`) closes what is written to: the process ends then without a word,
 * as other tools do, and with their code for it (128 and the number of SIGPIPE), since not all was said.
 */
export function endWithReader() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(141);
    });
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/**
 * Runs npm as the same program that runs this script, so that neither a space in a path nor
 * Windows' npm.cmd gets in the way.
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {boolean} whether it succeeded
 */
export function npm(args, env = {}) {
  const cli = process.env['npm_execpath'];
  const options = /** @type {const} */ ({
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (cli?.endsWith('npm-cli.js')) {
    return spawnSync(process.execPath, [cli, ...args], options).status === 0;
  }
  // Windows starts a .cmd file only through the shell; none of our arguments needs quoting there.
  return process.platform === 'win32'
    ? spawnSync(['npm.cmd', ...args].join(' '), { ...options, shell: true }).status === 0
    : spawnSync('npm', args, options).status === 0;
}

/** Installs the packages of the lockfile, unless exactly these are there already. */
export function installPackages() {
  const installed = changedAt(join(ROOT, 'node_modules', '.package-lock.json'));
  if (installed >= changedAt(join(ROOT, 'package-lock.json'))) return;
  console.log('Installing packages (first run, or the lockfile has changed) …');
  if (!npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) {
    fail('The packages could not be installed. Check the connection and run the command again.');
  }
}

/** Whether dist/ was built from the sources as they are now. */
export function isBuildFresh() {
  const sources = [
    'src',
    'public',
    'index.html',
    'receive.html',
    'vite.config.ts',
    'package-lock.json',
  ];
  const newest = Math.max(...sources.map((name) => newestIn(join(ROOT, name))));
  return changedAt(join(ROOT, 'dist', 'index.html')) > newest;
}

/**
 * @param {number} from the first port to try
 * @returns {Promise<number>} the first one from there on that nobody listens on
 */
export async function freePort(from) {
  for (let port = from; port < from + 100; port += 1) {
    if (await isFree(port)) return port;
  }
  return fail(`No free port between ${from} and ${from + 99}.`);
}

/**
 * The port to serve on. Always the same one unless asked otherwise: the browser keeps what is
 * stored for one address, so on another port the library would look empty.
 * @param {string | undefined} asked the environment's PORT
 * @returns {number}
 */
export function chosenPort(asked) {
  if (asked === undefined || asked === '') return 4173;
  const port = Number(asked);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  return fail(`PORT is "${asked}". It has to be a number from 1 to 65535.`);
}

/**
 * @param {number} port
 * @returns {Promise<'nobody' | 'ascribe' | 'another program'>} who listens there
 */
export async function whoListens(port) {
  if (await isFree(port)) return 'nobody';
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5000) });
    const isAscribe = /<meta\s+name="application-name"\s+content="Ascribe"/v.test(
      await answer.text(),
    );
    return isAscribe ? 'ascribe' : 'another program';
  } catch {
    // It speaks something else, or not at all.
    return 'another program';
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * @param {string} path a file or folder
 * @returns {number} when the newest thing in it changed, in milliseconds
 */
export function newestIn(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return changedAt(path);
  // The folder's own time counts too: it tells of files that were removed.
  const inside = readdirSync(path).map((name) => newestIn(join(path, name)));
  return Math.max(changedAt(path), ...inside);
}

/**
 * @param {string} path
 * @returns {number} milliseconds, 0 when it does not exist
 */
export function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
