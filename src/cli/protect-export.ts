import { readFile, rm } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { decodeKeyFile, encodeKeyFile } from '#domain/export/key-file.ts';
import {
  type KeyEntry,
  type ProtectedBundle,
  countConfidential,
} from '#domain/export/protect-bundle.ts';
import type { GivenPseudonym } from '#domain/export/pseudonyms.ts';
import type { LeakFinding } from '#domain/export/scan-for-leaks.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { CliOptions } from '#cli/cli-options.ts';
import { fileFault } from '#cli/file-fault.ts';
import { leakWords } from '#cli/leak-words.ts';
import type { ExitCode } from '#cli/command.ts';
import type { ExportFile } from '#formats/datasets/export-format.ts';
import { tell } from '#cli/read-project.ts';
import { unwritten, writeFolder, writeWhole } from '#cli/write-whole.ts';

export type ProtectCall = {
  /** Absent: nobody has said, and a project with confidential sources is refused. */
  readonly sources: boolean | undefined;
  readonly annotators: boolean;
  readonly acceptPossible: boolean;
  /** The key of an earlier export: everybody in it is called the same again. */
  readonly keyIn: string | undefined;
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
  const keyIn = value('key');
  if ((keyOut ?? keyIn) !== undefined && !has('protect') && !annotators) {
    return err('There is a key only with --protect or --pseudonymise-annotators.');
  }
  if (keyOut !== undefined && `${resolve(keyOut)}${sep}`.startsWith(`${resolve(out)}${sep}`)) {
    return err('The key must not be in the folder of the export.');
  }
  return ok({
    sources: has('protect') ? true : has('no-protect') ? false : undefined,
    annotators,
    acceptPossible: has('accept-possible'),
    keyIn,
    keyOut,
  });
}

/** What stands against an export, a line each: nobody has said whether names go out. */
export function obstaclesTo(project: ProjectBundle, { sources }: ProtectCall): readonly string[] {
  const count = sources === undefined ? countConfidential(project) : 0;
  if (count === 0) return [];
  const are = count === 1 ? 'source is' : 'sources are';
  return [
    `${count} ${are} confidential. Say --protect to give each a pseudonym, or --no-protect to export the names.`,
  ];
}

/** Whom an earlier export has called what; nobody where no key is given. */
export async function readKey({
  keyIn,
}: ProtectCall): Promise<Result<readonly GivenPseudonym[], string>> {
  if (keyIn === undefined) return ok([]);
  try {
    return decodeKeyFile(await readFile(keyIn, 'utf8'));
  } catch (error) {
    return err(fileFault(error));
  }
}

/** Which names are in there still, a line each. */
export function leakLines(leaks: readonly LeakFinding[]): readonly string[] {
  const isAllPossible = leaks.every(({ possible }) => possible);
  return [
    'Protected names are still in there, so nothing was written.',
    ...leaks.map(leakWords),
    ...(leaks.some(({ where }) => where.field === 'annotator')
      ? ['An annotator has such a name: --pseudonymise-annotators calls them "Annotator A".']
      : []),
    isAllPossible
      ? 'Each of these may be something else. If all of them are: --accept-possible.'
      : 'What a source is called besides its name belongs to its other names: add it there.',
  ];
}

type Written = {
  readonly out: string;
  readonly files: readonly ExportFile[];
  readonly key: readonly KeyEntry[];
};

/**
 * The key first: an export whose pseudonyms nobody can undo is of no use to the one who asked for both.
 * It names those whom the export protects, so where there is no export it does not stay either. Tells
 * what could not be written; nothing is given back where all was.
 */
export async function writeWithKey(
  { keyOut }: ProtectCall,
  { out, files, key }: Written,
): Promise<ExitCode | undefined> {
  try {
    // Readable by nobody else on the machine.
    if (keyOut !== undefined) await writeWhole(keyOut, encodeKeyFile(key), 0o600);
  } catch (error) {
    return unwritten(error, keyOut ?? out);
  }
  try {
    await writeFolder(out, files);
    return undefined;
  } catch (error) {
    if (keyOut !== undefined) await removeKey(keyOut);
    return unwritten(error, out);
  }
}

async function removeKey(path: string): Promise<void> {
  try {
    await rm(path);
  } catch (error) {
    tell([`The key of this failed export is still there. ${fileFault(error)}`], path);
  }
}

export function keyLine(
  { keyIn, keyOut }: Pick<ProtectCall, 'keyIn' | 'keyOut'>,
  { key }: ProtectedBundle,
): readonly string[] {
  if (key.length === 0) return [];
  const count = `pseudonyms: ${key.length}`;
  const lost =
    keyIn === undefined
      ? 'without --key-out nobody can undo them'
      : `those that ${basename(keyIn)} does not hold cannot be undone without --key-out`;
  return [
    keyOut === undefined
      ? `${count}; ${lost}`
      : `${count}; the key is ${basename(keyOut)}: keep it apart`,
    ...(key.some(({ kind }) => kind === 'source')
      ? [
          'only names are replaced: titles, pronouns and offices ("Mayor", "her office") stay and can give somebody away. Read it before you pass it on',
        ]
      : []),
  ];
}
