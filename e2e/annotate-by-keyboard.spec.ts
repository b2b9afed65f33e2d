import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { AnnotatePage } from './pages/annotate-page.ts';
import {
  expectEverySliceToMatch,
  quotesOf,
  readAnnotations,
  relationsOf,
} from './pages/annotation-file.ts';
import { downloadedBy } from './pages/download.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { pressByKey, tabTo } from './pages/reach.ts';

test.describe.configure({ timeout: 90_000 });

test('the whole job on the sample article, without ever touching the mouse', async ({
  page,
  library,
  annotate,
}) => {
  await test.step('open the sample article', async () => {
    await openSampleByKeys(page, library, annotate);
  });

  await test.step('a claim whose speaker is typed into the box', async () => {
    await annotate.press('q');
    await annotate.expectSelected('“any suggestion of a cover-up”');
    await annotate.press('c');
    const card = annotate.card('Claim', '“any suggestion');
    await expect(card).toContainText('Draft');
    await annotate.answerByKey('@', 'City hall');
    await expect(annotate.answer(card, 'City hall')).toBeVisible();
    await annotate.press('Enter');
    await expect(card).not.toContainText('Draft');
  });

  await test.step('a claim that nobody stands behind, with its source', async () => {
    await annotate.press('q');
    await annotate.expectSelected('“unsafe to operate”');
    await annotate.press('c');
    await annotate.enterBox('@');
    await annotate.press('ArrowUp');
    await expect(page.getByRole('listbox')).toBeVisible();
    await annotate.press('Enter');
    const card = annotate.card('Claim', '“unsafe to operate”');
    await expect(annotate.answer(card, 'Nobody (unattributed)')).toBeVisible();
    await annotate.answerByKey('#', 'Northern Wire');
    await expect(annotate.answer(card, 'Northern Wire')).toBeVisible();
    await annotate.press('Enter');
  });

  await test.step('a split quote: two pieces, the speaker as suggested', async () => {
    await annotate.press('q', 'c');
    const card = annotate.card('Claim', '“We were told');
    await expect(card.getByRole('button', { name: /^Adela Brandt.*1$/ })).toBeVisible();
    await annotate.press('1', 'q');
    await annotate.expectSelected(
      '“Nobody at city hall had this memo on the desk, and nobody hid it.”',
    );
    await annotate.press('+');
    await expect(card).toContainText('2 pieces');
    await annotate.press('Enter');
  });

  await test.step('the same speaker as before with one key', async () => {
    await annotate.press('q', 'c', '=');
    const card = annotate.card('Claim', '“half a story”');
    await expect(annotate.answer(card, 'Adela Brandt')).toBeVisible();
    await annotate.press('Enter');
  });

  await test.step('a quote inside a quote', async () => {
    await annotate.press('q', 'c');
    await annotate.answerByKey('@', 'A senior official');
    await annotate.press('Enter', 'Shift+q');
    await annotate.expectSelected('‘Keep it closed and keep it quiet until the festival is over,’');
    await annotate.press('c');
    await annotate.answerByKey('@', 'The director');
    await annotate.press('Enter');
    await expect(annotate.card('Claim', '‘Keep it closed')).toBeVisible();
  });

  await test.step('a speaker in words selected with Shift and the arrows', async () => {
    await annotate.selectAhead('” ', 'the official');
    await annotate.press('s');
    await expect(annotate.card('Speaker', 'the official')).toBeVisible();
  });

  await test.step('two sources in the credit line, one based on the other', async () => {
    await annotate.press('Control+End', 'Home');
    await annotate.selectAhead('Source: ', 'Northern Wire');
    await annotate.press('r');
    await annotate.selectAhead(' and ', 'Vellmark Courier');
    await annotate.press('r');
    const card = annotate.card('Source', 'Vellmark Courier');
    await expect(card.getByRole('button', { name: 'Delete' })).toBeVisible();
    await annotate.press('l');
    await annotate.expectSaid('Which kind of link?');
    await annotate.press('b');
    await annotate.typeLinkLetter('Northern Wire');
    await expect(annotate.links(card)).toContainText('based on Northern Wire');
  });

  await test.step('one claim restates another', async () => {
    await goToAnnotation(annotate, annotate.card('Claim', '“half a story”'), 'Shift+n');
    await annotate.press('l', 't');
    await annotate.typeLinkLetter('“any suggestion');
    const card = annotate.card('Claim', '“half a story”');
    await expect(annotate.links(card)).toContainText('restates “any suggestion of a cover-up”');
  });

  await test.step('a note, typed in the card; Escape leads back to the text', async () => {
    await annotate.press('Enter');
    const note = annotate.card('Claim', '“half a story”').getByRole('textbox', { name: 'Note' });
    await tabTo(page, note);
    await page.keyboard.type('Her words, not the report’s.');
    await annotate.press('Escape');
    await annotate.expectTextFocused();
    await expect(note).toHaveValue('Her words, not the report’s.');
  });

  await test.step('delete, undo, redo, undo', async () => {
    const card = annotate.card('Claim', '‘Keep it closed');
    await goToAnnotation(annotate, card, 'n');
    await annotate.press('Delete');
    await expect(card).toBeHidden();
    await annotate.press('Control+z');
    await expect(card).toBeVisible();
    await annotate.press('Control+Shift+z');
    await expect(card).toBeHidden();
    await annotate.press('Control+z');
    await expect(card).toBeVisible();
  });

  const tags = await annotate.tagCount();
  await test.step('all of it is there after a reload, and so is undo', async () => {
    await annotate.expectSaved();
    await annotate.reload();
    await annotate.expectTags(tags);
    await annotate.tabToText();
    await annotate.press('Control+z');
    await annotate.expectSaid('Undone: note.');
    await annotate.press('Control+Shift+z');
    await annotate.expectSaid('Done again: note.');
    await annotate.expectSaved();
  });

  await test.step('out as a file in which every position is right', async () => {
    await pressByKey(page, page.getByRole('button', { name: 'Export' }));
    await tabTo(page, page.getByRole('radio', { name: 'An editor' }));
    await annotate.press('ArrowDown');
    await pressByKey(page, page.getByRole('button', { name: /Format/ }));
    await expect(page.getByRole('listbox')).toBeVisible();
    await annotate.press('End', 'Enter');
    await expect(page.getByRole('button', { name: /Format/ })).toContainText('annotation JSON');
    const make = page.getByRole('button', { name: 'Make the file' });
    await expect(make).toBeEnabled();
    await pressByKey(page, make);
    const download = page.getByRole('button', { name: 'Download' });
    await expect(download).toBeFocused();
    const file = readAnnotations(await downloadedBy(page, () => annotate.press('Enter')));
    expectEverySliceToMatch(file);
    expect(file.annotations).toHaveLength(tags);
    expect(quotesOf(file)).toEqual(expect.arrayContaining(EXPECTED_QUOTES));
    expect(relationsOf(file)).toEqual(expect.arrayContaining(EXPECTED_RELATIONS));
    const notes = file.annotations.flatMap(({ note }) => note ?? []);
    expect(notes).toEqual(['Her words, not the report’s.']);
    await annotate.press('Escape');
    await expect(download).toBeHidden();
  });
});

