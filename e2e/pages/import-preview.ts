import { expect, type Locator, type Page } from '@playwright/test';

/** What is about to be added, as it will be read. */
export class ImportPreview {
  readonly dialog: Locator;
  readonly parts: Locator;
  readonly list: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Look before adding' });
    this.parts = this.dialog.getByRole('list', { name: 'Parts of the article' });
    this.list = this.dialog.getByRole('navigation', { name: 'What is to be added' });
  }

  field(name: string): Locator {
    return this.dialog.getByRole('textbox', { name });
  }

  /** A part of the article that holds these words. */
  part(words: string): Locator {
    return this.parts.getByRole('listitem').filter({ hasText: words });
  }

  async showAll(): Promise<void> {
    await this.dialog.getByText('Show all that was left out').click();
  }

  async bringBack(words: string): Promise<void> {
    await this.part(words).getByRole('button', { name: 'Bring back' }).click();
  }

  async leaveOut(words: string): Promise<void> {
    await this.part(words).getByRole('button', { name: 'Leave out' }).click();
  }

  /** Chooses from one of the dialog's lists, such as "Encoding of the file". */
  async choose(list: string, option: string | RegExp): Promise<void> {
    await this.select(list).click();
    await this.#page.getByRole('option', { name: option }).click();
  }

  select(name: string): Locator {
    return this.dialog.getByRole('button', { name });
  }

  async add(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Add / }).last().click();
    await expect(this.dialog).toBeHidden();
  }
}
