import { createHash } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { AnnotatePage } from './pages/annotate-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { WIDTHS, expectSound } from './pages/sound.ts';
import { TeamPage } from './pages/team-page.ts';

test.describe.configure({ timeout: 120_000 });

// Two people with a browser each. What one of them must never do is change what the other has done.

const TITLE = 'Sealed sluice gate';

type Person = {
  readonly page: Page;
  readonly library: LibraryPage;
  readonly annotate: AnnotatePage;
  readonly team: TeamPage;
};

function person(page: Page): Person {
  return {
    page,
    library: new LibraryPage(page),
    annotate: new AnnotatePage(page),
    team: new TeamPage(page),
  };
}

async function colleague(browser: Browser, baseURL: string | undefined): Promise<Person> {
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  return person(await context.newPage());
}

/** Opens the sample under that name and marks the first claim, said by somebody, and `more` sources. */
async function work({ library, annotate }: Person, name: string, speaker: string, more = 0) {
  await library.open();
  await library.openSettings();
  await library.page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await library.page.getByRole('textbox', { name: 'Your name' }).press('Enter');
  await library.leaveSettings();
  await library.openSample();
  await annotate.tagFirstQuote(speaker);
  for (let count = 0; count < more; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    await annotate.press('q', 's');
  }
  await annotate.expectSaved();
  await annotate.leave();
}

test('two people exchange packets both ways; each keeps their own work, and nothing comes twice', async ({
  page,
  browser,
  baseURL,
}) => {
  const ana = person(page);
  const ben = await colleague(browser, baseURL);
  await work(ana, 'Ana', 'City hall');
  await work(ben, 'Ben', 'The town hall', 1);
  const before = await ana.library.backUp();

  await ben.team.open();
  await expect(ben.page.getByText('Two people, one text, no server')).toBeVisible();
  const sent = await ben.team.send(TITLE, { message: 'Is the second one a source?' });
  expect(sent.name).toMatch(/Ben\.ascribe\.json$/v);

  await test.step('looking changes nothing', async () => {
    await ana.team.open();
    await ana.team.openPacket(sent);
    await expect(ana.team.packet).toHaveAccessibleName('Packet from Ben');
    await expect(ana.team.packet).toContainText('Is the second one a source?');
    await expect(ana.team.packet).toContainText('The same text as your article');
    await expect(ana.team.packet).toContainText(/Ben: \d annotations/v);
    const townHall = ana.team.packet.getByRole('listitem').filter({ hasText: 'The town hall' });
    await townHall.getByRole('button', { name: 'Who The town hall is here' }).click();
    await page.getByRole('option', { name: 'Somebody else of my list' }).click();
    await townHall.getByRole('combobox', { name: 'Who The town hall is in my list' }).fill('city');
    await page.getByRole('option', { name: 'City hall' }).click();
    await expect(townHall).toContainText('City hall, with this as another name');
    await ana.team.closePacket();
    await ana.team.leave();
    expect((await ana.library.backUp()).bytes.equals(before.bytes)).toBe(true);
  });

  await test.step('taking puts it beside, once', async () => {
    await ana.team.open();
    await ana.team.openPacket(sent);
    await ana.team.takeOver();
    await expect(ana.team.packet).toContainText('1 new set of annotations');
    await ana.team.closePacket();
    await expect(ana.team.row(TITLE)).toContainText('Ana (you)');
    await expect(ana.team.row(TITLE)).toContainText('Ben');
    await ana.team.openPacket(sent);
    await expect(ana.team.packet).toContainText('Everything in this packet is here already.');
    await expect(ana.team.packet.getByRole('button', { name: 'Take it over' })).toBeDisabled();
    await ana.team.closePacket();
  });

  await test.step('the other way, packed, with everybody’s work', async () => {
    const back = await ana.team.send(TITLE, { whose: 'Everybody’s', packing: 'Compressed' });
    expect(back.name).toMatch(/\.ascribe\.zip$/v);
    await ben.team.openPacket(back);
    await expect(ben.team.packet).toHaveAccessibleName('Packet from Ana');
    await expect(ben.team.packet).toContainText('here already');
    await ben.team.takeOver();
    await ben.team.closePacket();
    await expect(ben.team.row(TITLE)).toContainText('Ana');
  });

  await test.step('a newer copy takes the place of the older, and can be taken back', async () => {
    await ben.team.leave();
    await ben.library.openArticle(TITLE);
    await ben.annotate.tabToText();
    await ben.annotate.press('q', 's');
    await ben.annotate.expectSaved();
    await ben.annotate.leave();
    await ben.team.open();
    const newer = await ben.team.send(TITLE);
    await ana.team.leave();
    const between = await ana.library.backUp();
    await ana.library.chooseFiles({
      name: newer.name,
      mimeType: 'application/json',
      buffer: newer.bytes,
    });
    await expect(ana.team.packet).toContainText('newer than the copy here: 1 added');
    await ana.team.takeOver();
    await expect(ana.team.packet).toContainText('1 newer copy');
    await ana.team.packet.getByRole('button', { name: 'Take it back' }).click();
    await expect(ana.library.messages).toContainText('everything is as it was before the packet');
    expect((await ana.library.backUp()).bytes.equals(between.bytes)).toBe(true);
  });
});

