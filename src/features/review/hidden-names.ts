const KEY = 'ascribe.review.names';

/** The seed that versions are shuffled by, while names are hidden in this tab; storage may be refused. */
export function loadSeed(): number | undefined {
  try {
    const kept = Number(sessionStorage.getItem(KEY) ?? Number.NaN);
    return Number.isInteger(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Hides names for the rest of the session, each time in another order; or shows them again. */
export function keepSeed(isHidden: boolean): number | undefined {
  const [seed] = isHidden ? crypto.getRandomValues(new Uint32Array(1)) : [];
  try {
    if (seed === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, String(seed));
  } catch {
    // Then it lasts until the screen is left.
  }
  return seed;
}
