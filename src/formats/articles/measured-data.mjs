import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Plain JavaScript with types beside it: Node's own types must not leak into the app's sources. */
export function readMeasured(...path) {
  return readMeasuredBytes(...path)?.toString('utf8');
}

export function readMeasuredBytes(...path) {
  const folder = process.env.ASCRIBE_DATA ?? join(process.cwd(), '..', 'shared', 'data');
  const file = join(folder, ...path);
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  }
  console.info(`Not measured: no ${path.join('/')} (set ASCRIBE_DATA to the data folder).`);
  return undefined;
}
