// Plain JavaScript with types beside it: the package has none for this file.
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

export const handler = WorkerMessageHandler;
