/** Enough for what stands before the project in a packet, its message among it. */
const HEAD_BYTES = 200_000;

/** Whether a project file was made for a colleague. Reads only its beginning. */
export async function isPacket(file: Blob): Promise<boolean> {
  const head = await file.slice(0, HEAD_BYTES).text();
  return /^\ufeff?\{"format":"ascribe-project","version":\d+,\n"packet":/v.test(head);
}
