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

/** Creative Commons' older ones that the Hub knows too, and the list does not propose. */
const OLDER_LICENSES = [
  'cc-by-2.0',
  'cc-by-2.5',
  'cc-by-3.0',
  'cc-by-sa-3.0',
  'cc-by-nc-2.0',
  'cc-by-nc-3.0',
  'cc-by-nc-sa-2.0',
  'cc-by-nc-sa-3.0',
  'cc-by-nc-nd-3.0',
];

/**
 * What the Hub calls the licence that somebody typed, by its name or its address: "CC BY 4.0" is `cc-by-4.0`. A word that
 * is not in the lists above is taken as it is, for the Hub knows more of them, and so is an address; undefined for what can
 * be neither.
 */
export function licenseId(typed: string): string | undefined {
  const text = typed.trim();
  const known = knownLicense(text);
  if (known !== undefined) return known;
  return isLicenseAddress(text) || /^[a-z\d][a-z\d.+\-]*$/iv.test(text) ? text : undefined;
}

/** The same, only of those in the lists above. */
export function knownLicense(typed: string): string | undefined {
  const key = keyOf(idAt(typed.trim()) ?? typed);
  const listed = DATA_LICENSES.find(({ id, name }) => key === keyOf(id) || key === keyOf(name));
  return listed?.id ?? OLDER_LICENSES.find((id) => key === keyOf(id));
}

/** Where a licence can be read, instead of what it is called. */
export function isLicenseAddress(license: string): boolean {
  return /^https?:\/\/(?:[\p{L}\p{N}\-]+\.)+\p{L}[\p{L}\p{N}\-]*(?::\d{1,5})?(?:[\/?#][^\s"<>\\^`\{\|\}]*)?$/iv.test(
    license,
  );
}

/** What stands at an address; a licence of one country (`by/3.0/de`) is another one than that of all. */
function idAt(address: string): string | undefined {
  // How somebody came there, and to which part, changes nothing: a chooser's link ends with `?ref=chooser-v1`.
  const page = address.replace(/[?#].*$/v, '');
  const place = /^https?:\/\/(?:www\.)?(.*?)\/?$/iv.exec(page)?.[1]?.toLowerCase() ?? '';
  // The same in whatever words and language.
  const terms = place.replace(
    /^(creativecommons\.org\/.*)\/(?:deed|legalcode)(?:\.[a-z_\-]+)?$/v,
    '$1',
  );
  const [, kind, version] =
    /^creativecommons\.org\/licenses\/(by(?:-[a-z]+)*)\/(\d\.\d)$/v.exec(terms) ?? [];
  if (kind !== undefined && version !== undefined) return `cc-${kind}-${version}`;
  const spdx = /^spdx\.org\/licenses\/([a-z\d.+\-]+?)(?:\.html)?$/v.exec(place)?.[1];
  return spdx === undefined ? PLACES.get(terms) : (OTHERWISE_IN_SPDX.get(spdx) ?? spdx);
}

const PLACES: ReadonlyMap<string, string> = new Map([
  ['creativecommons.org/publicdomain/zero/1.0', 'cc0-1.0'],
  ['opendatacommons.org/licenses/by', 'odc-by'],
  ['opendatacommons.org/licenses/by/1-0', 'odc-by'],
  ['opendatacommons.org/licenses/odbl', 'odbl'],
  ['opendatacommons.org/licenses/odbl/1-0', 'odbl'],
  ['opendatacommons.org/licenses/pddl', 'pddl'],
  ['opendatacommons.org/licenses/pddl/1-0', 'pddl'],
  ['cdla.dev/permissive-2-0', 'cdla-permissive-2.0'],
  ['cdla.dev/sharing-1-0', 'cdla-sharing-1.0'],
  ['opensource.org/license/mit', 'mit'],
  ['opensource.org/licenses/mit', 'mit'],
  ['apache.org/licenses/license-2.0', 'apache-2.0'],
  ['apache.org/licenses/license-2.0.html', 'apache-2.0'],
  ['apache.org/licenses/license-2.0.txt', 'apache-2.0'],
]);

const OTHERWISE_IN_SPDX: ReadonlyMap<string, string> = new Map([
  ['odc-by-1.0', 'odc-by'],
  ['odbl-1.0', 'odbl'],
  ['pddl-1.0', 'pddl'],
]);

/** Case, blanks, hyphens and "International" do not count. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\binternational\b/v, '')
    .replaceAll(/[^a-z\d.]+/gv, '');
}