const EXPECTED_QUOTES = [
  'CLAIM: “any suggestion of a cover-up”',
  'SPEAKER: City hall',
  'CLAIM: “unsafe to operate”',
  'SOURCE: Northern Wire',
  'CLAIM: “We were told the gate was sound,”',
  'CLAIM: “Nobody at city hall had this memo on the desk, and nobody hid it.”',
  'CLAIM: “half a story”',
  'SPEAKER: A senior official',
  'CLAIM: ‘Keep it closed and keep it quiet until the festival is over,’',
  'SPEAKER: the official',
  'SOURCE: Vellmark Courier',
];

const EXPECTED_RELATIONS = [
  'said_by: “any suggestion of a cover-up” → City hall',
  'reported_by: “unsafe to operate” → Northern Wire',
  'based_on: Vellmark Courier → Northern Wire',
  'restates: “half a story” → “any suggestion of a cover-up”',
];

test('ends move by a word, and a stack is walked through with brackets', async ({
  page,
  library,
  annotate,
}) => {
  await openSampleByKeys(page, library, annotate);
  await annotate.press('q', 'q', 'q', 'c');
  await expect(annotate.card('Claim', '“We were told the gate was sound,”')).toBeVisible();

  await annotate.press('Alt+ArrowRight');
  await annotate.expectActive('Claim: “We were told the gate was sound,” said');
  await annotate.press('Alt+ArrowLeft');
  await annotate.expectActive('Claim: “We were told the gate was sound');
  await annotate.press('Alt+ArrowLeft');
  await annotate.expectActive('Claim: “We were told the gate was');
  await annotate.press('Alt+Shift+ArrowRight');
  await annotate.expectActive('Claim: We were told the gate was');
  await annotate.press('Alt+Shift+ArrowRight');
  await annotate.expectActive('Claim: were told the gate was');
  await annotate.press('Alt+Shift+ArrowLeft');
  await annotate.expectActive('Claim: We were told the gate was');

  // A sentence over the quote: two claims at one place.
  const inner = 'Claim: We were told the gate was';
  const outer = /^Claim: “We were told .*” said Mayor/;
  await annotate.press('Enter', 'j', 'k');
  await annotate.expectSelected(
    '“We were told the gate was sound,” said Mayor Adela Brandt at a crowded meeting on Wednesday evening.',
  );
  await annotate.press('c', 'Enter');
  await annotate.expectActive(outer);
  await annotate.press('k');
  await annotate.expectSelected(
    '“We were told the gate was sound,” said Mayor Adela Brandt at a crowded meeting on Wednesday evening.',
  );
  await annotate.press('ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight', ']');
  await annotate.expectSaid(/[12] of 2 here/);
  await annotate.press('Escape', ']');
  await annotate.expectActive(inner);
  await annotate.press(']');
  await annotate.expectActive(outer);
  await annotate.press('[');
  await annotate.expectActive(inner);
});

