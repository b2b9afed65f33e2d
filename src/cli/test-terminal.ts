import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { sha256 } from '#formats/project-file/test-bundle.ts';

type Terminal = {
  /** A new folder for each test, with `p.ascribe.json` in it. */
  readonly at: (...names: readonly string[]) => string;
  /** What was written to standard output and to standard error since the test began or `clear`. */
  readonly said: () => string;
  readonly complained: () => string;
  readonly clear: () => void;
};

/** For tests: commands run in a folder of their own, and what they print is kept. */
export function inTerminal(aProject: () => Promise<ProjectBundle>): Terminal {
  let folder = '';
  const heard = { said: '', complained: '' };
  const clear = (): void => {
    heard.said = '';
    heard.complained = '';
  };
  const at = (...names: readonly string[]): string => join(folder, ...names);
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ascribe-'));
    writeFileSync(at('p.ascribe.json'), await encodeProjectFile(await aProject(), sha256));
    clear();
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      heard.said += String(chunk);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      heard.complained += String(chunk);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  return { at, said: () => heard.said, complained: () => heard.complained, clear };
}
