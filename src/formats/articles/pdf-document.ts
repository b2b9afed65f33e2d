import { err, ok, type Result } from '#domain/result.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { CharacterMaps } from './pdf-character-maps.ts';
import { readRuns, type PageRuns } from './pdf-run.ts';

export type PdfContent = {
  readonly pages: readonly PageRuns[];
  /** The document's own fields: `Title`, `Author`, `CreationDate`, … */
  readonly info: ReadonlyMap<string, string>;
  readonly language?: string;
};

/**
 * Reads the text of all pages. Everything happens on the calling thread, which had better be a
 * worker's; nothing is loaded from anywhere, nothing in the file runs.
 */
export async function readPdfContent(
  bytes: Uint8Array,
): Promise<Result<PdfContent, ArticleDecodeError>> {
  if (!hasEnd(bytes)) return err({ kind: 'damaged', detail: 'no end-of-file mark' });
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // A copy: it takes possession of the bytes.
    data: bytes.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    CMapReaderFactory: CharacterMaps,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    const pages: PageRuns[] = [];
    let language: string | undefined;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      language ??= content.lang ?? undefined;
      pages.push(
        readRuns(
          content.items.filter((item) => 'str' in item),
          viewport.transform,
          viewport.width,
          viewport.height,
        ),
      );
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    return ok({ pages, info: readInfo(info), ...(language !== undefined && { language }) });
  } catch (error) {
    return err(faultOf(error));
  } finally {
    await task.destroy();
  }
}

/** A file that was cut off lacks its end; what is left could be read, and half a story would pass for all of it. */
function hasEnd(bytes: Uint8Array): boolean {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-END_ZONE));
  return tail.includes('%%EOF');
}

/** Mail servers and scanners append a little. */
const END_ZONE = 4096;

async function loadPdfjs() {
  // Where the reader looks for its other half before it would start a worker for it.
  if (!('pdfjsWorker' in globalThis)) {
    const restore = pretendWindow();
    try {
      const { handler } = await import('./pdfjs-worker.mjs');
      Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler: handler } });
    } finally {
      restore();
    }
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/**
 * Loaded in a worker, the other half takes the worker for its own: it answers the messages meant
 * for us and sends some. It does not where there is a window, so there is one while it is loaded.
 */
function pretendWindow(): () => void {
  if (!('WorkerGlobalScope' in globalThis) || 'window' in globalThis) return () => undefined;
  Object.defineProperty(globalThis, 'window', { configurable: true, value: globalThis });
  return () => Reflect.deleteProperty(globalThis, 'window');
}

function readInfo(info: object): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(info).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
}

function faultOf(error: unknown): ArticleDecodeError {
  const { name, message } = error instanceof Error ? error : new Error('unknown');
  if (name === 'PasswordException') return { kind: 'encrypted' };
  return { kind: 'damaged', detail: message };
}
