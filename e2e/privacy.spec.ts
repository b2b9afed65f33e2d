import { expect, test } from './fixtures.ts';

// A name that no resolver knows: nothing could leave, even if the policy failed.
const ELSEWHERE = 'https://elsewhere.invalid/';

test('the page says which hosts it may talk to: its own', async ({ page }) => {
  await page.goto('/');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'/);
  await expect(policy).toHaveAttribute('content', /connect-src 'self'(;|$)/);
  await expect(policy).toHaveAttribute('content', /script-src 'self'(;|$)/);
});

test('the server repeats it for workers, and forbids other sites to frame the page', async ({
  request,
}) => {
  const headers = (await request.get('/')).headers();
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'.*; frame-ancestors 'none'$/,
  );
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test.describe('a script on the page', () => {
  test.use({ expectedBreaches: [ELSEWHERE] });

  test('cannot send anything to another host', async ({ page, breaches }) => {
    await page.goto('/');
    const refused = await page.evaluate(async (url) => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (e) => resolve(e.violatedDirective));
      });
      await fetch(url).catch(() => undefined);
      return violation;
    }, ELSEWHERE);
    expect(refused).toBe('connect-src');
    // The watch every other test relies on has seen it too.
    expect(breaches.join('\n')).toContain(ELSEWHERE);
  });
});
