import { expect, test } from 'vitest';
import { DATA_LICENSES } from '#domain/export/license.ts';
import { licenseAddress } from './license-address.ts';

test.each([
  ['cc-by-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC-BY-NC-SA-3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
  ['cc0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['mit', 'https://spdx.org/licenses/MIT.html'],
  ['BSD-3-Clause', 'https://spdx.org/licenses/BSD-3-Clause.html'],
  ['odc-by', 'https://spdx.org/licenses/ODC-By-1.0.html'],
  ['gpl-2.0', 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html'],
])('%s can be read at %s', (id, address) => {
  expect(licenseAddress(id)).toBe(address);
});

test('every licence that is proposed has an address, but for another one than these', () => {
  const without = DATA_LICENSES.filter(({ id }) => licenseAddress(id) === undefined);
  expect(without.map(({ id }) => id)).toEqual(['other']);
  expect(licenseAddress('openrail')).toBeUndefined();
});
