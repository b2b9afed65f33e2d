/**
 * A sign kept outside IndexedDB that there is work in the database. Chromium opens an empty database
 * after corruption without an error; the canary is what tells that from a first visit.
 */
export type Canary = {
  readonly isSet: () => boolean;
  readonly set: () => void;
  readonly clear: () => void;
};

const KEY = 'ascribe.has-work';

/** A browser that refuses localStorage has no canary; that must not keep anyone from working. */
export const localStorageCanary: Canary = {
  isSet: () => attempt(() => localStorage.getItem(KEY) !== null) ?? false,
  set: () => {
    attempt(() => {
      localStorage.setItem(KEY, '1');
    });
  },
  clear: () => {
    attempt(() => {
      localStorage.removeItem(KEY);
    });
  },
};

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