test('what is typed before a field is there is typed into it, and does nothing in the article', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  // Fields come late on a slow machine; whoever knows the keys does not wait for them.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await annotate.press('q', 'c', '@');
  await page.keyboard.type('Adz');
  await annotate.press('Backspace');
  await page.keyboard.type('ela B');
  await expect(page.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Adela B');
  await annotate.press('Enter');
  await expect(annotate.card('Claim', '“any suggestion')).toContainText('Adela B');
  await annotate.expectTextFocused();
  await annotate.press('f');
  await page.keyboard.type('gate');
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('gate');
});

test('the beginning of a name and Enter take who is listed first; the last in the list is somebody new', async ({
  page,
  library,
  annotate,
}) => {
  await openSampleByKeys(page, library, annotate);
  await annotate.press('q', 'q', 'q', 'c');
  await annotate.typeInBox('@', 'Brandt');
  const [first, last] = [page.getByRole('option').first(), page.getByRole('option').last()];
  await expect(first).toHaveText(/Adela Brandt/);
  await expect(page.getByRole('combobox', { name: 'Speaker' })).toHaveAttribute(
    'aria-activedescendant',
    (await first.getAttribute('id')) ?? '',
  );
  await annotate.press('Enter');
  const card = annotate.card('Claim', '“We were told');
  await expect(annotate.answer(card, 'Adela Brandt')).toBeVisible();

  await annotate.press('q', 'c');
  await annotate.typeInBox('@', 'Adela');
  // Whoever types fast sees no list.
  await annotate.press('Enter');
  const next = annotate.card('Claim', '“Nobody at city hall');
  await expect(annotate.answer(next, 'Adela Brandt')).toBeVisible();

  await annotate.press('q', 'c');
  await annotate.typeInBox('@', 'Adela');
  await expect(last).toHaveText(/^Adela\s*As typed/);
  await expect(first).toHaveAttribute('data-focused', 'true');
  await annotate.press('ArrowUp', 'Enter');
  const newer = annotate.card('Claim', '“half a story”');
  await expect(annotate.answer(newer, 'Adela')).toBeVisible();

  // Leaving takes nobody.
  await annotate.press('q', 'c');
  await annotate.typeInBox('@', 'Adela');
  await expect(first).toHaveAttribute('data-focused', 'true');
  await annotate.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Adela');
});

