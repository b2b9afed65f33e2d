/** A BCP 47 tag in its usual spelling; what is none is nothing. */
export function languageTag(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
}
