/** The Wikidata id in `Q42`, `Wikidata:Q42` or an address of Wikidata's. */
export function wikidataIdOf(reference: string): string | undefined {
  const match =
    /^(?:wikidata:|wd:|https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/)?(Q[1-9]\d{0,12})$/i.exec(
      reference.trim(),
    );
  return match?.[1]?.toUpperCase();
}

/** The id in an address that Ascribe itself gives an entity of its own: `urn:ascribe:entity:e1`, `Ascribe:e1`. */
export function ownIdOf(reference: string): string | undefined {
  const id = /^(?:urn:ascribe:entity|Ascribe):([^\s:]+)$/.exec(reference.trim())?.[1];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    // Not one of ours after all.
    return undefined;
  }
}

/** Whether a text is an id in a knowledge base rather than words. */
export function isEntityReference(text: string): boolean {
  return (
    wikidataIdOf(text) !== undefined ||
    ownIdOf(text) !== undefined ||
    /^https?:\/\/\S+$/.test(text.trim())
  );
}
