/** Bytes of a sample in `e2e/samples/pdf`, and the paragraphs it was made from. */
export function readPdfSample(name: string): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly paragraphs: readonly string[];
};
