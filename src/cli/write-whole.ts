import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { ExportFile } from '#formats/datasets/export-format.ts';

/** What already stands in the way: nothing is overwritten. */
export async function inTheWay(path: string): Promise<string | undefined> {
  try {
    const there = await stat(path);
    if (!there.isDirectory()) return `${path} is there already.`;
    const names = await readdir(path);
    return names.length > 0 ? `${path} is there already and is not empty.` : undefined;
  } catch {
    // Not there: free.
    return undefined;
  }
}

/** Writes a folder under another name and moves it into its place when all of it is there. */
export async function writeFolder(folder: string, files: readonly ExportFile[]): Promise<void> {
  const made = `${resolve(folder)}.${process.pid}.part`;
  try {
    await mkdir(made, { recursive: true });
    for (const { name, content } of files) {
      const path = join(made, name);
      if (!path.startsWith(`${made}${sep}`)) throw new Error(`${name} leads out of the folder`);
      // oxlint-disable-next-line eslint/no-await-in-loop -- One after another: thousands of files at once are too many.
      await mkdir(dirname(path), { recursive: true });
      // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
      await writeFile(path, content);
    }
    await rmdir(folder).catch(() => undefined);
    await rename(made, folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
}

/** The same for one file; `mode` as of `chmod`, for what others on the machine must not read. */
export async function writeWhole(path: string, content: string, mode?: number): Promise<void> {
  const made = `${resolve(path)}.${process.pid}.part`;
  try {
    await mkdir(dirname(made), { recursive: true });
    await writeFile(made, content, mode === undefined ? {} : { mode });
    await rename(made, path);
  } catch (error) {
    await rm(made, { force: true });
    throw error;
  }
}
