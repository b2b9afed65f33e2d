/**
 * Where a licence that the Hugging Face Hub knows by this identifier can be read; undefined for one that is no single text,
 * such as `openrail` or `other`. Identifiers of SPDX are those of its list (spdx.org/licenses).
 */
export function licenseAddress(id: string): string | undefined {
  const key = id.toLowerCase();
  const cc = /^cc-(by(?:-[a-z]+)*)-(\d\.\d)$/.exec(key);
  if (cc) return `https://creativecommons.org/licenses/${cc[1]}/${cc[2]}/`;
  const gnu = GNU.get(key);
  if (gnu !== undefined) return `https://www.gnu.org/licenses/${gnu}.html`;
  const spdx = SPDX.get(key);
  return spdx === undefined ? OTHERS.get(key) : `https://spdx.org/licenses/${spdx}.html`;
}

const OTHERS: ReadonlyMap<string, string> = new Map([
  ['cc0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
]);

/** SPDX tells whether a later version is allowed as well, which the Hub does not: the licence itself is the same. */
const GNU: ReadonlyMap<string, string> = new Map([
  ['agpl-3.0', 'agpl-3.0'],
  ['gpl-2.0', 'old-licenses/gpl-2.0'],
  ['gpl-3.0', 'gpl-3.0'],
  ['lgpl-2.1', 'old-licenses/lgpl-2.1'],
  ['lgpl-3.0', 'lgpl-3.0'],
]);

/** The Hub's identifiers that SPDX has under another one than its own in capitals. */
const RENAMED = {
  'c-uda': 'C-UDA-1.0',
  'odc-by': 'ODC-By-1.0',
  odbl: 'ODbL-1.0',
  pddl: 'PDDL-1.0',
};

const SAME =
  'AFL-3.0 Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear BSL-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 ECL-2.0 EPL-1.0 EPL-2.0 etalab-2.0 EUPL-1.1 EUPL-1.2 ISC LPPL-1.3c MIT MPL-2.0 MS-PL NCSA OFL-1.1 OSL-3.0 PostgreSQL Unlicense WTFPL Zlib';

const SPDX: ReadonlyMap<string, string> = new Map([
  ...Object.entries(RENAMED),
  ...SAME.split(' ').map((id) => [id.toLowerCase(), id] as const),
]);
