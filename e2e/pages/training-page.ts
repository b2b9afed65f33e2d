import { expect, type Locator, type Page } from '@playwright/test';

/** Practising on articles that have an agreed version. */
export class TrainingPage {
  readonly page: Page;
  readonly main: Locator;
  readonly articles: Locator;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.articles = page.getByRole('list', { name: 'Articles with an agreed version' });
    this.heading = page.getByRole('heading', { name: /^Difference \d/ });
  }

  /** From the library, by way of agreement. */
  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('link', { name: 'Agreement' }).click();
    await this.page.getByRole('link', { name: 'Practise' }).click();
    await expect(this.articles).toBeVisible();
  }

  row(title: string): Locator {
    return this.articles.getByRole('listitem').filter({ hasText: title });
  }

  async compare(title: string): Promise<void> {
    await this.row(title)
      .getByRole('link', { name: /^Compare/ })
      .click();
    await expect(this.page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  }

  async showGold(): Promise<void> {
    await this.page.getByRole('button', { name: 'Compare with the agreed version' }).click();
    await expect(this.heading).toBeVisible();
  }

  async back(): Promise<void> {
    await this.page.getByRole('link', { name: 'All articles to practise on' }).click();
    await expect(this.articles).toBeVisible();
  }
}
