import { expect, test } from 'vitest';
import { pageTitle } from './page-title.ts';

test.each([
  [
    'the headline, where the data agree',
    'Gate was failing',
    ['Gate was failing | Courier'],
    'Gate was failing',
  ],
  [
    'the headline, where most words are the same',
    'Five gates you should see now',
    ['Five gates you must see'],
    'Five gates you should see now',
  ],
  [
    'the headline, where the data are its beginning, cut short',
    'Bridge closed until spring',
    ['Bridge closed | Gazette'],
    'Bridge closed until spring',
  ],
  [
    'the headline behind the name of a site',
    'Gate was failing for weeks',
    ['Gazette | Gate was failing for weeks'],
    'Gate was failing for weeks',
  ],
  [
    'the data, where the headline is the site behind their bar',
    'The Evening Gazette',
    ['Gate was failing for weeks - The Evening Gazette'],
    'Gate was failing for weeks - The Evening Gazette',
  ],
  [
    'the data, where the headline is the site',
    'Courier',
    ['Gate was failing for weeks'],
    'Gate was failing for weeks',
  ],
  [
    'the data, where the headline is about something else',
    'Here is the list',
    ['Gate was failing for weeks'],
    'Gate was failing for weeks',
  ],
  [
    'no name of a site behind a bar',
    undefined,
    ['Gate was failing for weeks | The Evening Wire'],
    'Gate was failing for weeks',
  ],
  [
    'no known name of a site behind a dash',
    undefined,
    ['Gate was failing - Courier'],
    'Gate was failing',
  ],
  [
    'what stands behind a dash and is no site',
    undefined,
    ['Storm - the town is flooded'],
    'Storm - the town is flooded',
  ],
  [
    'the known name of a site in front',
    undefined,
    ['Courier | Gate was failing'],
    'Gate was failing',
  ],
  ['nothing, where nothing is said', undefined, [], undefined],
] as const)('the title is %s', (_case, headline, data, title) => {
  expect(
    pageTitle({ headline, data, outlet: 'Courier', url: 'https://courier.example/gate' }),
  ).toBe(title);
});

test.each([
  ['Emissions up', 'T', true, 'Emissions up'],
  ['Emissions up', 'How much cities emit', false, 'How much cities emit'],
  ['News', 'Emissions are up', true, 'Emissions are up'],
])('between "%s" and "%s" it counts who says so', (headline, title, isOfTab, chosen) => {
  expect(pageTitle({ headline, data: [title], isOfTab })).toBe(chosen);
});

test('a title that goes on and on costs no more than its length', () => {
  const title = `Bridge closed for repairs${' | b'.repeat(200_000)}`;
  expect(pageTitle({ data: [title], outlet: 'b' })).toBe(title);
});
