/** Deeper folders than this are a loop of links. */
const MAX_DEPTH = 32;

/**
 * The files of a drop, those in folders too; a file's name is then its path, with `/`. To be called
 * before the event is over: afterwards the browser has forgotten what was dropped.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? entry : item.getAsFile();
  });
  const files: File[] = [];
  for (const each of found) {
    if (each instanceof File) files.push(each);
    // oxlint-disable-next-line no-await-in-loop -- In the order in which they lie there.
    else if (each) files.push(...(await filesIn(each, '', 0)));
  }
  return files;
}

async function filesIn(
  entry: FileSystemEntry,
  path: string,
  depth: number,
): Promise<readonly File[]> {
  const name = `${path}${entry.name}`;
  if (isFile(entry)) {
    const file = await attempt<File>((done, fail) => {
      entry.file(done, fail);
    });
    return [new File(file ? [file] : [], name, { type: file?.type ?? '' })];
  }
  if (!isFolder(entry) || depth >= MAX_DEPTH) return [];
  const files: File[] = [];
  for (const child of await childrenOf(entry)) {
    // oxlint-disable-next-line no-await-in-loop -- In the order in which they lie there.
    files.push(...(await filesIn(child, `${name}/`, depth + 1)));
  }
  return files;
}

/** A reader gives a hundred at a time, and none when there are no more. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- The reader knows where it is.
    const some = await attempt<FileSystemEntry[]>((done, fail) => {
      reader.readEntries(done, fail);
    });
    if (!some || some.length === 0) break;
    children.push(...some);
  }
  return children.toSorted((a, b) => a.name.localeCompare(b.name));
}

function attempt<T>(
  ask: (done: (value: T) => void, fail: () => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    ask(resolve, () => {
      resolve(undefined);
    });
  });
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
