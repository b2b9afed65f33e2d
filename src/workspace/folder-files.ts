/** What of the platform's folder handles a team's folder needs; tests bring their own. */
export type Folder = Pick<FileSystemDirectoryHandle, 'name' | 'getDirectoryHandle' | 'values'>;

export type FoundFile = {
  /** `<folder>/<file>`. */
  readonly path: string;
  readonly file: File;
};

const ENDING = '.ascribe.json';

/** Ids can hold what a file's name cannot. */
export function safeName(id: string): string {
  return id.replaceAll(
    /[^\w\-]/gv,
    (character) => `~${character.codePointAt(0)?.toString(16) ?? ''}`,
  );
}

/** Name of the one folder that a browser writes in: one person may work in several, and each knows other things. */
export function ownFolderName(me: string, id: string): string {
  return `${safeName(me)}.${safeName(id.slice(0, ID_LENGTH))}`;
}

/** Enough to tell one person's browsers apart. */
const ID_LENGTH = 8;

/**
 * Writes a file into a folder of its own writer. The browser writes beside it and moves it into place when all of it
 * is there, so that nobody reads half of it.
 */
export async function writeFile(
  root: Folder,
  folderName: string,
  name: string,
  content: Blob,
): Promise<void> {
  const folder = await root.getDirectoryHandle(folderName, { create: true });
  const handle = await folder.getFileHandle(`${name}${ENDING}`, { create: true });
  const stream = await handle.createWritable();
  await stream.write(content);
  await stream.close();
}

/** Names of the files that lie in a writer's folder, without their ending. */
export async function filesOf(root: Folder, folderName: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const entry of root.values()) {
    if (entry.kind !== 'directory' || entry.name !== folderName) continue;
    const folder = await root.getDirectoryHandle(folderName);
    for await (const { kind, name } of folder.values()) {
      if (kind === 'file' && name.endsWith(ENDING)) names.add(name.slice(0, -ENDING.length));
    }
  }
  return names;
}

/** Files of all other writers, in the order of their paths. What is no packet by its name is none. */
export async function filesOfOthers(root: Folder, own: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const entry of root.values()) {
    if (entry.kind !== 'directory' || entry.name === own || entry.name.startsWith('.')) continue;
    const folder = await root.getDirectoryHandle(entry.name);
    for await (const child of folder.values()) {
      if (child.kind !== 'file' || !child.name.endsWith(ENDING)) continue;
      const handle = await folder.getFileHandle(child.name);
      found.push({ path: `${entry.name}/${child.name}`, file: await handle.getFile() });
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Changes when the file does. */
export function stampOf({ size, lastModified }: File): string {
  return `${size} ${lastModified}`;
}
