import { splitsPair } from '#domain/anchoring/trim-span.ts';
import type { Lines } from '#formats/datasets/export-format.ts';

/** A file that grows; nobody sees it before it is whole. */
export type GrowingFile = {
  /** Text is written as UTF-8, of lines each with its line break. */
  readonly append: (content: string | Lines | Uint8Array<ArrayBuffer>) => void;
  /** All of it, on the disk where that can be. Nothing is appended afterwards. */
  readonly finish: () => Promise<Blob>;
};

export type ExportSink = {
  readonly open: (name: string) => Promise<GrowingFile>;
};

/** Of a worker only, which is why TypeScript's DOM does not know it. */
type WithSyncAccess = FileSystemFileHandle & {
  readonly createSyncAccessHandle: () => Promise<{
    readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
    readonly flush: () => void;
    readonly close: () => void;
  }>;
};

const FOLDER = 'exports';

/** Bytes. Each write waits for another process, in private windows for milliseconds. */
const WRITTEN_AT_ONCE = 1 << 20;

/** Code units. Browsers copy a string before they encode it, and large copies are slow. */
const ENCODED_AT_ONCE = 1 << 14;

/**
 * Files in the browser's own file system, in a folder of their own below `exports`; where there is none,
 * Blobs in parts, which browsers keep out of the page's memory. For a worker. Throws what the file
 * system throws: `QuotaExceededError` on a full disk.
 */
export async function openSink(folder: string): Promise<ExportSink> {
  const directory = await folderFor(folder);
  if (!directory) return { open: () => Promise.resolve(fileInParts()) };
  return {
    open: async (name) => {
      const handle = await directory.getFileHandle(name.replaceAll('/', '_'), { create: true });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- See the type.
      const access = await (handle as WithSyncAccess).createSyncAccessHandle();
      let at = 0;
      const write = (bytes: Uint8Array<ArrayBuffer>): void => {
        const written = access.write(bytes, { at });
        at += written;
        // Some browsers write what fits and say so.
        if (written < bytes.byteLength) throw new DOMException('disk full', 'QuotaExceededError');
      };
      return manyAtOnce(write, () => {
        access.flush();
        access.close();
        return handle.getFile();
      });
    },
  };
}

function isLines(content: Lines | Uint8Array): content is Lines {
  return 'lines' in content;
}

/** Small pieces are written together. */
function manyAtOnce(
  write: (bytes: Uint8Array<ArrayBuffer>) => void,
  finish: () => Promise<Blob>,
): GrowingFile {
  const waiting = new Uint8Array(WRITTEN_AT_ONCE);
  const encoder = new TextEncoder();
  let held = 0;
  const writeHeld = (): void => {
    if (held > 0) write(waiting.subarray(0, held));
    held = 0;
  };
  /** Straight to where it waits: bytes of its own would be made for every piece and copied once more. */
  const appendText = (text: string): void => {
    for (let from = 0; from < text.length;) {
      const end = from + ENCODED_AT_ONCE;
      const piece = text.slice(from, splitsPair(text, end) ? end - 1 : end);
      const { read, written } = encoder.encodeInto(piece, waiting.subarray(held));
      held += written;
      from += read;
      if (read < piece.length) writeHeld();
    }
  };
  const appendLine = (line: string): void => {
    appendText(line);
    appendText('\n');
  };
  const appendBytes = (bytes: Uint8Array<ArrayBuffer>): void => {
    if (held + bytes.byteLength > waiting.byteLength) writeHeld();
    if (bytes.byteLength > waiting.byteLength) {
      write(bytes);
      return;
    }
    waiting.set(bytes, held);
    held += bytes.byteLength;
  };
  return {
    append: (content) => {
      if (typeof content === 'string') appendText(content);
      else if (isLines(content)) content.lines.forEach(appendLine);
      else appendBytes(content);
    },
    // oxlint-disable-next-line typescript/require-await -- What it throws is told as what it awaits.
    finish: async () => {
      writeHeld();
      return finish();
    },
  };
}

async function folderFor(name: string): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const exports = await root.getDirectoryHandle(FOLDER, { create: true });
    return await exports.getDirectoryHandle(name, { create: true });
  } catch {
    // Private windows and older browsers have none.
    return undefined;
  }
}

export function fileInParts(): GrowingFile {
  const parts: Blob[] = [];
  return manyAtOnce(
    (bytes) => {
      parts.push(new Blob([bytes]));
    },
    () => Promise.resolve(new Blob(parts)),
  );
}

/**
 * Removes folders of exports but those named. False: one of them is in use and stays. Where there is no file
 * system there is nothing to remove.
 */
export async function removeExports(isKept: (folder: string) => boolean): Promise<boolean> {
  let areGone = true;
  try {
    const root = await navigator.storage.getDirectory();
    const exports = await root.getDirectoryHandle(FOLDER);
    for await (const name of exports.keys()) {
      if (isKept(name)) continue;
      await exports.removeEntry(name, { recursive: true }).catch(() => {
        areGone = false;
      });
    }
  } catch {
    // There is none.
  }
  return areGone;
}
