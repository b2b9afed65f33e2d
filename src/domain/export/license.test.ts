import { expect, test } from 'vitest';
import { DATA_LICENSES, knownLicense, licenseId } from './license.ts';

test.each([
  ['cc-by-4.0', 'cc-by-4.0'],
  [' CC BY 4.0 ', 'cc-by-4.0'],
  ['CC-BY-NC-SA-4.0', 'cc-by-nc-sa-4.0'],
  ['Creative Commons Attribution 4.0 International', 'cc-by-4.0'],
  ['CC0 1.0', 'cc0-1.0'],
  // The Hub knows more.
  ['etalab-2.0', 'etalab-2.0'],
  ['my own terms', undefined],
  ['cc by', undefined],
  ['https://creativecommons.org/licenses/by/4.0/', 'cc-by-4.0'],
  ['http://www.creativecommons.org/licenses/by-nc-sa/4.0/deed.de', 'cc-by-nc-sa-4.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/', 'cc0-1.0'],
  ['https://spdx.org/licenses/ODbL-1.0.html', 'odbl'],
  ['https://opendatacommons.org/licenses/by/', 'odc-by'],
  // Of one country, and of an office: taken as they are.
  [
    'https://creativecommons.org/licenses/by/3.0/de/',
    'https://creativecommons.org/licenses/by/3.0/de/',
  ],
  ['https://desk.example/terms', 'https://desk.example/terms'],
  ['https://desk.example/our terms', undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('%s is called %s', (typed, expected) => {
  expect(licenseId(typed)).toBe(expected);
});

test('every licence of the list is found by its identifier and its name, and by nobody else’s', () => {
  for (const { id, name } of DATA_LICENSES) {
    expect([knownLicense(id), knownLicense(name)]).toEqual([id, id]);
  }
});
