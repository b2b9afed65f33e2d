/** What data is mostly given out under: the Hugging Face Hub's identifiers, with the licences' own names. */
export const DATA_LICENSES = [
  { id: 'cc-by-4.0', name: 'Creative Commons Attribution 4.0' },
  { id: 'cc-by-sa-4.0', name: 'Creative Commons Attribution Share Alike 4.0' },
  { id: 'cc-by-nc-4.0', name: 'Creative Commons Attribution Non Commercial 4.0' },
  { id: 'cc-by-nc-sa-4.0', name: 'Creative Commons Attribution Non Commercial Share Alike 4.0' },
  { id: 'cc-by-nd-4.0', name: 'Creative Commons Attribution No Derivatives 4.0' },
  { id: 'cc-by-nc-nd-4.0', name: 'Creative Commons Attribution Non Commercial No Derivatives 4.0' },
  { id: 'cc0-1.0', name: 'Creative Commons Zero 1.0' },
  { id: 'odc-by', name: 'Open Data Commons Attribution' },
  { id: 'odbl', name: 'Open Database License' },
  { id: 'pddl', name: 'Public Domain Dedication and License' },
  { id: 'cdla-permissive-2.0', name: 'Community Data License Agreement Permissive 2.0' },
  { id: 'cdla-sharing-1.0', name: 'Community Data License Agreement Sharing 1.0' },
  { id: 'mit', name: 'MIT' },
  { id: 'apache-2.0', name: 'Apache 2.0' },
  { id: 'other', name: 'Another one' },
] as const;

/**
 * What the Hub calls the licence that somebody typed: "CC BY 4.0" is `cc-by-4.0`. A word that is not in the list
 * above is taken as it is, for the Hub knows more of them; undefined for what can be no identifier.
 */
export function licenseId(typed: string): string | undefined {
  const text = typed.trim();
  const known = knownLicense(text);
  if (known !== undefined) return known;
  return /^[a-z\d][a-z\d.+\-]*$/iv.test(text) ? text : undefined;
}

/** The same, only of those in the list. */
export function knownLicense(typed: string): string | undefined {
  const key = keyOf(typed);
  return DATA_LICENSES.find(({ id, name }) => key === keyOf(id) || key === keyOf(name))?.id;
}

/** Case, blanks, hyphens and "International" do not count. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\binternational\b/v, '')
    .replaceAll(/[^a-z\d.]+/gv, '');
}
