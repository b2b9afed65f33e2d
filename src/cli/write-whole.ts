import {
  lstat,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { type ExportFile, bytesOf } from '#formats/datasets/export-format.ts';
import type { ExitCode } from '#cli/command.ts';
import { fileFault } from '#cli/file-fault.ts';
import { tell } from '#cli/read-project.ts';

/** What already stands in the way: nothing is overwritten. An empty folder is a place for a folder alone. */
export async function inTheWay(path: string, of: 'file' | 'folder'): Promise<string | undefined> {
  try {
    const there = await stat(path);
    if (!there.isDirectory()) return `${path} is there already.`;
    if (of === 'file') return `${path} is a folder.`;
    const names = await readdir(path);
    return names.length > 0 ? `${path} is there already and is not empty.` : undefined;
  } catch {
    return (await isLink(path)) ? `${path} is a link that leads nowhere.` : undefined;
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    // Not there: free.
    return false;
  }
}

/** Tells why nothing was written at a place; a place where nothing can be is a wrong call. */
export function unwritten(error: unknown, path: string): ExitCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isNoPlace = PLACELESS.has(code);
  const why = code === 'ENOENT' ? 'No file or folder can be made here.' : fileFault(error);
  tell([isNoPlace ? `${why} Name another place.` : why], path);
  return isNoPlace ? 2 : 1;
}

const PLACELESS: ReadonlySet<string> = new Set(
  'ENOENT ENOTDIR EACCES EPERM EROFS ENAMETOOLONG EINVAL'.split(' '),
);

/** Folder by folder: Node's own way, all at once, never ends where the system denies one that is not there (`/proc`). */
async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolders(parent);
  try {
    await mkdir(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Writes a folder under another name and moves it into its place when all of it is there. */
export async function writeFolder(folder: string, files: readonly ExportFile[]): Promise<void> {
  // Where a link leads: nothing but the folder itself can be put in a folder's place.
  const place = await realpath(folder).catch(() => resolve(folder));
  const made = `${place}.${process.pid}.part`;
  try {
    await makeFolders(made);
    for (const { name, content } of files) {
      const path = join(made, name);
      if (!path.startsWith(`${made}${sep}`)) throw new Error(`${name} leads out of the folder`);
      // oxlint-disable-next-line eslint/no-await-in-loop -- One after another: thousands of files at once are too many.
      await makeFolders(dirname(path));
      // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
      await writeFile(path, bytesOf(content));
    }
    await rmdir(place).catch(() => undefined);
    await rename(made, place);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
}

/** The same for one file; `mode` as of `chmod`, for what others on the machine must not read. */
export async function writeWhole(path: string, content: string, mode?: number): Promise<void> {
  const made = `${resolve(path)}.${process.pid}.part`;
  try {
    await makeFolders(dirname(made));
    await writeFile(made, content, mode === undefined ? {} : { mode });
    await rename(made, path);
  } catch (error) {
    await rm(made, { force: true });
    throw error;
  }
}
