export type Persistence = 'granted' | 'denied' | 'unknown';

type Storage = Pick<StorageManager, 'persist' | 'persisted'>;

/** Asks the browser not to clear the data when the disk runs short. It may say no; then say so. */
export async function requestPersistence(storage?: Storage): Promise<Persistence> {
  try {
    // Not there outside a secure context: the access itself throws, and so does the call.
    const manager = storage ?? navigator.storage;
    return (await manager.persisted()) || (await manager.persist()) ? 'granted' : 'denied';
  } catch {
    return 'unknown';
  }
}
