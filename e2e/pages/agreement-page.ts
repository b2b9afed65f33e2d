import { expect, type Locator, type Page } from '@playwright/test';

/** How far annotators agree. */
export class AgreementPage {
  readonly page: Page;
  readonly main: Locator;
  readonly questions: Locator;
  readonly grid: Locator;
  readonly dialog: Locator;
  readonly cases: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.questions = page.getByRole('list', { name: 'Where they part' });
    this.grid = page.getByRole('table', { name: /^Places/ });
    this.dialog = page.getByRole('dialog');
    this.cases = this.dialog.getByRole('list', { name: 'Places' });
  }

  /** From the library. */
  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('link', { name: 'Agreement' }).click();
    await this.expectMeasured();
  }

  async expectMeasured(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'All figures' })).toBeVisible();
  }

  /** The places behind one of the questions. */
  async askCases(question: string): Promise<void> {
    await this.questions
      .getByRole('listitem')
      .filter({ hasText: question })
      .getByRole('button')
      .click();
    await expect(this.cases).toBeVisible();
  }

  async closeDialog(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }

  figures(subject: string): Locator {
    return this.page.getByRole('table', { name: subject, exact: true });
  }

  /** By the measure's exact name. */
  figure(subject: string, measure: string): Locator {
    const about = this.page.getByRole('button', { name: measure, exact: true });
    return this.figures(subject).getByRole('row').filter({ has: about });
  }

  async showGold(): Promise<void> {
    await this.main.getByText('Against the agreed version', { exact: true }).click();
  }

  async chooseInMenu(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Take along' }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}
