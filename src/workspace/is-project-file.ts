import { PROJECT_FORMAT } from '#formats/project-file/project-format.ts';

/** Project files begin with what they are; a formatter may have moved it, but not far. */
const LOOKED_AT_BYTES = 64 * 1024;

/** Says so of damaged ones too: their faults are told by the reader of project files. */
export async function isProjectFile(name: string, blob: Blob): Promise<boolean> {
  if (/\.ascribe\.json$/i.test(name)) return true;
  if (!/\.json$/i.test(name)) return false;
  try {
    const head = await blob.slice(0, LOOKED_AT_BYTES).text();
    return head.includes(`"${PROJECT_FORMAT}"`);
  } catch {
    // Cannot be read at all: whoever tries next will say why.
    return false;
  }
}
