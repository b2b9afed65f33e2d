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
  ['https://opendatacommons.org/licenses/odbl/1-0/', 'odbl'],
  ['https://www.apache.org/licenses/LICENSE-2.0', 'apache-2.0'],
  ['https://www.apache.org/licenses/LICENSE-2.0.txt', 'apache-2.0'],
  // As Creative Commons' chooser gives it, and to a part of the page.
  ['https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1', 'cc-by-4.0'],
  ['https://creativecommons.org/licenses/by-sa/4.0/legalcode#s3', 'cc-by-sa-4.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/?ref=chooser-v1', 'cc0-1.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/deed', 'cc0-1.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/deed.de', 'cc0-1.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/legalcode.fr', 'cc0-1.0'],
  // Older than those of the list.
  ['cc-by-3.0', 'cc-by-3.0'],
  ['CC BY 3.0', 'cc-by-3.0'],
  ['https://creativecommons.org/licenses/by/3.0/', 'cc-by-3.0'],
  // The Hub has none of this name.
  [
    'https://creativecommons.org/licenses/by-nd/3.0/',
    'https://creativecommons.org/licenses/by-nd/3.0/',
  ],
  ['https://desk.example:49152/terms?v=2', 'https://desk.example:49152/terms?v=2'],
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
