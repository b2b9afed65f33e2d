// Files on their way into the app, put down by the page that receives or by the service worker and taken by the app's
// `#/receive`. In the browser's cache store: the one place that all three reach without opening the database.

const TRAY = 'ascribe-received';
const NAME = 'x-file-name';

export async function putInTray(files: readonly File[]): Promise<void> {
  const tray = await caches.open(TRAY);
  for (const file of files) {
    const headers = { 'content-type': file.type, [NAME]: encodeURIComponent(file.name) };
    const place = new URL(`./tray/${crypto.randomUUID()}`, location.href);
    // oxlint-disable-next-line no-await-in-loop -- One after the other keeps their order.
    await tray.put(place, new Response(file, { headers }));
  }
}

/** Takes all there is, once: of two tabs that ask, each file goes to one. */
export async function takeFromTray(): Promise<readonly File[]> {
  const tray = await caches.open(TRAY);
  const files: File[] = [];
  for (const place of await tray.keys()) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other keeps their order.
    const file = await readFile(await tray.match(place));
    // oxlint-disable-next-line no-await-in-loop -- see above
    const isMine = await tray.delete(place);
    if (file && isMine) files.push(file);
  }
  return files;
}

/** What was received and never taken. */
export async function emptyTray(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(TRAY);
}

async function readFile(response: Response | undefined): Promise<File | undefined> {
  if (!response) return undefined;
  const name = decodeURIComponent(response.headers.get(NAME) ?? '');
  return new File([await response.blob()], name);
}
