import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '#formats/articles/source-file.ts';
import { recogniseWork } from '#formats/datasets/dataset-readers.ts';
import { fileFault } from '#cli/file-fault.ts';
import { type Result, err, ok } from '#domain/result.ts';

/** What recognising a format takes. */
const HEAD_BYTES = 64 * 1024;

/** The files of a call, those of folders included, sorted; names that begin with a dot are passed over. */
export async function sourceFiles(
  paths: readonly string[],
): Promise<Result<readonly SourceFile[], string>> {
  const { files, faults } = await readableFiles(paths);
  const [fault] = faults;
  return fault === undefined ? ok(files) : err(fault);
}

/** Those of them that can be read, and what keeps the others from it, a line each. */
export async function readableFiles(
  paths: readonly string[],
): Promise<{ readonly files: readonly SourceFile[]; readonly faults: readonly string[] }> {
  const files: SourceFile[] = [];
  const faults: string[] = [];
  for (const path of paths) {
    try {
      // oxlint-disable-next-line eslint/no-await-in-loop -- One after another, in the order of the call.
      for (const name of await namesIn(path)) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
        files.push({ name: name.replaceAll('\\', '/'), blob: await openAsBlob(name) });
      }
    } catch (error) {
      faults.push(`${path}: ${fileFault(error)}`);
    }
  }
  return { files, faults };
}

async function namesIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const inner = join(path, entry.name);
    // oxlint-disable-next-line eslint/no-await-in-loop -- One after another, in order.
    if (entry.isDirectory()) names.push(...(await namesIn(inner)));
    else if (entry.isFile()) names.push(inner);
  }
  return names;
}

/** What data sets have beside their data, and is no article. */
const COMPANY = /(?:^|\/)(?:README\.md|TypeSystem\.xml|croissant\.json|[a-z_]+\.conf)$/;

/** Files of other tools' annotations, each with those that it needs beside it; the others alone. */
export async function groupSources(
  files: readonly SourceFile[],
): Promise<{ readonly groups: readonly SourceFile[]; readonly helpers: ReadonlySet<string> }> {
  const heads = await Promise.all(
    files.map(async ({ name, blob }) => ({ name, text: await blob.slice(0, HEAD_BYTES).text() })),
  );
  const byName = new Map(files.map((file) => [file.name, file]));
  const recognised = recogniseWork(heads);
  const mains = new Map(recognised.map(({ names: [main = '', ...beside] }) => [main, beside]));
  const helpers = new Set([...mains.values()].flat().filter((name) => !mains.has(name)));
  const groups = files.flatMap((file) => {
    if (helpers.has(file.name)) return [];
    if (recognised.length > 0 && COMPANY.test(file.name)) return [];
    const beside = (mains.get(file.name) ?? []).flatMap((name) => byName.get(name) ?? []);
    return [beside.length > 0 ? { ...file, beside } : file];
  });
  return { groups, helpers };
}
