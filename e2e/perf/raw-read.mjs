/**
 * What an export is held against: a worker that reads the same records from IndexedDB, and writes them to the
 * same kind of file without a look at them. `ahead`: batches that are read while one is written; 0 is the plain
 * loop. To be run in the page; gives back ms.
 */
export async function rawRead(ahead) {
  const source = `(${work.toString()})(${Number(ahead)});`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const ms = await new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
  });
  worker.terminate();
  return ms;

  async function work(AHEAD) {
    const BATCH = 25;
    const started = performance.now();
    const [{ name }] = await indexedDB.databases();
    const db = await done(indexedDB.open(name));
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('raw-read', { create: true });
    const access = await handle.createSyncAccessHandle();
    // A new file as an export's is: one that is there already is written over faster.
    access.truncate(0);
    const encoder = new TextEncoder();
    let at = 0;
    const stores = ['articles', 'texts', 'layers', 'snapshots', 'entities'];
    const listed = await done(db.transaction('articles').objectStore('articles').getAll());
    const ids = listed
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .map(({ id, textHash }) => ({ id, textHash }));
    const known = new Set();
    const reading = [];
    let asked = 0;
    for (let from = 0; from < ids.length; from += BATCH) {
      for (; asked < ids.length && asked <= from + AHEAD * BATCH; asked += BATCH) {
        reading.push(read(asked));
      }
      const batch = await reading.shift();
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
      const byArticle = store('layers').index('articleId');
      const [articles, texts, layers] = await Promise.all([
        answers(part.map(({ id }) => store('articles').get(id))),
        answers(part.map(({ textHash }) => store('texts').get(textHash))),
        answers(part.map(({ id }) => byArticle.getAll(id))),
      ]);
      const snapshots = await answers(
        layers.flat().map(({ id, rev }) => store('snapshots').get([id, rev])),
      );
      const named = snapshots.flatMap((row) => JSON.parse(row.packed.annotations.entityId.values));
      const fresh = [...new Set(named)].filter((id) => !known.has(id));
      for (const id of fresh) known.add(id);
      const entities = await answers(fresh.map((id) => store('entities').get(id)));
      return { articles, texts, layers, snapshots, entities };
    }

    /** Answered in their order: one listener hears of all. */
    async function answers(requests) {
      if (requests.length > 0) await done(requests.at(-1));
      return requests.map(({ result }) => result);
    }

    function done(request) {
      return new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    }
  }
}