test('cues are tagged with U once they are switched on', async ({ page, library, annotate }) => {
  await openSampleByKeys(page, library, annotate);
  await pressByKey(page, page.getByRole('button', { name: 'More for this article' }));
  const settings = page.getByRole('menuitem', { name: 'Settings' });
  await tabToItem(annotate, settings);
  await annotate.press('Enter');
  const cue = page.getByRole('switch', { name: 'Cue' });
  await tabTo(page, cue);
  await annotate.press('Space');
  await expect(cue).toBeChecked();
  await page.goBack();

  await annotate.tabToText();
  await annotate.press('q', 'q', 'q', 'ArrowRight');
  await annotate.selectAhead(' ', 'said');
  await annotate.press('u');
  await expect(annotate.card('Cue', 'said')).toBeVisible();
});

test('the key sheet opens with a question mark and gives the focus back', async ({
  page,
  library,
  annotate,
}) => {
  await openSampleByKeys(page, library, annotate);
  await annotate.press('q', '?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toContainText('Next quote, with its marks');
  await annotate.press('Escape');
  await expect(sheet).toBeHidden();
  await annotate.expectTextFocused();
  await annotate.expectSelected('“any suggestion of a cover-up”');
  await annotate.press('c');
  await expect(annotate.card('Claim', '“any suggestion')).toBeVisible();
});

test('a key pressed at once after closing what stood over the article acts in the text', async ({
  page,
  library,
  annotate,
}) => {
  await openSampleByKeys(page, library, annotate);
  await annotate.press('q', 'c', 'Enter', 'ArrowRight');
  const sentence = 'By Ilse Marrant and Tomas Okoye';

  async function closeAndPress(name: string, key: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name });
    await expect
      .poll(() => dialog.evaluate((box) => box.contains(document.activeElement)))
      .toBe(true);
    // Both are sent before the answer to the first: no frame is drawn between them.
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press(key)]);
    await expect(dialog).toBeHidden();
  }

  for (const [name, key] of [
    ['Keys', '?'],
    ['Tag by finding', 'f'],
    ['Commands', 'Control+k'],
    ['Apply to all', 'a'],
  ] as const) {
    await test.step(name, async () => {
      await annotate.press(key);
      await closeAndPress(name, 'j');
      await annotate.expectSelected(sentence);
      await annotate.press('ArrowLeft');
      await annotate.expectTextFocused();
    });
  }

  await test.step('a dialog that knows nothing of the text', async () => {
    await annotate.press('Control+k');
    await page.keyboard.type('Details');
    await page.getByRole('menuitem', { name: 'Details' }).click();
    await closeAndPress('About this article', 'j');
    await annotate.expectSelected(sentence);
  });
});

async function openSampleByKeys(
  page: Page,
  library: LibraryPage,
  annotate: AnnotatePage,
): Promise<void> {
  await library.open();
  await pressByKey(page, library.sample);
  await annotate.tabToText();
}

/** Steps from annotation to annotation until the one is active. */
async function goToAnnotation(
  annotate: AnnotatePage,
  card: ReturnType<AnnotatePage['card']>,
  key: 'n' | 'Shift+n',
): Promise<void> {
  await expect(async () => {
    await annotate.press(key);
    await expect(card.getByRole('button', { name: 'Delete' })).toBeVisible({ timeout: 250 });
  }).toPass({ intervals: [0], timeout: 15_000 });
}

async function tabToItem(
  annotate: AnnotatePage,
  item: ReturnType<Page['getByRole']>,
): Promise<void> {
  await expect(async () => {
    await annotate.press('ArrowDown');
    await expect(item).toBeFocused({ timeout: 250 });
  }).toPass({ intervals: [0], timeout: 10_000 });
}

// 15 pixels of 320 go to the scrollbar of a zoomed window.
test('in a narrow window nothing sticks out, and the words stay in view above their card', async ({
  page,
  library,
  annotate,
}) => {
  await page.setViewportSize({ width: 305, height: 640 });
  await library.openSample();
  await annotate.leave();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(305);
  await library.openArticle('Sealed sluice gate');
  await annotate.tabToText();
  await annotate.press('q', 'q', 'q', 'c', 'Enter', 'Escape');
  await annotate.expectSaved();
  await annotate.reload();
  await annotate.tabToText();
  await annotate.press('n');
  const sheet = page.getByRole('region', { name: 'Active annotation' });
  await expect(sheet.getByRole('combobox', { name: 'Source' })).toBeVisible();
  await expect(annotate.highlight('“We were told the gate')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(640);
});
