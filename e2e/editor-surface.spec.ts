import { expect, type Page, test } from '@playwright/test';
import type { Highlight, SurfaceText } from '#editor/article-surface.ts';
import { brand } from '#domain/ids.ts';
import type { Block, BlockKind } from '#domain/text/block.ts';
import { buildHarness, openHarness } from './perf/harness-site.mjs';

const PARTS: readonly (readonly [BlockKind, string])[] = [
  ['headline', 'Kremlin rules out talks'],
  [
    'paragraph',
    '“We will not negotiate under pressure,” Dmitry Peskov told RT on Tuesday 🙂. He would not say more than that. Others were less careful with their words.',
  ],
  ['quote', 'First line\nsecond line'],
  ['paragraph', 'Page junk nobody wants.'],
  ['paragraph', 'The last paragraph stands here.'],
];

function makeText(parts = PARTS): SurfaceText {
  let text = '';
  const blocks: Block[] = [];
  for (const [i, [kind, part]] of parts.entries()) {
    if (i > 0) text += '\n\n';
    blocks.push({ id: `b${i}`, kind, start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, blocks, language: 'en', direction: 'ltr' };
}

const TEXT = makeText();

function spanOf(words: string) {
  const start = TEXT.text.indexOf(words);
  return { start, end: start + words.length };
}

function highlight(id: string, label: string, words: string): Highlight {
  return { id: brand(id), label, fragments: [spanOf(words)] };
}

const HIGHLIGHTS = [
  highlight('claim', 'CLAIM', 'We will not negotiate under pressure'),
  highlight('inner', 'CUE', 'negotiate'),
  highlight('speaker', 'SPEAKER', 'Dmitry Peskov'),
];

/** The page with the surface alone, as a reader works it. */
class SurfacePage {
  readonly text;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Article text' });
  }

  async open(text: SurfaceText, highlights: readonly Highlight[]): Promise<void> {
    await openHarness(this.page);
    await this.page.evaluate(([t, h]) => void globalThis.harness.mount(t, h), [
      text,
      highlights,
    ] as const);
    await this.frames();
  }

  /** Until what was asked for is painted. */
  frames(): Promise<void> {
    return this.page.evaluate(
      () =>
        new Promise<void>((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => done())),
        ),
    );
  }

  html(): Promise<string> {
    return this.text.innerHTML();
  }

  selectedText(): Promise<string | undefined> {
    return this.page.evaluate(() => globalThis.getSelection()?.toString());
  }

  /** Text of the span that was reported last, and who selected it. */
  async reported(text = TEXT): Promise<readonly [string, string] | undefined> {
    const entry = await this.page.evaluate(() =>
      globalThis.harness.log().findLast(([name]) => name === 'select'),
    );
    const selection = entry?.[1] as
      | { span: { start: number; end: number }; origin: string }
      | undefined;
    return (
      selection && [text.text.slice(selection.span.start, selection.span.end), selection.origin]
    );
  }

  logged(name: string): Promise<readonly unknown[][]> {
    return this.page.evaluate(
      (wanted) =>
        globalThis.harness
          .log()
          .filter(([n]) => n === wanted)
          .map((entry) => entry.slice(1)),
      name,
    );
  }

  /** Middle of a word on the screen. */
  async pointOf(
    words: string,
    text = TEXT,
  ): Promise<{ x: number; y: number; left: number; right: number }> {
    const start = text.text.indexOf(words);
    const rect = await this.page.evaluate(
      (span) => globalThis.harness.surface().rectsOf(span)[0]?.toJSON() as DOMRect,
      { start, end: start + words.length },
    );
    return {
      x: rect.x + rect.width / 2,
      y: rect.y + rect.height / 2,
      left: rect.left,
      right: rect.right,
    };
  }

  caret(): Promise<number> {
    return this.page.evaluate(() => globalThis.harness.surface().caret());
  }

  async caretAt(offset: number): Promise<void> {
    await this.page.evaluate((at) => {
      globalThis.harness.surface().focus();
      globalThis.harness.surface().select({ start: at, end: at });
    }, offset);
    await this.frames();
  }
}

test.beforeAll(async () => {
  await buildHarness();
});