function withDigest(text: string): string {
  const lines = text.slice(0, text.lastIndexOf('"digest"'));
  return `${lines}"digest":"${createHash('sha256').update(lines).digest('hex')}"}\n`;
}

type Breakage = {
  readonly name: string;
  readonly spoil: (bytes: Buffer) => Buffer;
  readonly what: string;
};

const inText =
  (change: (text: string) => string) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(change(bytes.toString('utf8')));

const FIRST_END = /(?<="fragments":\[\{[^\}]*"end":)\d+/v;

const BREAKAGES: readonly Breakage[] = [
  {
    name: 'cut off',
    spoil: (bytes) => bytes.subarray(0, bytes.length / 2),
    what: 'The end of the file is missing.',
  },
  {
    name: 'tampered with',
    spoil: inText((text) => text.replace('"label":"CLAIM"', '"label":"SOURCE"')),
    what: 'The file is not as Ascribe wrote it',
  },
  {
    name: 'tampered with, digest and all',
    spoil: inText((text) => withDigest(text.replace(FIRST_END, (end) => `${+end + 1}`))),
    what: 'The quote is not what stands at this position.',
  },
  {
    name: 'of a newer version',
    spoil: inText((text) => text.replace('"version":2', '"version":3')),
    what: 'The file was written by a newer Ascribe.',
  },
];

test('work that was annotated blind says so to whoever opens it', async ({
  page,
  browser,
  baseURL,
}) => {
  const ben = await colleague(browser, baseURL);
  await work(ben, 'Ben', 'The town hall');
  await ben.library.openSettings();
  await ben.page.getByText('Blind mode').click();
  await ben.library.leaveSettings();
  await ben.team.open();
  const sent = await ben.team.send(TITLE, {});
  const ana = person(page);
  await ana.library.open();
  await ana.team.open();
  await ana.team.openPacket(sent);
  await expect(ana.team.packet).toContainText('Annotated blind');
});

test('a packet that is not sound is refused with the reason, and nothing of it is taken', async ({
  page,
  browser,
  baseURL,
}) => {
  const ana = person(page);
  const ben = await colleague(browser, baseURL);
  await work(ben, 'Ben', 'The town hall');
  await ben.team.open();
  const sent = await ben.team.send(TITLE);
  await work(ana, 'Ana', 'City hall');
  const before = await ana.library.backUp();
  await ana.team.open();
  for (const { name, spoil, what } of BREAKAGES) {
    // oxlint-disable-next-line no-await-in-loop -- One file after the other.
    await test.step(name, async () => {
      const bytes = spoil(sent.bytes);
      expect(bytes.equals(sent.bytes)).toBe(false);
      await ana.team.openPacket({ name: sent.name, bytes });
      await expect(ana.team.packet).toContainText('This packet cannot be opened');
      await expect(ana.team.packet).toContainText(what);
      await expect(ana.team.packet).toContainText('Nothing in Ascribe was changed.');
      await ana.team.closePacket();
    });
  }
  await ana.team.leave();
  expect((await ana.library.backUp()).bytes.equals(before.bytes)).toBe(true);
});

test('work under my own id that is not mine is asked about, and kept apart under its own name', async ({
  page,
}) => {
  const ana = person(page);
  await work(ana, 'Ana', 'City hall');
  await ana.team.open();
  const { name, bytes } = await ana.team.send(TITLE);
  await ana.team.openPacket({ name, bytes });
  await expect(ana.team.packet).toContainText('Everything in this packet is here already.');
  await ana.team.closePacket();

  // Somebody has gone on in a copy of Ana’s backup.
  const text = bytes.toString('utf8').replace('"health":"sound"', '"health":"needs-review"');
  await ana.team.openPacket({ name, bytes: Buffer.from(withDigest(text)) });
  await expect(ana.team.packet).toContainText('This packet holds work under your own id.');
  await ana.team.packet.getByRole('radio', { name: /Somebody else/v }).check({ force: true });
  await ana.team.packet.getByRole('textbox', { name: 'Their name' }).fill('Cem');
  await ana.team.takeOver();
  await ana.team.closePacket();
  await expect(ana.team.row(TITLE)).toContainText('Ana (you)');
  await expect(ana.team.row(TITLE)).toContainText('Cem');
});

test('a packet with another article adds it, and confidential names are asked about before they go', async ({
  page,
  browser,
  baseURL,
}) => {
  const ana = person(page);
  const ben = await colleague(browser, baseURL);
  await withPrivateFolder(ben);
  await work(ben, 'Ben', 'The town hall');
  await ben.page.getByRole('link', { name: 'People' }).click();
  await ben.page.getByRole('link', { name: 'The town hall' }).click();
  await markConfidential(ben.page);
  await ben.page.goto('/#/review');
  await expect(ben.team.folder).toContainText('name 1 confidential source');
  await expect(ben.team.folder.getByRole('button', { name: 'Choose a folder' })).toBeDisabled();
  const letter = ben.team.sending.getByRole('textbox', { name: 'Message' });
  const question = ben.page.getByRole('alertdialog', { name: 'Close without adding or saving?' });
  await ben.team.list.getByRole('button', { name: `Send a packet with ${TITLE}` }).click();
  await letter.fill('Who is the second one?');
  await ben.page.mouse.click(5, 5);
  await ben.page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Go on here' }).click();
  await expect(letter).toHaveValue('Who is the second one?');
  const make = ben.team.sending.getByRole('button', { name: 'Make the packet' });
  await expect(ben.team.sending).toContainText('The packet names 1 confidential source');
  await expect(make).toBeDisabled();
  await ben.team.sending.getByRole('checkbox', { name: 'may know' }).check({ force: true });
  await expect(make).toBeEnabled();
  await ben.team.sending.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Close without it' }).click();

  await ana.library.open();
  await ana.library.pasteStory('Another story\n\nThat nobody else has, by far.');
  await ana.annotate.leave();
  await ana.team.open();
  await ana.team.openPacket(await ben.team.send(TITLE, { mayKnow: true }));
  await expect(ana.team.packet).toContainText('Not in your library yet');
  await expect(ana.team.packet).toContainText('0 taken for somebody in your list, 1 new');
  await ana.team.takeOver();
  await expect(ana.team.packet).toContainText('1 article added.');
  await ana.team.closePacket();
  await expect(ana.team.row(TITLE)).toContainText('Ben');
});

async function markConfidential(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('checkbox', { name: /^Confidential/v }).check({ force: true });
  await page.getByRole('button', { name: /^Save/v }).click();
}

type SharedFile = { readonly path: string; readonly text: string };

/** The browser's private folder stands in for one that the user chooses. */
async function withPrivateFolder({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    Reflect.set(window, 'showDirectoryPicker', () => navigator.storage.getDirectory());
  });
}

