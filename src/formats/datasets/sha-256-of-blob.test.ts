import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256OfBlob } from './sha-256-of-blob.ts';

test('any bytes have the digest that they have elsewhere', async () => {
  const lengths = fc.oneof(fc.nat(200), fc.nat(200_000));
  await fc.assert(
    fc.asyncProperty(lengths, fc.nat(), async (length, seed) => {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + seed) % 251);
      const wanted = createHash('sha256').update(bytes).digest('hex');
      expect(await sha256OfBlob(new Blob([bytes]))).toBe(wanted);
    }),
  );
});

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128])(
  '%i bytes fill the last block rightly',
  async (length) => {
    const bytes = new Uint8Array(length).fill(length);
    const wanted = createHash('sha256').update(bytes).digest('hex');
    expect(await sha256OfBlob(new Blob([bytes]))).toBe(wanted);
  },
);
