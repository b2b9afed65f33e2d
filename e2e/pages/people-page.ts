import { expect, type Locator, type Page } from '@playwright/test';

/** The list of people and sources, and the page of one of them. */
export class PeoplePage {
  readonly page: Page;
  readonly list: Locator;
  readonly search: Locator;
  readonly duplicates: Locator;
  readonly said: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'People and sources' });
    this.search = page.getByRole('searchbox', { name: 'Search by any name' });
    this.duplicates = page.getByRole('button', { name: /^Maybe the same/ });
    this.said = page.getByRole('list', { name: 'Everything they said' });
    this.undo = page.getByRole('button', { name: /^(Undo:|Nothing to undo)/ });
    this.redo = page.getByRole('button', { name: /^(Redo:|Nothing to redo)/ });
    this.messages = page.getByRole('region', { name: 'Messages' });
  }

  /** From the library. */
  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('link', { name: 'People' }).click();
    await expect(
      this.page.getByRole('heading', { name: 'People and sources', level: 1 }),
    ).toBeVisible();
  }

  /** By its address, as after a reload. */
  async goto(): Promise<void> {
    await this.page.goto('/#/people');
    await expect(
      this.page.getByRole('heading', { name: 'People and sources', level: 1 }),
    ).toBeVisible();
  }

  row(name: string): Locator {
    const link = this.page.getByRole('link', { name, exact: true });
    return this.list.getByRole('listitem').filter({ has: link });
  }

  async expectNames(...names: readonly string[]): Promise<void> {
    await expect(this.list.getByRole('link')).toHaveText([...names]);
  }

  async choose(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      await this.list
        .getByRole('checkbox', { name: `Choose ${name}`, exact: true })
        .check({ force: true });
    }
  }

  /** Merges those that are chosen, under one of their names. */
  async merge(into: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Merge …', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Merge/ });
    await dialog.getByRole('radio', { name: into }).check({ force: true });
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async openPerson(name: string): Promise<void> {
    await this.list.getByRole('link', { name, exact: true }).click();
    await this.expectPerson(name);
  }

  async expectPerson(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name, level: 1, exact: true })).toBeVisible();
  }

  /** Splits the places whose words or article are named off the person shown. */
  async split(name: string, ...places: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Split …' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Split/ });
    await dialog.getByRole('textbox', { name: 'Name of the new one' }).fill(name);
    for (const place of places) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      await dialog.getByRole('checkbox', { name: place }).check({ force: true });
    }
    await dialog.getByRole('button', { name: 'Split', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async back(): Promise<void> {
    await this.page.getByRole('link', { name: 'All people and sources' }).click();
  }
}
