import { knownEncoding } from './decode-as.ts';
import { findEncoding } from './guess-encoding.ts';

/** So much of a table is looked at to find its encoding: all of most. */
const SAMPLE_BYTES = 4 * 1024 * 1024;

/** The user's choice, or what the beginning shows. */
export async function tableEncoding(blob: Blob, chosen: string | undefined): Promise<string> {
  const known = chosen === undefined ? undefined : knownEncoding(chosen);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(await blob.slice(0, SAMPLE_BYTES).arrayBuffer());
  // Cut at a line end: half a character at the end of the sample would look like another encoding.
  const end = blob.size > SAMPLE_BYTES ? bytes.lastIndexOf(0x0a) + 1 : bytes.length;
  return (await findEncoding(bytes.subarray(0, end || bytes.length))).encoding;
}
