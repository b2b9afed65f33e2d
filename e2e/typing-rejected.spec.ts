import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { AnnotatePage } from './pages/annotate-page.ts';

type Attempt = readonly [name: string, act: (page: Page, annotate: AnnotatePage) => Promise<void>];

const ATTEMPTS: readonly Attempt[] = [
  ['letters without a meaning', (_page, annotate) => annotate.press('y', 'Y', '7', '%')],
  ['a space', (_page, annotate) => annotate.press('Space')],
  ['Backspace', (_page, annotate) => annotate.press('Backspace')],
  ['Delete', (_page, annotate) => annotate.press('Delete')],
  ['a word deleted', (_page, annotate) => annotate.press('Control+Backspace', 'Control+Delete')],
  ['Enter', (_page, annotate) => annotate.press('Enter', 'Shift+Enter')],
  ['bold and italic', (_page, annotate) => annotate.press('Control+b', 'Control+i')],
  ['text from an input method', (page) => page.keyboard.insertText('にほんご')],
  ['a composition', compose],
  ['a paste', (page) => dispatchTransfer(page, 'paste')],
  ['a drop', (page) => dispatchTransfer(page, 'drop')],
  ['insertText by a script', (page) => execute(page, 'insertText', 'x')],
  ['insertHTML by a script', (page) => execute(page, 'insertHTML', '<b>x</b>')],
  ['delete by a script', (page) => execute(page, 'delete')],
  ['insertParagraph by a script', (page) => execute(page, 'insertParagraph')],
];

test('whatever is done to it, the text stays as it is and the caret where it was', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('q', 'q', 'ArrowLeft', 'ArrowRight', 'ArrowRight');
  const text = await annotate.text.innerText();
  const caret = await annotate.caret();
  for (const [name, act] of ATTEMPTS) {
    // oxlint-disable-next-line no-await-in-loop -- One attempt after the other.
    await test.step(name, async () => {
      await act(page, annotate);
      await expect.poll(() => annotate.text.innerText()).toBe(text);
      expect(await annotate.caret()).toEqual(caret);
      await annotate.expectTextFocused();
    });
  }
  // The app goes on as if nothing had happened.
  await annotate.press('q');
  await annotate.expectSelected('“We were told the gate was sound,”');
  await annotate.press('c');
  await expect(annotate.card('Claim', '“We were told')).toBeVisible();
});

test('a selection is neither typed over nor cut, and is copied as it reads', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('q');
  const text = await annotate.text.innerText();
  for (const key of ['y', 'Backspace', 'Control+x', 'Space']) {
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    await annotate.press(key);
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    await annotate.expectSelected('“any suggestion of a cover-up”');
  }
  expect(await annotate.text.innerText()).toBe(text);
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(copy);
    return clipboardData.getData('text/plain');
  });
  expect(copied).toBe('“any suggestion of a cover-up”');
});

/** What an input method does: it writes into the page first and asks afterwards. */
async function compose(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'k', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.insertText', { text: 'か' });
  await session.detach();
}

async function dispatchTransfer(page: Page, kind: 'paste' | 'drop'): Promise<void> {
  await page.evaluate((type) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'smuggled in');
    transfer.setData('text/html', '<p>smuggled in</p>');
    const options = { bubbles: true, cancelable: true };
    const event =
      type === 'paste'
        ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
        : new DragEvent('drop', { ...options, dataTransfer: transfer });
    document.activeElement?.dispatchEvent(event);
  }, kind);
}

async function execute(page: Page, command: string, value?: string): Promise<void> {
  await page.evaluate(
    (call) => {
      // oxlint-disable-next-line typescript/no-deprecated -- Extensions and dictation still use it.
      document.execCommand(call.command, false, call.value);
    },
    { command, value },
  );
}
