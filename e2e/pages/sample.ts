import { fileURLToPath } from 'node:url';

/** The path of a file that the tests load. */
export function sample(name: string): string {
  return fileURLToPath(new URL(`../samples/${name}`, import.meta.url));
}
