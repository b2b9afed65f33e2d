// Files on their way into the app, put down by the page that receives or by the service worker and taken by the app's
// `#/receive`. In the browser's cache store: the one place that all three reach without opening the database.

/** `shared`: any site can make the browser send a form to the app, so that what comes that way waits to be asked about. */
type Tray = 'received' | 'shared';

const NAME = 'x-file-name';

export async function putInTray(files: readonly File[], name: Tray = 'received'): Promise<void> {
  const tray = await openTray(name);
  for (const file of files) {
    const headers = { 'content-type': file.type, [NAME]: encodeURIComponent(file.name) };
    const place = new URL(`./tray/${crypto.randomUUID()}`, location.href);
    // oxlint-disable-next-line no-await-in-loop -- One after the other keeps their order.
    await tray.put(place, new Response(file, { headers }));
  }
}

/** Takes all there is, once: of two tabs that ask, each file goes to one. One that cannot be read is left out. */
export async function takeFromTray(name: Tray = 'received'): Promise<readonly File[]> {
  const tray = await openTray(name);
  const files: File[] = [];
  for (const place of await tray.keys()) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other keeps their order.
    const file = await readFile(tray, place).catch(() => undefined);
    // oxlint-disable-next-line no-await-in-loop -- see above
    const isMine = await tray.delete(place).catch(() => false);
    if (file && isMine) files.push(file);
  }
  return files;
}

/** What was received and never taken. */
export async function emptyTray(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await Promise.all(['received', 'shared'].map((name) => caches.delete(`ascribe-${name}`)));
}

function openTray(name: Tray): Promise<Cache> {
  return caches.open(`ascribe-${name}`);
}

async function readFile(tray: Cache, place: Request): Promise<File | undefined> {
  const response = await tray.match(place);
  if (!response) return undefined;
  const name = decodeURIComponent(response.headers.get(NAME) ?? '');
  return new File([await response.blob()], name);
}
