import { expect, test } from 'vitest';
import { VERSION } from './version.ts';

const manifests = import.meta.glob<string>('/package.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('the version shown is the one of the package', () => {
  expect(JSON.parse(manifests['/package.json'] ?? '')).toMatchObject({ version: VERSION });
});
