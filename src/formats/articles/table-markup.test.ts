import { expect, test } from 'vitest';
import { outline, readAll, sourceFile } from './test-sources.ts';

test('a cell with markup is read as a part of a page, and nothing in it runs', async () => {
  const html = '"<p>One &amp; two.</p><script>globalThis.ran = true</script><p>Three.</p>"';
  const items = await readAll(sourceFile('p.csv', `title,text\nA,${html}\n`));
  expect(outline(items)).toEqual(['p.csv › row 2: One & two.\n\nThree.']);
  expect('ran' in globalThis).toBe(false);
});
