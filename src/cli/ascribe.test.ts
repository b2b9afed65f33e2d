import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ROOT } from './machine.mjs';

// The first call bundles the commands.
const TIMEOUT = 60_000;

test.skipIf(process.platform === 'win32')(
  'a reader that has seen enough ends a command without a word',
  { timeout: TIMEOUT },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ascribe-pipe-'));
    const file = join(folder, 'a.txt');
    // Far more than a pipe holds.
    writeFileSync(file, `The ferry is late.\n\n${'It waits for the tide.\n\n'.repeat(50_000)}`);
    const command = `{ "${process.execPath}" src/cli/ascribe.mjs text "${file}"; echo "$?" >&2; } | head -n 1`;
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], { cwd: ROOT });
    rmSync(folder, { recursive: true });
    expect(stdout).toBe('# The ferry is late.\n');
    expect(stderr).toBe('141\n');
  },
);
