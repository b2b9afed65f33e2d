// Finds the browser for the end-to-end tests, or gets one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { npm } from './machine.mjs';

/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const USUAL_PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    if (folder === undefined) return [];
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }),
};

/**
 * The environment's choice, else Playwright's own, else what is installed on the machine.
 * @returns {string | undefined} the path of a Chromium that starts
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM'];
  const places = [
    ...(chosen ? [chosen] : []),
    chromium.executablePath(),
    ...(USUAL_PLACES[process.platform] ?? []),
  ];
  return places.find(starts);
}

/**
 * Finds a Chromium, or has Playwright or the system's package manager install one.
 * @returns {string | undefined}
 */
export function getChromium() {
  const found = findChromium();
  if (found !== undefined) return found;

  console.log('No Chromium on this machine: asking Playwright for its own …');
  npm(['exec', '--', 'playwright', 'install', 'chromium']);
  const own = findChromium();
  if (own !== undefined || process.platform !== 'linux') return own;

  console.log('That did not work: asking the system …');
  // -n: never wait for a password nobody is there to type.
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  run([...asRoot, 'apt-get', 'update', '-qq']);
  run([...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return findChromium();
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function starts(path) {
  if (!existsSync(path)) return false;
  // Elsewhere it would open a window. On Linux the file may be a stub, or lack its libraries.
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @param {readonly string[]} command */
function run([program = '', ...args]) {
  spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
