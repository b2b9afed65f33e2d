/**
 * What an export is held against: a worker that reads the same records from IndexedDB, in the same batches,
 * and writes them to the same kind of file without a look at them. To be run in the page; gives back ms.
 */
export async function rawRead() {
  const source = `(${work.toString()})();`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const ms = await new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
  });
  worker.terminate();
  return ms;

  async function work() {
    const BATCH = 100;
    const started = performance.now();
    const [{ name }] = await indexedDB.databases();
    const db = await done(indexedDB.open(name));
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('raw-read', { create: true });
    const access = await handle.createSyncAccessHandle();
    const encoder = new TextEncoder();
    let at = 0;
    const stores = ['articles', 'texts', 'layers', 'uses', 'snapshots', 'entities'];
    const listed = await done(db.transaction('articles').objectStore('articles').getAll());
    const ids = listed
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .map(({ id, textHash }) => ({ id, textHash }));
    let next = read(0);
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = await next;
      next = from + BATCH < ids.length ? read(from + BATCH) : undefined;
      const text = JSON.stringify(batch, (_key, value) =>
        ArrayBuffer.isView(value) ? Array.from(value) : value,
      );
      at += access.write(encoder.encode(text), { at });
    }
    access.flush();
    access.close();
    postMessage(performance.now() - started);

    async function read(from) {
      const part = ids.slice(from, from + BATCH);
      const transaction = db.transaction(stores);
      const store = (of) => transaction.objectStore(of);
      const [articles, texts, layers] = await Promise.all([
        Promise.all(part.map(({ id }) => done(store('articles').get(id)))),
        Promise.all(part.map(({ textHash }) => done(store('texts').get(textHash)))),
        Promise.all(part.map(({ id }) => done(store('layers').index('articleId').getAll(id)))),
      ]);
      const all = layers.flat();
      const [uses, snapshots] = await Promise.all([
        Promise.all(all.map(({ id }) => done(store('uses').get(id)))),
        Promise.all(
          all.map(({ id }) =>
            done(store('snapshots').getAll(IDBKeyRange.bound([id, 0], [id, Infinity]))),
          ),
        ),
      ]);
      const named = new Set(uses.flatMap((row) => row?.entityIds ?? []));
      const entities = await Promise.all([...named].map((id) => done(store('entities').get(id))));
      return { articles, texts, layers, uses, snapshots, entities };
    }

    function done(request) {
      return new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    }
  }
}
