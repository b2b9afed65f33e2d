import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { AnnotatePage } from './pages/annotate-page.ts';
import { pressByKey } from './pages/reach.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 90_000 });

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the library and the settings have no faults that axe knows', async ({
      page,
      library,
      annotate,
    }) => {
      await library.open();
      await expectSound(page, 'the first run');
      await page.getByRole('button', { name: 'Paste a story' }).click();
      await expectSound(page, 'the paste dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'From your browser' }).click();
      await expectSound(page, 'the dialog on the browser');
      await page.keyboard.press('Escape');

      await library.sample.click();
      await tagABit(annotate);
      await annotate.leave();
      await expect(library.article('Sealed sluice gate')).toBeVisible();
      await expectSound(page, 'the library');
      await library.row('Sealed sluice gate').getByRole('button', { name: 'Actions for' }).click();
      await expectSound(page, 'the menu of an article');
      await page.keyboard.press('Escape');

      await library.openSettings();
      await expectSound(page, 'the settings');

      await page.goto('/receive.html');
      await expectSound(page, 'the page that receives');
    });

    test('the annotate screen has no faults that axe knows', async ({
      page,
      library,
      annotate,
    }) => {
      await library.openSample();
      await expect(annotate.text).toBeVisible();
      await expectSound(page, 'an article without annotations');
      await tagABit(annotate);
      await annotate.press('n');
      await expectSound(page, 'an article with a card open');
      await annotate.press('Escape', 'q');
      await expectSound(page, 'an article with a selection');
      await annotate.press('Escape', '?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await expectSound(page, 'the key sheet');
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'List' }).check({ force: true });
      await expect(page.getByRole('button', { name: 'Tag sentence 1' }).first()).toBeVisible();
      await expectSound(page, 'the list of sentences');
      await page.getByRole('button', { name: 'Export' }).click();
      await expect(page.getByRole('button', { name: 'Make the file' })).toBeEnabled();
      await expectSound(page, 'the export dialog');
    });
  });
}

test('the focus can be seen wherever Tab leads', async ({ page, library, annotate }) => {
  await library.open();
  await expectVisibleFocus(page, 12);
  await library.sample.click();
  await expect(annotate.text).toBeVisible();
  await expectVisibleFocus(page, 16);
});

test('after a dialog the focus is where it was before', async ({ page, library, annotate }) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('q', '?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await annotate.press('Escape');
  await annotate.expectTextFocused();

  for (const button of ['Export', 'Keys']) {
    const opener = page.getByRole('banner').getByRole('button', { name: button });
    // oxlint-disable-next-line no-await-in-loop -- One dialog after the other.
    await expectToComeBackTo(page, opener, button === 'Keys' ? annotate.text : opener);
  }
  await annotate.leave();
  const backUp = page.getByRole('banner').getByRole('button', { name: 'Back up' });
  await expectToComeBackTo(page, backUp, backUp);
  const paste = page.getByRole('button', { name: 'Paste a story' });
  await expectToComeBackTo(page, paste, paste);
});

test('the details of an article open from its menu, and the focus goes back to it', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.leave();
  const menu = library.row('Sealed sluice gate').getByRole('button', { name: 'Actions for' });
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Outlet' }).press('Enter');
  const details = page.getByRole('dialog', { name: 'About this article' });
  await details.getByRole('textbox', { name: 'Byline' }).fill('Ida Moen');
  await details.getByRole('textbox', { name: 'Byline' }).press('Enter');
  await expect(details).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Outlet' }).press('Enter');
  await expect(details.getByRole('textbox', { name: 'Byline' })).toHaveValue('Ida Moen');
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('annotations keep their underlines, and everything its place', async ({
    page,
    library,
    annotate,
  }) => {
    await library.openSample();
    await tagABit(annotate);
    const mark = annotate.highlight('“any suggestion of a cover-up”');
    await expect(mark).toHaveCSS('text-decoration-line', 'underline');
    await expect(mark).toHaveCSS('text-decoration-style', 'solid');
    await expect(annotate.highlight('City hall').first()).toHaveCSS(
      'text-decoration-style',
      'dashed',
    );
    await expectSound(page, 'an article in forced colours');
  });
});

test.describe('less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself', async ({ page, library, annotate }) => {
    await library.openSample();
    await tagABit(annotate);
    // What is shown at a stroke is an animation of next to no time, and may be under way at any moment.
    const moving = () =>
      page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
    await expect.poll(moving).toBe(0);
  });
});

/** A claim with a speaker, tagged with the keys that work at any width. */
async function tagABit(annotate: AnnotatePage): Promise<void> {
  await annotate.tagFirstQuote('City hall');
  await annotate.expectTags(2);
  await annotate.expectSaved();
}

async function expectVisibleFocus(page: Page, stops: number): Promise<void> {
  for (let stop = 0; stop < stops; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    await page.keyboard.press('Tab');
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    const seen = await page.evaluate(describeFocus);
    expect.soft(seen.isShown, `focus on ${seen.name}`).toBe(true);
  }
}

/** Whether an outline, a ring or a bar is drawn on the focused element, or around a hidden native control. */
function describeFocus(): { readonly name: string; readonly isShown: boolean } {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: 'the page', isShown: true };
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement];
  const isRinged = around.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const bar = getComputedStyle(focused, '::before');
  const hasBar = bar.content !== 'none' && Number.parseFloat(bar.inlineSize) >= 2;
  return { name: focused.outerHTML.slice(0, 120), isShown: isRinged || hasBar };
}

async function expectToComeBackTo(page: Page, opener: Locator, place: Locator): Promise<void> {
  await pressByKey(page, opener);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(place).toBeFocused();
}
