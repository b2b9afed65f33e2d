const KEY = 'ascribe.receive-key';

/**
 * Stands in the user's own bookmarklet: a page that comes with it was clipped by the user, any other one
 * is asked about. Made once for this browser; undefined where it keeps nothing.
 */
export function receiveKey(): string | undefined {
  try {
    const known = localStorage.getItem(KEY);
    if (known !== null) return known;
    const made = newNonce();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return undefined;
  }
}

/** 128 random bits. */
export function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
