import { type ExportFile, bytesOf } from '#formats/datasets/export-format.ts';

type Packed = { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** A single file as it is, several as a ZIP archive of this stem. The same files give the same bytes. */
export async function packFiles(files: readonly ExportFile[], stem: string): Promise<Packed> {
  const [only, ...others] = files;
  if (only && others.length === 0) {
    return { fileName: nameAlone(only.name, only.joint && stem), bytes: bytesOf(only.content) };
  }
  const entries = Object.fromEntries(files.map(({ name, content }) => [name, bytesOf(content)]));
  return { fileName: `${stem}.zip`, bytes: await zipFiles(entries) };
}

/**
 * What a file is called that is offered alone. `stem`: project and format, of a file that all articles are in; beside
 * nothing else `train.json` would not say whose it is. Of one article it has the article's name already.
 */
export function nameAlone(name: string, stem: string | undefined): string {
  const last = name.split('/').at(-1) ?? name;
  return stem === undefined ? last : `${stem}${/\.[^.]*$/.exec(last)?.[0] ?? ''}`;
}

/** By name. The same files give the same bytes. */
export async function zipFiles(
  entries: Readonly<Record<string, Uint8Array>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import('fflate');
  // The archive's earliest day, whatever the clock says.
  return new Uint8Array(zipSync({ ...entries }, { mtime: new Date(1980, 0, 1, 12) }));
}
