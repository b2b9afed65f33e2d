import { readFileSync } from 'node:fs';

/** Plain JavaScript with types beside it: Node's own types must not leak into the app's sources. */
export function readPublishedSchema(name) {
  const file = new URL(`../../public/schema/${name}.schema.json`, import.meta.url);
  return readFileSync(file, 'utf8');
}
