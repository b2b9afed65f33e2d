import { existsSync } from 'node:fs';
import { chromium, defineConfig, devices } from '@playwright/test';
import { findChromium } from '#cli/chromium.mjs';
import { freePort } from '#cli/machine.mjs';

// Read again by every worker process, which inherits what the first one has chosen.
const port = (process.env['ASCRIBE_E2E_PORT'] ??= String(
  await freePort(20_000 + (process.pid % 20_000)),
));
const address = `http://127.0.0.1:${port}`;
const isCi = Boolean(process.env['CI']);

/**
 * What Chromium makes ready for each window, and no test sees: the pages of the address bar's list, and a renderer for
 * what may be opened next. They take more of the processor than opening Ascribe does.
 */
const HIDDEN_WORK = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** As the installed Playwright has it (its `chromiumSwitches.ts`): a second such switch replaces the first. */
const PLAYWRIGHT_TURNS_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../node_modules/.cache/playwright',
  fullyParallel: true,
  forbidOnly: isCi,
  // One more try where a machine is shared; locally a test that fails once is looked at.
  retries: isCi ? 1 : 0,
  ...(isCi ? { workers: 2 } : {}),
  // Says that something hangs, not how fast anything is.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Recording takes a quarter of the time: where a test is tried again, only then.
    trace: isCi ? 'on-first-retry' : 'retain-on-failure',
  },
  webServer: {
    command: `${existsSync(new URL('../dist/index.html', import.meta.url)) ? '' : 'npm run --silent build && '}npm run --silent preview -- --port ${port} --strictPort`,
    url: address,
    cwd: '..',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          ...executablePath(),
          args: [
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
            '--disable-quic',
            `--disable-features=${[...PLAYWRIGHT_TURNS_OFF, ...HIDDEN_WORK].join()}`,
            ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          ],
        },
      },
    },
  ],
});

/** Nothing when Playwright's own browser is to be used: it also knows its light headless build. */
function executablePath(): { executablePath?: string } {
  const found = process.env['CHROMIUM'] ?? findChromium();
  return found === undefined || found === chromium.executablePath()
    ? {}
    : { executablePath: found };
}
