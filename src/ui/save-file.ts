/** Hands a file to the browser's download. */
export function saveFile(file: { readonly fileName: string; readonly blob: Blob }): void {
  const url = URL.createObjectURL(file.blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Safari reads the address after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** What became of a file that somebody chose a place for. */
export type SaveAsOutcome =
  | 'saved'
  /** The question for a place was closed. */
  | 'cancelled'
  /** The folder is not there any more. */
  | 'gone'
  | 'full'
  /** The browser was not allowed to write there, or the disk refused. */
  | 'refused';

type Picker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Whether this browser lets a page ask where to. */
export function canSaveAs(): boolean {
  return pickerOf() !== undefined;
}

/**
 * Asks where to and writes there, piece by piece; what is there is replaced only when all of it is
 * written, and after a failure nothing is left that looks whole. Only at a click.
 */
export async function saveFileAs(file: {
  readonly fileName: string;
  readonly blob: Blob;
}): Promise<SaveAsOutcome> {
  let made: FileSystemFileHandle | undefined;
  try {
    const handle = await pickerOf()?.({ suggestedName: file.fileName });
    if (!handle) return 'cancelled';
    // The browser makes an empty file as soon as a new name is chosen.
    if ((await handle.getFile()).size === 0) made = handle;
    const target = await handle.createWritable();
    await file.blob.stream().pipeTo(target);
    return 'saved';
  } catch (error) {
    if (made) await removeFile(made);
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SaveAsOutcome {
  switch (error instanceof DOMException ? error.name : '') {
    case 'AbortError':
      return 'cancelled';
    case 'NotFoundError':
      return 'gone';
    case 'QuotaExceededError':
      return 'full';
    default:
      return 'refused';
  }
}

async function removeFile(handle: FileSystemFileHandle & { remove?: () => Promise<void> }) {
  await handle.remove?.().catch(() => undefined);
}

function pickerOf(): Picker | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Chromium's own, so far: TypeScript does not know it.
  const { showSaveFilePicker } = globalThis as { readonly showSaveFilePicker?: Picker };
  return showSaveFilePicker?.bind(globalThis);
}
