import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('results come in the order of the items, whoever is done first; few wait, and nobody has two', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat(20),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (scheduler, count, hands, ahead) => {
        let handedOn = 0;
        const workers = Array.from({ length: hands }, () => {
          let isBusy = false;
          return async (item: number) => {
            expect(isBusy).toBe(false);
            expect(item).toBeLessThanOrEqual(handedOn + ahead);
            isBusy = true;
            await scheduler.schedule(Promise.resolve());
            isBusy = false;
            return item * 10;
          };
        });
        const items = Array.from({ length: count }, (_none, at) => at);
        const found: number[] = [];
        const walk = async (): Promise<void> => {
          for await (const result of inOrder(items, workers, ahead)) {
            found.push(result);
            handedOn += 1;
          }
        };
        await scheduler.waitFor(walk());
        expect(found).toEqual(items.map((item) => item * 10));
      },
    ),
  );
});

test('an error comes when it is its turn, and ends it', async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await Promise.resolve();
    if (item % 2 === 1) throw new Error(`no ${item}`);
    return item;
  };
  const found: number[] = [];
  const walk = async (): Promise<void> => {
    for await (const result of inOrder([0, 2, 3, 5, 6, 8, 10], [work, work, work], 3)) {
      found.push(result);
    }
  };
  await expect(walk()).rejects.toThrow('no 3');
  expect(found).toEqual([0, 2]);
  expect(begun).not.toContain(10);
});

test('nothing to do is no work', async () => {
  const results = inOrder([], [() => Promise.reject(new Error('asked'))], 2);
  expect(await results.next()).toMatchObject({ done: true });
});
