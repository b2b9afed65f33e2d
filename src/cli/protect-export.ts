import { basename, resolve, sep } from 'node:path';
import type { KeyEntry, ProtectedBundle } from '#domain/export/protect-bundle.ts';
import { countConfidential, protectBundle } from '#domain/export/protect-bundle.ts';
import { type LeakFinding, scanForLeaks } from '#domain/export/scan-for-leaks.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { ExportFile } from '#formats/datasets/export-format.ts';
import { scannableFiles } from '#formats/datasets/scannable-files.ts';
import type { CliOptions } from '#cli/cli-options.ts';
import { leakWords } from '#cli/leak-words.ts';
import { sha256 } from '#cli/read-project.ts';
import { inTheWay, writeWhole } from '#cli/write-whole.ts';

export type ProtectCall = {
  /** Absent: nobody has said, and a project with confidential sources is refused. */
  readonly sources: boolean | undefined;
  readonly annotators: boolean;
  readonly acceptPossible: boolean;
  readonly keyOut: string | undefined;
};

export const PROTECT_FLAGS = [
  'protect',
  'no-protect',
  'pseudonymise-annotators',
  'accept-possible',
];

export function readProtectCall(
  { has, value }: CliOptions,
  out: string,
): Result<ProtectCall, string> {
  if (has('protect') && has('no-protect')) return err('Either --protect or --no-protect.');
  const annotators = has('pseudonymise-annotators');
  const keyOut = value('key-out');
  if (keyOut !== undefined && !has('protect') && !annotators) {
    return err('There is a key only with --protect or --pseudonymise-annotators.');
  }
  if (keyOut !== undefined && `${resolve(keyOut)}${sep}`.startsWith(`${resolve(out)}${sep}`)) {
    return err('The key must not be in the folder of the export.');
  }
  return ok({
    sources: has('protect') ? true : has('no-protect') ? false : undefined,
    annotators,
    acceptPossible: has('accept-possible'),
    keyOut,
  });
}

/** What is exported instead of the project, or why nothing is, a line each. */
export async function protectForExport(
  project: ProjectBundle,
  { sources, annotators, acceptPossible, keyOut }: ProtectCall,
  articles: ReadonlySet<string> | undefined,
): Promise<Result<ProtectedBundle, readonly string[]>> {
  const count = countConfidential(project);
  if (count > 0 && sources === undefined) {
    const are = count === 1 ? 'source is' : 'sources are';
    return err([
      `${count} ${are} confidential. Say --protect to give each a pseudonym, or --no-protect to export the names.`,
    ]);
  }
  const obstacle = keyOut === undefined ? undefined : await inTheWay(keyOut);
  if (obstacle !== undefined) return err([`${obstacle} Name another file for the key.`]);
  const safe = await protectBundle(project, {
    sha256,
    sources: sources === true,
    annotators,
    ...(articles && { articles }),
  });
  const stopping = stoppingLines(safe.findings, acceptPossible);
  return stopping.length > 0 ? err(stopping) : ok(safe);
}

/** Lines that say which names are in the files still; none: they may be written. */
export async function leaksInFiles(
  files: readonly ExportFile[],
  { protection }: ProtectedBundle,
  acceptPossible: boolean,
): Promise<readonly string[]> {
  if (protection.sources.length === 0) return [];
  return stoppingLines(
    scanForLeaks({ files: await scannableFiles(files) }, protection),
    acceptPossible,
  );
}

function stoppingLines(
  findings: readonly LeakFinding[],
  acceptPossible: boolean,
): readonly string[] {
  const stopping = findings.filter(({ possible }) => !possible || !acceptPossible);
  if (stopping.length === 0) return [];
  const isAllPossible = stopping.every(({ possible }) => possible);
  return [
    'Protected names are still in there, so nothing was written.',
    ...stopping.map(leakWords),
    isAllPossible
      ? 'Each of these may be something else. If all of them are: --accept-possible.'
      : 'What a source is called besides its name belongs to its other names: add it there.',
  ];
}

/** Who the pseudonyms stand for, for the one who exports; readable by nobody else on the machine. */
export async function writeKey(path: string, key: readonly KeyEntry[]): Promise<void> {
  await writeWhole(
    path,
    `${JSON.stringify({ format: 'ascribe-key/1', names: key }, null, 2)}\n`,
    0o600,
  );
}

export function keyLine(path: string | undefined, { key }: ProtectedBundle): readonly string[] {
  if (key.length === 0) return [];
  const count = `pseudonyms: ${key.length}`;
  return [
    path === undefined
      ? `${count}; without --key-out nobody can undo them`
      : `${count}; the key is ${basename(path)}: keep it apart`,
  ];
}