test.describe('text that cannot be changed', () => {
  test('stays the same under typing, deleting, pasting, cutting and undo', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await surface.caretAt(spanOf('Peskov').start);
    const before = await surface.html();
    for (const key of [
      'x',
      'Enter',
      'Shift+Enter',
      'Backspace',
      'Delete',
      'Space',
      'Control+Backspace',
      'Control+z',
      'Control+b',
    ]) {
      await page.keyboard.press(key);
    }
    await page.keyboard.insertText('pasted by hand');
    await page.keyboard.press('Control+a');
    for (const key of ['y', 'Backspace', 'Enter', 'Control+x', 'Control+v'])
      await page.keyboard.press(key);
    await surface.frames();
    expect(await surface.html()).toBe(before);
    expect((await surface.logged('rejected')).length).toBeGreaterThan(0);
  });

  test('says once for a key that typing is refused', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, []);
    await surface.caretAt(5);
    await page.keyboard.press('x');
    expect(await surface.logged('rejected')).toHaveLength(1);
    await page.keyboard.press('ArrowRight');
    expect(await surface.logged('rejected')).toHaveLength(1);
  });

  test('stays the same after a composition, which no event can stop', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await surface.caretAt(spanOf('Peskov').start + 2);
    const before = await surface.html();
    const client = await page.context().newCDPSession(page);
    for (const text of ['k', 'か', 'かん']) {
      await client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await client.send('Input.insertText', { text: '漢' });
    await expect.poll(() => surface.html()).toBe(before);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => surface.reported()).toEqual(['s', 'keyboard']);
    expect(await surface.html()).toBe(before);
  });

  test('stays the same under commands, dragged text and a replaced word', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await surface.caretAt(spanOf('careful').start);
    const before = await surface.html();
    await page.evaluate(() => {
      document.execCommand('insertText', false, 'typed by a script');
      document.execCommand('delete');
      document.execCommand('bold');
      document.execCommand('insertParagraph');
    });
    await expect.poll(() => surface.html()).toBe(before);
    const from = await surface.pointOf('careful');
    await page.mouse.dblclick(from.x, from.y);
    const to = await surface.pointOf('last paragraph');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    await surface.frames();
    expect(await surface.html()).toBe(before);
    const kept = await page.evaluate(() => {
      const event = new InputEvent('beforeinput', {
        inputType: 'insertReplacementText',
        data: 'x',
        bubbles: true,
        cancelable: true,
      });
      return globalThis.harness.surface().element.dispatchEvent(event);
    });
    expect(kept).toBe(false);
    expect(await surface.html()).toBe(before);
  });

  test('is copied as plain text, without what is hidden', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await page.evaluate(() => globalThis.harness.surface().setHiddenBlocks(['b3']));
    await surface.caretAt(0);
    await page.keyboard.press('Control+a');
    const copied = await surface.text.evaluate((element) => {
      const data = new DataTransfer();
      element.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return { text: data.getData('text/plain'), types: [...data.types] };
    });
    expect(copied.text).toBe(TEXT.text.replace('Page junk nobody wants.\n\n', ''));
    expect(copied.types).toEqual(['text/plain']);
    await expect(page.getByText('Page junk nobody wants.')).toBeHidden();
  });
});

