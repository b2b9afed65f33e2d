import { type Result, err, ok } from '#domain/result.ts';
import { openZip } from '#formats/articles/unzip.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { zipFiles } from './pack-files.ts';

const ENDING = '.ascribe.json';

export async function zipPacket(text: string, stem: string): Promise<Blob> {
  const bytes = new TextEncoder().encode(text);
  return new Blob([await zipFiles({ [`${stem}${ENDING}`]: bytes })], { type: 'application/zip' });
}

/** The text of a project file, packed or not. */
export async function readPacked(file: Blob): Promise<Result<string, FileProblem>> {
  if (!(await isZip(file))) return ok(await file.text());
  const archive = await openZip(file);
  if (!archive.ok) return err({ place: '', kind: 'cut-off' });
  const entry = archive.value.entries.find(({ name }) => name.endsWith(ENDING));
  if (!entry) return err({ place: '', kind: 'wrong-format', detail: ENDING });
  const unpacked = await archive.value.read(entry);
  // Of another size or checksum than its directory says, or a bomb.
  if (!unpacked.ok) return err({ place: entry.name, kind: 'changed-since' });
  return ok(new TextDecoder().decode(unpacked.value));
}

async function isZip(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}
