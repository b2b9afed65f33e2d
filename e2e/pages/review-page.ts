import { expect, type Locator, type Page } from '@playwright/test';
import type { LibraryPage } from './library-page.ts';

type ReviewFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The review of one article: its steps, the list of differences, the card of one of them. */
export class ReviewPage {
  readonly page: Page;
  readonly text: Locator;
  readonly card: Locator;
  readonly list: Locator;
  readonly status: Locator;
  /** What screen readers are told last. */
  readonly said: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Article text with all versions' });
    this.card = page.getByRole('region', { name: 'This difference' });
    this.list = page.getByRole('navigation', { name: 'Differences in this list' });
    this.status = page.getByRole('contentinfo', { name: 'Status' });
    this.said = page.locator('output[aria-live]');
  }

  /** Imports a project file of the article with the id `article` into an empty library and opens its review. */
  async begin(library: LibraryPage, file: ReviewFile): Promise<void> {
    await library.open();
    await library.chooseFiles(file);
    await expect(library.report).toContainText('1 article');
    await library.closeReport();
    await this.open();
  }

  async open(): Promise<void> {
    await this.page.goto('/#/review/article');
    await expect(this.page.getByRole('navigation', { name: 'Steps of the review' })).toBeVisible();
  }

  async reload(): Promise<void> {
    await this.expectSaved();
    await this.page.reload();
    await expect(this.page.getByRole('navigation', { name: 'Steps of the review' })).toBeVisible();
  }

  async goToStep(name: string): Promise<void> {
    const steps = this.page.getByRole('navigation', { name: 'Steps of the review' });
    await steps.getByRole('button', { name }).click();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Drags the end of the version that is being made into the middle of a mark. */
  async dragEndInto(mark: string): Promise<void> {
    const handle = await this.page.locator('.article-handle[data-edge="end"]').boundingBox();
    const goal = await this.page.locator('mark').filter({ hasText: mark }).last().boundingBox();
    if (!handle || !goal) throw new Error('no version is being made there');
    await this.page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await this.page.mouse.down();
    const middle = { x: goal.x + goal.width / 2, y: goal.y + goal.height / 2 };
    await this.page.mouse.move(middle.x, middle.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** What the bars and the card leave to the text, in pixels. */
  async heightOfText(): Promise<number> {
    const bars = this.page.getByRole('banner');
    const [above, below] = [await bars.boundingBox(), await this.card.boundingBox()];
    return (below?.y ?? 0) - (above ? above.y + above.height : 0);
  }

  step(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  row(words: string): Locator {
    return this.list.getByRole('button').filter({ hasText: words });
  }

  async expectSaved(): Promise<void> {
    await expect(this.status).toContainText('Saved');
  }

  async expectDecided(decided: number, count: number): Promise<void> {
    await expect(this.status).toContainText(`${decided} of ${count} decided`);
  }
}
