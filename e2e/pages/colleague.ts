import type { Page } from '@playwright/test';

type Rows = Readonly<Record<string, readonly object[]>>;

/** What is stored in one table of the app's database. */
export async function readRows(page: Page, table: string): Promise<readonly unknown[]> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('ascribe');
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const all = db.transaction(name).objectStore(name).getAll();
    return new Promise<readonly unknown[]>((resolve) => {
      all.addEventListener('success', () => {
        db.close();
        resolve(all.result);
      });
    });
  }, table);
}

/** Puts rows into the app's database, as a colleague's file would, and starts the app anew. */
export async function putRows(page: Page, rows: Rows): Promise<void> {
  await page.evaluate(async (tables) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('ascribe');
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const transaction = db.transaction(Object.keys(tables), 'readwrite');
    for (const [name, values] of Object.entries(tables)) {
      for (const value of values) transaction.objectStore(name).put(value);
    }
    await new Promise((resolve) => {
      transaction.addEventListener('complete', resolve);
    });
    db.close();
  }, rows);
  await page.reload();
}

type StoredProject = {
  readonly annotators: readonly { readonly id: string; readonly name: string }[];
};

/** A second annotator of the project, whose id is their name. */
export async function addColleague(page: Page, name: string): Promise<void> {
  const [project] = (await readRows(page, 'projects')) as readonly StoredProject[];
  if (!project) throw new Error('no project is stored');
  const annotators = [...project.annotators, { id: name, name }];
  await putRows(page, { projects: [{ ...project, annotators }] });
}

/** Keeps everybody from writing into a table, as a slow disk does, until what it gives is called. */
export async function holdTable(page: Page, table: string): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('ascribe');
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const store = db.transaction(name, 'readwrite').objectStore(name);
    const state = { isHeld: true };
    // A transaction lasts as long as something is asked of it.
    const ask = (): void => {
      if (state.isHeld) store.count().addEventListener('success', ask);
      else db.close();
    };
    ask();
    return state;
  }, table);
  return () =>
    held.evaluate((state) => {
      state.isHeld = false;
    });
}