async function filesIn({ page }: Person): Promise<readonly SharedFile[]> {
  return page.evaluate(async () => {
    const found: { path: string; text: string }[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const folder of root.values()) {
      if (!(folder instanceof FileSystemDirectoryHandle)) continue;
      for await (const child of folder.values()) {
        if (!(child instanceof FileSystemFileHandle)) continue;
        const text = await (await child.getFile()).text();
        found.push({ path: `${folder.name}/${child.name}`, text });
      }
    }
    return found;
  });
}

/** What a sync service does: the same files on the other machine. */
async function carry(files: readonly SharedFile[], { page }: Person): Promise<void> {
  await page.evaluate(async (carried) => {
    const root = await navigator.storage.getDirectory();
    for (const { path, text } of carried) {
      const [folderName = '', name = ''] = path.split('/');
      // oxlint-disable-next-line no-await-in-loop -- One file after the other.
      const folder = await root.getDirectoryHandle(folderName, { create: true });
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const handle = await folder.getFileHandle(name, { create: true });
      // oxlint-disable-next-line no-await-in-loop -- As above.
      const stream = await handle.createWritable();
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await stream.write(text);
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await stream.close();
    }
  }, files);
}

test('a team folder carries work both ways by itself, and half a file is tried again', async ({
  page,
  browser,
  baseURL,
}) => {
  const ana = person(page);
  const ben = await colleague(browser, baseURL);
  await withPrivateFolder(ana);
  await withPrivateFolder(ben);
  await work(ana, 'Ana', 'City hall');
  await work(ben, 'Ben', 'The town hall');

  await ben.team.open();
  await ben.team.folder.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(ben.team.folder).toContainText('1 file of yours written');
  const written = await filesIn(ben);
  expect(written).toHaveLength(1);

  await test.step('half a file is not taken', async () => {
    await carry(
      written.map(({ path, text }) => ({ path, text: text.slice(0, 900) })),
      ana,
    );
    await ana.team.open();
    await ana.team.folder.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(ana.team.folder).toContainText('1 file is still being copied');
    await expect(ana.team.row(TITLE)).toContainText('Only you so far');
  });

  await test.step('the whole one is taken when its reader comes back', async () => {
    await carry(written, ana);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(ana.team.folder).toContainText('1 new from others');
    await expect(ana.team.row(TITLE)).toContainText('Ben: 1 annotation');
  });

  await test.step('the other way, and nobody’s file was touched by the other', async () => {
    const shared = await filesIn(ana);
    expect(shared).toHaveLength(2);
    expect(shared).toContainEqual(written[0]);
    await carry(shared, ben);
    await ben.team.folder.getByRole('button', { name: /^Sync now/v }).click();
    await expect(ben.team.row(TITLE)).toContainText('Ana');
    await ben.team.folder.getByRole('button', { name: /^Sync now/v }).click();
    await expect(ben.team.folder).toContainText('nothing new from others');
  });
});

test('where a folder cannot be shared it is said, with the way round it', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
  await page.goto('/#/review');
  await expect(new TeamPage(page).folder).toContainText('Send packets instead');
});

test('the hub, a packet and what is sent are sound in every look', async ({
  page,
  browser,
  baseURL,
}) => {
  const ana = person(page);
  const ben = await colleague(browser, baseURL);
  await work(ben, 'Ben', 'The town hall');
  await ben.team.open();
  const sent = await ben.team.send(TITLE, { message: 'A word.' });
  await work(ana, 'Ana', 'City hall');
  await ana.team.open();
  for (const { name, viewport } of WIDTHS) {
    // oxlint-disable-next-line no-await-in-loop -- One look after the other.
    await test.step(name, async () => {
      await page.setViewportSize(viewport);
      await expectSound(page, `the hub, ${name}`);
      await ana.team.list.getByRole('button', { name: `Send a packet with ${TITLE}` }).click();
      await expectSound(page, `sending, ${name}`);
      await page.keyboard.press('Escape');
      await ana.team.openPacket(sent);
      await expect(ana.team.packet).toContainText('A word.');
      await expectSound(page, `a packet, ${name}`);
      await ana.team.closePacket();
    });
  }
});
