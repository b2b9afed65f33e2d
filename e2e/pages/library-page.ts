import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { downloadedBy, type SavedFile } from './download.ts';

export type LocalFile =
  | string
  | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The start page: first run, the list of articles, and what is done to them from outside. */
export class LibraryPage {
  readonly page: Page;
  readonly sample: Locator;
  readonly list: Locator;
  readonly report: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sample = page.getByRole('button', { name: 'Open the sample article' });
    this.list = page.getByRole('list', { name: 'Articles' });
    this.report = page.getByRole('dialog', { name: 'Import' });
    this.messages = page.getByRole('region', { name: 'Messages' });
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  async openSample(): Promise<void> {
    await this.open();
    await this.sample.click();
  }

  /** Opens the app and brings these files into it. */
  async openWith(...files: readonly LocalFile[]): Promise<void> {
    await this.open();
    await this.chooseFiles(...files);
  }

  /** The article's title in the list. */
  article(title: string): Locator {
    return this.list.getByRole('link', { name: title });
  }

  row(title: string): Locator {
    const link = this.page.getByRole('link', { name: title });
    return this.list.getByRole('listitem').filter({ has: link });
  }

  async openArticle(title: string): Promise<void> {
    await this.article(title).click();
  }

  /** Chooses an act from the article's own menu. */
  async act(title: string, name: string): Promise<void> {
    await this.row(title).getByRole('button', { name: 'Actions for' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async rename(title: string, name: string): Promise<void> {
    await this.act(title, 'Rename');
    const field = this.page.getByRole('textbox', { name: 'New title' });
    await field.fill(name);
    await field.press('Enter');
  }

  async pasteStory(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Paste a story' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Paste a story' });
    await dialog.getByRole('textbox', { name: 'The story' }).fill(text);
    await dialog.getByRole('button', { name: 'Add and open' }).click();
  }

  /** Pastes with the keyboard focus on no field, as from another web page. */
  async pasteAnywhere(content: { readonly text: string; readonly html?: string }): Promise<void> {
    await this.page.evaluate(({ text, html }) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      if (html !== undefined) clipboardData.setData('text/html', html);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.body.dispatchEvent(paste);
    }, content);
  }

  async chooseFiles(...files: readonly LocalFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Import' }).click();
    const asked = await chooser;
    if (files.every((file) => typeof file === 'string')) await asked.setFiles([...files]);
    else await asked.setFiles(files.filter((file) => typeof file !== 'string'));
  }

  async dropFiles(...paths: readonly string[]): Promise<void> {
    const files = await Promise.all(
      paths.map(async (path) => ({ name: basename(path), text: await readFile(path, 'utf8') })),
    );
    await this.dropTexts(files);
  }

  /** Drops files of these texts, which need not lie on the disk. */
  async dropTexts(
    files: readonly { readonly name: string; readonly text: string }[],
  ): Promise<void> {
    await this.page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      }
    }, files);
  }

  async closeReport(): Promise<void> {
    await this.report.getByRole('button', { name: 'Close' }).last().click();
    await expect(this.report).toBeHidden();
  }

  /** Makes and downloads the project file. */
  async backUp(): Promise<SavedFile> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Back up' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Back up the project' });
    const file = await downloadedBy(this.page, () =>
      dialog.getByRole('button', { name: 'Download' }).click(),
    );
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
    return file;
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click();
    await expect(this.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  }

  async leaveSettings(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to the library' }).click();
  }

  /** In the settings: removes all there is, with the word that has to be typed. */
  async deleteEverything(): Promise<void> {
    await this.openSettings();
    await this.page.getByRole('button', { name: 'Delete everything …' }).click();
    const question = this.page.getByRole('alertdialog', { name: 'Delete everything?' });
    await question.getByRole('textbox').fill('delete');
    await question.getByRole('button', { name: 'Delete everything' }).click();
    await expect(this.messages).toContainText('Everything was deleted.');
    await this.leaveSettings();
  }
}
