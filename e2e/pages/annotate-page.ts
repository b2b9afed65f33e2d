import { expect, type Locator, type Page } from '@playwright/test';
import { downloadedBy, type SavedFile } from './download.ts';
import { tabTo } from './reach.ts';

export type Point = { readonly x: number; readonly y: number };

/** The screen of one open article. */
export class AnnotatePage {
  readonly page: Page;
  readonly text: Locator;
  readonly margin: Locator;
  readonly bar: Locator;
  readonly stack: Locator;
  readonly status: Locator;
  readonly undoButton: Locator;
  readonly redoButton: Locator;
  readonly acceptButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Article text' });
    this.margin = page.getByRole('complementary', { name: 'Annotations beside the text' });
    this.bar = page.getByRole('toolbar', { name: 'Tag the selection' });
    this.stack = page.getByRole('navigation', { name: 'Annotations at this place' });
    this.status = page.getByRole('contentinfo', { name: 'Status' });
    this.undoButton = this.status.getByRole('button', { name: /^(Undo:|Nothing to undo)/ });
    this.redoButton = this.status.getByRole('button', { name: /^(Redo:|Nothing to redo)/ });
    this.acceptButton = this.margin.getByRole('button', { name: 'Accept' });
  }

  /** The card of the annotation whose quote begins like this. */
  card(label: string, quote: string): Locator {
    return this.margin.getByLabel(`${label}: ${quote}`);
  }

  /** The piece of painted text that shows (part of) an annotation. */
  highlight(words: string): Locator {
    return this.text.locator('mark').filter({ hasText: words });
  }

  /** What the speaker or source field of a card holds. */
  answer(card: Locator, name: string): Locator {
    return card.getByRole('button', { name: `Change ${name}` });
  }

  /** What a card is linked to, its fields left out. */
  links(card: Locator): Locator {
    return card.getByRole('list', { name: 'Links' });
  }

  /** The card that is open for editing names itself like this. */
  async expectActive(name: string | RegExp): Promise<void> {
    const open = this.page
      .getByLabel(/^(Claim|Speaker|Source|Cue): /)
      .filter({ has: this.page.getByRole('button', { name: 'Close', exact: true }) });
    await expect(open).toHaveAccessibleName(name);
  }

  async tagCount(): Promise<number> {
    const words = await this.status.getByText(/^(No|\d+) tags?$/).innerText();
    return words.startsWith('No') ? 0 : Number.parseInt(words, 10);
  }

  async expectTags(count: number): Promise<void> {
    const words = count === 0 ? 'No tags' : count === 1 ? '1 tag' : `${count} tags`;
    await expect(this.status.getByText(words, { exact: true })).toBeVisible();
  }

  async expectSaved(): Promise<void> {
    await expect(this.status.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** What a screen reader would have read out last. */
  async expectSaid(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('status')).toContainText(words);
  }

  async expectSelected(words: string | RegExp): Promise<void> {
    const wanted = typeof words === 'string' ? words : expect.stringMatching(words);
    await expect.poll(() => this.selectedText()).toEqual(wanted);
  }

  selectedText(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '');
  }

  /** Where the caret or selection is, counted in UTF-16 units over all text of the article. */
  caret(): Promise<readonly [number, number]> {
    return this.text.evaluate((article) => {
      const selection = getSelection();
      if (!selection || selection.rangeCount === 0) throw new Error('nothing is selected');
      const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
      const before = (node: Node, offset: number): number => {
        const range = document.createRange();
        range.selectNodeContents(article);
        range.setEnd(node, offset);
        return range.toString().length;
      };
      return [before(startContainer, startOffset), before(endContainer, endOffset)] as const;
    });
  }

  async expectTextFocused(): Promise<void> {
    await expect(this.text).toBeFocused();
  }

  // The keyboard.

  async tabToText(): Promise<void> {
    await tabTo(this.page, this.text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- One key after the other.
      await this.page.keyboard.press(key);
    }
  }

  async pressTimes(key: string, times: number): Promise<void> {
    await this.press(...Array.from({ length: times }, () => key));
  }

  /** From the caret: passes over `skipped`, then holds Shift over `words`. */
  async selectAhead(skipped: string, words: string): Promise<void> {
    await this.pressTimes('ArrowRight', skipped.length);
    await this.pressTimes('Shift+ArrowRight', words.length);
    await this.expectSelected(words);
  }

  /** Goes from the article into the claim's box for its speaker or source. */
  async enterBox(key: '@' | '#'): Promise<void> {
    await this.press(key);
    const box = this.page.getByRole('combobox', { name: key === '@' ? 'Speaker' : 'Source' });
    await expect(box).toBeFocused();
  }

  /** Types into the box that a key of the article opens. */
  async typeInBox(key: '@' | '#', words: string): Promise<void> {
    await this.enterBox(key);
    await this.page.keyboard.type(words);
  }

  /** Answers with a name, and is back in the article. */
  async answerByKey(key: '@' | '#', name: string): Promise<void> {
    await this.typeInBox(key, name);
    await this.press('Enter');
    await this.expectTextFocused();
  }

  /** In an article just opened: tags its first quote as a claim, said by `speaker` where one is given. */
  async tagFirstQuote(speaker?: string): Promise<void> {
    await this.tabToText();
    await this.press('q', 'c');
    if (speaker !== undefined) await this.answerByKey('@', speaker);
    await this.press('Enter');
  }

  /** While linking: types the letter that stands at the end meant, as the panel shows it. */
  async typeLinkLetter(quote: string): Promise<void> {
    const target = this.page
      .getByRole('navigation', { name: 'Possible ends' })
      .getByRole('button', { name: quote })
      .first();
    await expect(target).toHaveText(/^[A-Z]/);
    const [letter = ''] = await target.innerText();
    await this.press(letter.toLowerCase());
  }

  // The pointer.

  /**
   * Where characters of some words in the article are: the left edge, the middle of the line. Their
   * place is scrolled into view first, and told once it has come to rest.
   */
  async pointsIn(words: string, ...places: readonly number[]): Promise<readonly Point[]> {
    return this.text.evaluate(
      async (article, { sought, indices }) => {
        const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
        const ranges = (): readonly Range[] => {
          const nodes: Text[] = [];
          walker.currentNode = article;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            nodes.push(node as Text);
          }
          const start = nodes
            .map((node) => node.data)
            .join('')
            .indexOf(sought);
          if (start === -1) throw new Error(`not in the article: ${sought}`);
          return indices.map((index) => {
            let left = start + index;
            const holder = nodes.find((node) => {
              if (left < node.length) return true;
              left -= node.length;
              return false;
            });
            if (!holder) throw new Error('beyond the text');
            const range = document.createRange();
            range.setStart(holder, left);
            range.setEnd(holder, left + 1);
            return range;
          });
        };
        const measure = () =>
          ranges().map((range) => {
            const { left, top, bottom } = range.getBoundingClientRect();
            return { x: left + 1, y: (top + bottom) / 2 };
          });
        const parent = ranges()[0]?.startContainer.parentElement;
        parent?.scrollIntoView({ block: 'center', behavior: 'instant' });
        // Cards and highlights that follow may scroll a little more.
        let points = measure();
        for (let still = 0; still < 12; still += 1) {
          // oxlint-disable-next-line no-await-in-loop -- One frame after the other.
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const now = measure();
          if (JSON.stringify(now) !== JSON.stringify(points)) still = 0;
          points = now;
        }
        return points;
      },
      { sought: words, indices: places },
    );
  }

  /** Presses at one character, drags to another of the same words and lets go. */
  async drag(words: string, from: number, to: number): Promise<void> {
    const [start, end] = await this.pointsIn(words, from, to);
    if (!start || !end) throw new Error('two points were asked for');
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
    await this.page.mouse.move(end.x, end.y);
    await this.page.mouse.up();
  }

  async click(words: string, at = 1): Promise<void> {
    await this.clickAt(words, at, 1);
  }

  async doubleClick(words: string, at = 1): Promise<void> {
    await this.clickAt(words, at, 2);
  }

  private async clickAt(words: string, at: number, clickCount: number): Promise<void> {
    const [point] = await this.pointsIn(words, at);
    if (point) await this.page.mouse.click(point.x, point.y, { clickCount });
  }

  /** Drags one end of the active annotation to a character of some words. */
  async dragHandle(edge: 'start' | 'end', words: string, at: number): Promise<void> {
    const [goal] = await this.pointsIn(words, at);
    const handle = this.page.locator(`[data-edge="${edge}"]`);
    const box = await handle.boundingBox();
    if (!goal || !box) throw new Error('the active annotation has no handles');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(goal.x, goal.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async tag(label: string): Promise<void> {
    await this.bar.getByRole('button', { name: label }).click();
  }

  /** Takes a suggestion of the active card. */
  async takeSuggestion(field: 'Speaker' | 'Source', name: string): Promise<void> {
    await this.margin
      .getByRole('list', { name: `Suggestions for ${field}` })
      .getByRole('button', { name })
      .click();
  }

  // Around the text.

  /** Opens the export and downloads the annotations of this article. */
  async exportAnnotations(): Promise<SavedFile> {
    await this.page.getByRole('button', { name: 'Export' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Export', exact: true });
    await dialog.getByRole('radio', { name: 'A dataset' }).check({ force: true });
    await dialog.getByRole('button', { name: /Format/ }).click();
    await this.page.getByRole('option', { name: 'Ascribe annotation JSON' }).click();
    await dialog.getByRole('button', { name: 'Make the file' }).click();
    const file = await downloadedBy(this.page, () =>
      dialog.getByRole('button', { name: 'Download' }).click(),
    );
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
    return file;
  }

  async leave(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to the library' }).click();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.text).toBeVisible();
  }
}