test.describe('selecting', () => {
  test('by keyboard is exact, over hard breaks and emoji', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await surface.caretAt(spanOf('🙂').start - 1);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => surface.reported()).toEqual([' 🙂', 'keyboard']);
    await surface.caretAt(spanOf('\nsecond').start - 1);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => surface.reported()).toEqual(['e\ns', 'keyboard']);
    await surface.caretAt(spanOf('Peskov').start);
    await page.keyboard.press('Control+Shift+ArrowRight');
    await expect.poll(async () => (await surface.reported())?.[0]).toMatch(/^Peskov ?$/);
  });

  test('by pointer snaps to words, and with Alt does not', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    const from = await surface.pointOf('would');
    const to = await surface.pointOf('more');
    async function drag(): Promise<void> {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    }
    await drag();
    await expect.poll(() => surface.reported()).toEqual(['would not say more', 'pointer']);
    const away = await surface.pointOf('last paragraph');
    await page.mouse.click(away.x, away.y);
    await page.keyboard.down('Alt');
    await drag();
    await page.keyboard.up('Alt');
    await expect.poll(async () => (await surface.reported())?.[0].length).toBeLessThan(18);
  });

  test('a double click takes the word, one more the sentence', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    const { x, y } = await surface.pointOf('would');
    await page.mouse.click(x, y, { clickCount: 2 });
    await expect.poll(() => surface.reported()).toEqual(['would', 'pointer']);
    await page.mouse.click(x, y, { clickCount: 3 });
    await expect
      .poll(() => surface.reported())
      .toEqual(['He would not say more than that.', 'pointer']);
    expect(await surface.selectedText()).toBe('He would not say more than that.');
  });

  test('everything with Control+A stays in the article', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await surface.caretAt(3);
    await page.keyboard.press('Control+a');
    await expect.poll(() => surface.reported()).toEqual([TEXT.text, 'keyboard']);
  });

  test('goes over the border of a section as if it were not there', async ({ page }) => {
    const surface = new SurfacePage(page);
    const long = makeText(
      Array.from({ length: 100 }, (_, i) => ['paragraph', `Paragraph number ${i}.`] as const),
    );
    await surface.open(long, []);
    await surface.caretAt(long.blocks[39]?.end ?? 0);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => surface.reported(long)).toEqual(['\n\nP', 'keyboard']);
    await surface.caretAt(long.blocks[39]?.start ?? 0);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => surface.caret()).toBe(long.blocks[40]?.start);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => surface.caret()).toBe(long.blocks[39]?.end);
  });
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('a tap takes the sentence, and on a highlight opens it', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    const sentence = await surface.pointOf('would');
    await page.touchscreen.tap(sentence.x, sentence.y);
    await expect
      .poll(() => surface.reported())
      .toEqual(['He would not say more than that.', 'touch']);
    const marked = await surface.pointOf('Peskov');
    await page.touchscreen.tap(marked.x, marked.y);
    await expect.poll(async () => (await surface.logged('hit'))[0]?.[0]).toEqual(['speaker']);
  });
});

test.describe('highlights', () => {
  test('are real marks that point to their cards, nested where they overlap', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    const inner = page.locator('mark[data-annotation="inner"]');
    await expect(inner).toHaveText('negotiate');
    await expect(inner).toHaveAttribute('aria-details', 'card-inner');
    await expect(page.locator('mark[data-annotation="claim"] > mark')).toHaveText('negotiate');
    await expect(surface.text).toHaveAttribute('aria-readonly', 'true');
  });

  test('never move the text', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, []);
    const words = ['talks', 'negotiate', 'Peskov', 'careful', 'last'];
    const places = () => Promise.all(words.map((word) => surface.pointOf(word)));
    const plain = await places();
    await page.evaluate(
      ([all]) => {
        const open = globalThis.harness.surface();
        open.setHighlights(all);
        const [first] = all;
        open.setActive(first?.id);
        open.setLetters(new Map(all.map(({ id }) => [id, 'k'])));
      },
      [HIGHLIGHTS] as const,
    );
    await surface.frames();
    await expect(page.locator('mark[data-letter]').first()).toBeVisible();
    const marked = await places();
    for (const [i, place] of marked.entries()) {
      expect(Math.abs(place.x - (plain[i]?.x ?? 0))).toBeLessThan(0.5);
      expect(place.y).toBeCloseTo(plain[i]?.y ?? 0, 0);
    }
  });

  test('a click on a stack names all of it, innermost first', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    const { x, y } = await surface.pointOf('negotiate');
    await page.mouse.click(x, y);
    await expect
      .poll(async () => (await surface.logged('hit'))[0]?.[0])
      .toEqual(['inner', 'claim']);
  });

  test('the end of the active one is dragged to a whole word, and Escape takes it back', async ({
    page,
  }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await page.evaluate((id) => globalThis.harness.surface().setActive(id), HIGHLIGHTS[2]?.id);
    await surface.frames();
    const knob = page.locator('.article-handle[data-edge="end"]');
    const box = await knob.boundingBox();
    const to = await surface.pointOf('told');
    if (!box) throw new Error('the handle is not shown');
    const grip = { x: box.x + box.width / 2, y: box.y + box.height + 4 };
    async function drag(): Promise<void> {
      await page.mouse.move(grip.x, grip.y);
      await page.mouse.down();
      await page.mouse.move(to.x, grip.y, { steps: 5 });
      await surface.frames();
    }
    await drag();
    await expect(page.locator('mark[data-annotation="speaker"]')).toHaveText('Dmitry Peskov told');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.locator('mark[data-annotation="speaker"]')).toHaveText('Dmitry Peskov');
    expect(await surface.logged('resize')).toEqual([]);
    await drag();
    await page.mouse.up();
    await expect
      .poll(() => surface.logged('resize'))
      .toEqual([['speaker', [spanOf('Dmitry Peskov told')]]]);
  });

  test('what changes while its end is dragged stays as it was changed', async ({ page }) => {
    const surface = new SurfacePage(page);
    await surface.open(TEXT, HIGHLIGHTS);
    await page.evaluate((id) => globalThis.harness.surface().setActive(id), HIGHLIGHTS[2]?.id);
    await surface.frames();
    const box = await page.locator('.article-handle[data-edge="end"]').boundingBox();
    const to = await surface.pointOf('told');
    if (!box) throw new Error('the handle is not shown');
    const y = box.y + box.height + 4;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(to.x, y, { steps: 5 });
    await surface.frames();
    const speaker = page.locator('mark[data-annotation="speaker"]');
    await expect(speaker).toHaveText('Dmitry Peskov told');
    await page.evaluate(
      ([all, fragment]) => {
        const changed = all.filter(({ id }) => id === 'speaker');
        globalThis.harness.surface().updateHighlights(
          changed.map((one) => ({ ...one, fragments: [fragment] })),
          [],
        );
      },
      [HIGHLIGHTS, spanOf('Peskov')] as const,
    );
    await page.mouse.move(to.x + 2, y);
    await surface.frames();
    await expect(speaker).toHaveText('Peskov');
    await page.mouse.up();
    await surface.frames();
    await expect(speaker).toHaveText('Peskov');
    expect(await surface.logged('resize')).toEqual([]);
  });
});

