import { expect, type Locator, type Page } from '@playwright/test';
import { expectFocusKept } from './reach.ts';
import { downloadedBy, type SavedFile } from './download.ts';

type Sending = {
  readonly whose?: 'Only mine' | 'Everybody’s';
  readonly message?: string;
  readonly packing?: 'Plain' | 'Compressed';
  /** Of confidential names in it. */
  readonly mayKnow?: boolean;
};

/** Working with colleagues: the list of articles and who has worked on them, packets out and in. */
export class TeamPage {
  readonly page: Page;
  readonly list: Locator;
  /** What a packet holds, before and after it is taken over. */
  readonly packet: Locator;
  readonly sending: Locator;
  readonly folder: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'Articles and who has worked on them' });
    this.packet = page.getByRole('dialog', { name: /^Packet/v });
    this.sending = page.getByRole('dialog', { name: 'Send a packet' });
    this.folder = page.getByRole('region', { name: 'Team folder' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Review', exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible();
  }

  async leave(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to the library' }).click();
  }

  row(title: string): Locator {
    return this.list
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('link', { name: title }) });
  }

  /** Makes a packet of an article and downloads it. */
  async send(title: string, wish: Sending = {}): Promise<SavedFile> {
    await this.list.getByRole('button', { name: `Send a packet with ${title}` }).click();
    const { whose = 'Only mine', message, packing = 'Plain', mayKnow = false } = wish;
    await this.sending.getByRole('radio', { name: whose }).check({ force: true });
    await this.sending.getByRole('radio', { name: packing }).check({ force: true });
    if (message !== undefined) {
      await this.sending.getByRole('textbox', { name: 'Message' }).fill(message);
    }
    if (mayKnow) {
      await this.sending.getByRole('checkbox', { name: 'may know' }).check({ force: true });
    }
    await this.sending.getByRole('button', { name: 'Make the packet' }).click();
    const file = await downloadedBy(this.page, () =>
      this.sending.getByRole('button', { name: 'Download' }).click(),
    );
    await this.sending.getByRole('button', { name: 'Close' }).last().click();
    await expect(this.sending).toBeHidden();
    await expectFocusKept(this.page);
    return file;
  }

  /** Chooses a packet's file; what it holds is shown then. */
  async openPacket({ name, bytes }: SavedFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open a packet' }).click();
    await (await chooser).setFiles([{ name, mimeType: 'application/json', buffer: bytes }]);
    await expect(this.packet).toBeVisible();
  }

  async takeOver(): Promise<void> {
    await this.packet.getByRole('button', { name: 'Take it over' }).click();
    await expect(this.packet).toContainText('Packet taken over');
  }

  async closePacket(): Promise<void> {
    await this.packet
      .getByRole('button', { name: /Close|Cancel/v })
      .last()
      .click();
    await expect(this.packet).toBeHidden();
    await expectFocusKept(this.page);
  }
}
