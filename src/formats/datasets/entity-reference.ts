/** The Wikidata id in `Q42`, `Wikidata:Q42` or an address of Wikidata's. */
export function wikidataIdOf(reference: string): string | undefined {
  const match =
    /^(?:wikidata:|wd:|https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/)?(Q[1-9]\d{0,12})$/i.exec(
      reference.trim(),
    );
  return match?.[1]?.toUpperCase();
}

/** Whether a text is an id in a knowledge base rather than words. */
export function isEntityReference(text: string): boolean {
  return wikidataIdOf(text) !== undefined || /^https?:\/\/\S+$/.test(text.trim());
}