test('what follows a list or a table stands as far from it as from a paragraph, and a number has no bullet', async ({
  page,
}) => {
  const parts: readonly (readonly [BlockKind, string])[] = [
    ['paragraph', 'One.'],
    ['paragraph', 'Two.'],
    ['listItem', 'Plain item'],
    ['listItem', '3. Third'],
    ['listItem', '◦ Nested'],
    ['paragraph', 'After the list.'],
    ['cell', 'Year | Cost'],
    ['cell', '2022 | 1 million'],
    ['paragraph', 'After the table.'],
  ];
  const surface = new SurfacePage(page);
  await surface.open(makeText(parts), []);
  const boxes = await Promise.all(
    parts.map(([, text]) => surface.text.getByText(text, { exact: true }).boundingBox()),
  );
  const gaps = boxes.slice(1).map((box, at) => {
    const above = boxes[at];
    return Math.round((box?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0));
  });
  const [usual = 0, , items = 0, nested = 0, afterList, , rows = 0, afterTable] = gaps;
  expect([afterList, afterTable]).toEqual([usual, usual]);
  expect(items).toBe(nested);
  for (const gap of [items, rows]) expect(gap).toBeLessThan(usual);
  const bullets = await surface.text
    .locator('[data-kind="listItem"]')
    .evaluateAll((all) => all.map((item) => getComputedStyle(item, '::before').content));
  expect(bullets.map((bullet) => bullet.includes('•'))).toEqual([true, false, false]);
});

test('a text of 200,000 words with 50,000 annotations shows its end on demand', async ({
  page,
}) => {
  const surface = new SurfacePage(page);
  await openHarness(page);
  const length = await page.evaluate(() => {
    globalThis.harness.prepare(200_000, 50_000);
    globalThis.harness.open(200_000, 50_000);
    return globalThis.harness.length();
  });
  for (const offset of [length - 5, Math.floor(length / 2), 0]) {
    await page.evaluate((at) => globalThis.harness.surface().reveal(at), offset);
    for (let i = 0; i < 8; i += 1) await surface.frames();
    const seen = await page.evaluate((at) => {
      const open = globalThis.harness.surface();
      const [rect] = open.rectsOf({ start: at, end: at + 1 });
      const ids = open.annotationsIn(open.visible());
      const missing = ids.filter((id) => !document.querySelector(`mark[data-annotation="${id}"]`));
      return { top: rect?.top ?? -1, height: innerHeight, ids: ids.length, missing };
    }, offset);
    expect(seen.top).toBeGreaterThanOrEqual(0);
    expect(seen.top).toBeLessThan(seen.height);
    expect(seen.ids).toBeGreaterThan(10);
    expect(seen.missing).toEqual([]);
  }
});
