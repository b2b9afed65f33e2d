import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Plain JavaScript with types beside it: Node's own types must not leak into the app's sources. */
export function readPdfSample(name) {
  const file = join(process.cwd(), 'e2e', 'samples', 'pdf', name);
  const { paragraphs } = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
  return { bytes: new Uint8Array(readFileSync(`${file}.pdf`)), paragraphs };
}
