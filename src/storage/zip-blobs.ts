import type { GrowingFile } from './export-sink.ts';

/** Files into one archive, piece by piece: nothing is in memory whole. The same files give the same bytes. */
export async function zipBlobs(
  files: readonly { readonly name: string; readonly blob: Blob }[],
  into: GrowingFile,
): Promise<Blob> {
  const { Zip, ZipDeflate } = await import('fflate');
  let fault: Error | null = null;
  const zip = new Zip((error, data) => {
    fault ??= error;
    if (!error) into.append(new Uint8Array(data));
  });
  for (const { name, blob } of files) {
    // The archive's earliest day, whatever the clock says.
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(1980, 0, 1, 12);
    zip.add(entry);
    const reader = blob.stream().getReader();
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- One piece after the other.
      const { done, value } = await reader.read();
      entry.push(value ?? new Uint8Array(), done);
      if (done) break;
    }
  }
  zip.end();
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Set by the callback above.
  if (fault) throw fault;
  return into.finish();
}
