import { describe, expect, test, vi } from 'vitest';
import { decodeArticle } from './decode-article.ts';
import { readMeasured } from './measured-data.mjs';

type Payloads = { readonly payloads: readonly { readonly id: string; readonly payload: string }[] };

const payloads = readMeasured('xss-payloads.json');

describe.runIf(payloads !== undefined)('markup made to attack', () => {
  test('always gives text or says that there is none, and calls nothing', async () => {
    const { payloads: all }: Payloads = JSON.parse(payloads ?? '');
    const alert = vi.fn<() => void>();
    vi.stubGlobal('alert', alert);
    const request = vi.spyOn(globalThis, 'fetch');
    const unread: string[] = [];
    for (const { id, payload } of all) {
      // oxlint-disable-next-line no-await-in-loop -- One after another: a hang then names its payload.
      const decoded = await decodeArticle({ kind: 'paste', text: '', html: payload });
      if (!decoded.ok && decoded.error.kind !== 'empty')
        unread.push(`${id}: ${decoded.error.kind}`);
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const page = await decodeArticle({
        kind: 'file',
        fileName: 'page.html',
        bytes: new TextEncoder().encode(payload),
      });
      if (!page.ok) continue;
      const { url, byline, outlet, publishedAt, language } = page.value;
      expect(url ?? 'https:').toMatch(/^https?:/);
      expect([byline, outlet, publishedAt, language].join(' ')).not.toMatch(/javascript:|on\w+=/i);
    }
    expect(all.length).toBeGreaterThan(700);
    expect(unread).toEqual([]);
    expect(alert).not.toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
  }, 60_000);
});
