import { expect, test } from './fixtures.ts';
import { preferences } from './pages/preferences.ts';
import { type Marks, reviewFile } from './pages/review-file.ts';
import { expectFocusKept } from './pages/reach.ts';
import { ReviewPage } from './pages/review-page.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 90_000 });

const PARAGRAPHS = [
  'The council met on Monday. “The bridge is safe,” the mayor said, according to Northern Wire.',
  'Engineers had warned in March. “The pillar is cracked and will not carry lorries,” their report says. The ministry calls that exaggerated.',
  '“We were not told,” said Ms Adler. “Nobody asked us,” she added. The contract was signed in secret.',
];

const ANA = {
  marks: [
    'CLAIM: “The bridge is safe,”',
    'SPEAKER: the mayor',
    'SOURCE: Northern Wire',
    'CLAIM: “The pillar is cracked and will not carry lorries,”',
    'SPEAKER: their report',
    'CLAIM: exaggerated',
    'CLAIM: “We were not told,”',
    'SPEAKER: Ms Adler',
    'CLAIM: “Nobody asked us,”',
  ],
  links: ['said_by: “The bridge is safe,” → the mayor', 'said_by: “We were not told,” → Ms Adler'],
  fields: { exaggerated: { stance: 'denies' } },
};

const BEN = {
  marks: [
    'CLAIM: The bridge is safe',
    'SPEAKER: the mayor',
    'SOURCE: Northern Wire',
    'CLAIM: The pillar is cracked',
    'CLAIM: will not carry lorries',
    'SOURCE: their report',
    'CLAIM: exaggerated',
    'CLAIM: We were not told,',
    'SPEAKER: Ms Adler',
    'CLAIM: Nobody asked us,',
    'CLAIM: The contract was signed in secret',
  ],
  links: ['said_by: We were not told, → Ms Adler'],
  fields: { exaggerated: { stance: 'asserts' } },
};

const twoPeople = () => reviewFile('The bridge', PARAGRAPHS, { Ana: ANA, Ben: BEN });

type StoredLayer = {
  readonly layer: { readonly role: string; readonly annotatorId: string };
  readonly annotations: readonly {
    readonly label: string;
    readonly fragments: readonly { readonly quote: string }[];
    readonly note?: string;
  }[];
  readonly relations: readonly unknown[];
};

/** The decided annotations of the backup file, as `LABEL: words`, and the layers of the annotators. */
function readLayers(bytes: Buffer): { curated: readonly string[]; others: readonly StoredLayer[] } {
  const file = JSON.parse(bytes.toString('utf8')) as {
    readonly articles: readonly [{ readonly layers: readonly StoredLayer[] }];
  };
  const { layers } = file.articles[0];
  const curated = layers.find(({ layer }) => layer.role === 'curated');
  return {
    curated: (curated?.annotations ?? []).map(
      ({ label, fragments }) => `${label}: ${fragments.map(({ quote }) => quote).join(' … ')}`,
    ),
    others: layers.filter(({ layer }) => layer.role !== 'curated'),
  };
}

test('everything agreed is taken with one key, each difference with its own; it survives closing the tab', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await expect(review.step('How far you agree')).toContainText(
    'Ana and Ben marked 11 places. They agree on 3 and differ in 8 points.',
  );
  await review.press('Enter');
  await expect(review.step('How far you agree')).toContainText(
    'All 3 places you agree on are taken',
  );
  await expect(review.said).toContainText('3 agreed places taken.');

  await review.press('j');
  await expect(review.said).toContainText(
    'Edge, 1 of 8. Ana: ‘“The bridge is safe,”’. Ben: ‘The bridge is safe’, 3 characters shorter.',
  );
  await expect(review.card).toContainText('Edge, 1 of 8');
  await review.press('1');
  await expect(review.said).toContainText('version of Ana. Split, 2 of 8.');
  await review.press('2');
  await expect(review.card).toContainText('Label, 3 of 8');
  for (const [key, why] of [
    ['u', 'There is nothing to join here'],
    ['i', 'There is no overlap here'],
    ['9', 'There is no version with this number'],
    ['Enter', 'There is no suggestion for this one'],
  ] as const) {
    await review.press(key);
    await expect(review.status).toContainText(why);
    await expect(review.said).toContainText(why);
  }
  await review.press('x');
  await expect(review.status).not.toContainText('There is no');
  await expect(review.card).toContainText('Stance, 4 of 8');
  await review.expectDecided(3, 8);

  await review.reload();
  await expect(review.step('Differences')).toBeVisible();
  await review.expectDecided(3, 8);
  await review.press('j', 'j', 'j', 'j', '2');
  await expect(review.card).toContainText('Edge, 5 of 8');
  await review.press('u');
  await expect(review.card).toContainText('Edge, 6 of 8');
  await review.press('i');
  await expect(review.card).toContainText('Missing, 7 of 8');
  await review.press('b');
  await expect(review.card).toContainText('Link, 8 of 8');
  await review.press('1');
  await review.expectDecided(8, 8);
  await expect(review.said).toContainText('Nothing is left to answer here.');

  // The same answer once more is none: two steps back lead to the one before.
  await review.press('1');
  await review.press('z', 'Control+z');
  await expect(review.said).toContainText('Taken back. Missing, 7 of 8');
  await review.expectDecided(6, 8);
  await review.press('Shift+Z', 'Control+y');
  await review.expectDecided(8, 8);
  await review.expectSaved();

  await page.getByRole('link', { name: 'Back to the library' }).click();
  const { bytes } = await library.backUp();
  const { curated, others } = readLayers(bytes);
  expect(curated).toEqual([
    'CLAIM: “The bridge is safe,”',
    'SPEAKER: the mayor',
    'SOURCE: Northern Wire',
    'CLAIM: The pillar is cracked',
    'CLAIM: will not carry lorries',
    'CLAIM: exaggerated',
    'CLAIM: “We were not told,”',
    'SPEAKER: Ms Adler',
    'CLAIM: Nobody asked us,',
    'CLAIM: The contract was signed in secret',
  ]);
  // Nobody's own layer is touched by what was decided about it.
  expect(others.map(({ annotations }) => annotations.length)).toEqual([9, 11]);
});

test('a version of one’s own is made by keys, by buttons and by dragging', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await review.press('j', 'e');
  const editor = page.getByRole('region', { name: 'Your own version' });
  await expect(editor).toContainText('“The bridge is safe,” the mayor said');
  await review.press('ArrowLeft');
  await expect(review.said).toContainText('From “');
  await review.press('Escape');
  await expect(editor).toBeHidden();
  await review.expectDecided(0, 8);

  await review.press('e', 'ArrowRight', 'ArrowRight', 'Alt+ArrowLeft', 'Alt+Shift+ArrowRight');
  await expect(review.said).toContainText('to “bridge is safe,” the mayo”');
  await review.press('Enter');
  await review.expectDecided(1, 8);

  await review.press('e');
  await editor.getByRole('button', { name: 'End one word earlier' }).click();
  await editor.getByRole('button', { name: 'Start one word later' }).click();
  await editor.getByRole('button', { name: 'Keep this version' }).click();
  await review.expectDecided(2, 8);

  await review.press('j', 'j', 'e');
  await expect(editor).toContainText('“We were not told,”');
  await review.dragEndInto('Ms Adler');
  await editor.getByRole('button', { name: 'Keep this version' }).click();
  await review.expectDecided(3, 8);
  await review.expectSaved();

  await page.getByRole('link', { name: 'Back to the library' }).click();
  const { curated } = readLayers((await library.backUp()).bytes);
  expect(curated.filter((mark) => mark.startsWith('CLAIM'))).toEqual([
    'CLAIM: The bridge is safe,” the mayo',
    'CLAIM: The pillar is cracked and will not carry lorries',
    // A field is open, not whether it is there: it is, with the field left empty.
    'CLAIM: exaggerated',
    'CLAIM: “We were not told,” said Ms Adler',
  ]);
});

test('a group is decided together after a preview, a rule too, and each is one undo', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await review.press('Enter', 'Enter');
  const groups = review.step('Differences of one kind');
  await groups
    .getByRole('button', {
      name: 'Ana includes the opening quotation mark and the closing quotation mark',
    })
    .click();
  const preview = review.step('What would be decided');
  const places = preview.getByRole('navigation', { name: 'Places of this group' });
  await expect(places.getByRole('button')).toHaveCount(2);
  await review.press('1');
  await expect(places.getByRole('button').first()).toContainText('version of Ana');
  await review.press('Shift+Enter');
  await expect(review.said).toContainText('2 differences decided: version of Ana.');
  await review.expectDecided(2, 8);
  await expectFocusKept(page);
  await review.press('z');
  await review.expectDecided(0, 8);
  await review.press('Shift+Z');
  await review.expectDecided(2, 8);

  await review.goToStep('Patterns');
  await groups.getByRole('button', { name: 'Rules' }).click();
  await groups.getByText('Signs at the edges').click();
  await groups.getByText('the shorter version').click();
  await groups.getByRole('button', { name: 'Show what it would decide' }).click();
  await expect(preview).toContainText('signs at the edges: the shorter version');
  await expect(places.getByRole('button')).toHaveCount(1);
  await preview.getByRole('button', { name: 'Decide this one' }).click();
  await review.expectDecided(3, 8);
  await expectFocusKept(page);
  await review.goToStep('Finish');
  const record = page.getByRole('navigation', { name: 'What was decided' });
  await expect(record).toContainText('by a rule: signs at the edges: the shorter version');
  await expect(record).toContainText('with its whole group');
});

test('a link whose end was left out is refused, open again where it was taken, and listed at the end', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  const claim = 'The director came back';
  const layer = (speaker: string) => ({
    marks: [`CLAIM: ${claim}`, `SPEAKER: ${speaker}`],
    links: [`said_by: ${claim} → ${speaker}`],
  });
  const text = 'A senior official met the press. The director came back, the mayor said.';
  const people = { Ana: layer('the mayor'), Ben: layer('senior official') };
  await review.begin(library, await reviewFile('The director', [text], people));
  const rows = review.list.getByRole('button');
  await review.goToStep('One by one');
  await rows.filter({ hasText: 'Link' }).click();
  await review.press('2');
  await review.expectDecided(1, 3);
  await rows.filter({ hasText: /Missing.*senior official/v }).click();
  await review.press('1');
  await review.expectDecided(1, 3);
  await rows.filter({ hasText: 'Link' }).click();
  await expect(review.card).toContainText(
    'It was decided, and is open again: ‘senior official’ was left out of the agreed version.',
  );
  await review.press('2');
  await expect(review.status).toContainText('This link cannot be kept. ‘senior official’ was left');
  await review.goToStep('Finish');
  await page.getByRole('button', { name: `said by: ‘${claim}’ → ‘senior official’` }).click();
  await review.press('1');
  await review.expectDecided(2, 3);
});

test('what was decided before is suggested for its like, and Shift+Enter takes it for all', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await page.setViewportSize({ width: 1280, height: 800 });
  await review.press('j', 'j', 'j', 'j', 'j', '1');
  await expect(review.card).toContainText('Edge, 6 of 8');
  await expect.poll(() => review.heightOfText(), 'of 800 pixels').toBeGreaterThanOrEqual(480);
  await expect(review.card).toContainText('Suggested: version of Ana.');
  await expect(review.card).toContainText('The same pattern was decided so before.');
  await review.press('Shift+Enter');
  await expect(review.said).toContainText('1 difference would be decided');
  // One at a time: what is decided together, or the one difference.
  await expect(review.card).toBeHidden();
  await review.press('g');
  await expect(review.status).toContainText('Not for a whole group');
  await review.press('Escape');
  await review.press('Enter');
  await review.expectDecided(2, 8);
  await expect(review.card).toContainText('Missing, 7 of 8');
});

test('gaps of the guideline and questions go on record with their words, and to the talk list', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await review.press('j', 'g');
  const reason = review.card.getByLabel('What does the guideline leave open?');
  await expect(reason).toBeFocused();
  await review.press('Enter');
  await expect(review.said).toContainText('Nothing was decided: say in a few words');
  await expect(review.card).toContainText('Nothing was decided: say in a few words');
  await expect(reason).toBeFocused();
  await page.keyboard.type('Marks in or out? JK');
  await review.press('Enter');
  await expect(review.card).toContainText('Split, 2 of 8');
  // A label has no union: the button that was pressed is gone, and the keys go on.
  await review.card.getByRole('button', { name: 'Union' }).click();
  await expect(review.card).toContainText('Label, 3 of 8');
  await expectFocusKept(page);
  await review.press('z');
  await expect(review.card).toContainText('Split, 2 of 8');
  await review.press('d');
  await review.goToStep('Talk');
  const talk = review.step('To talk about');
  await expect(talk).toContainText('Marks in or out? JK');
  await expect(talk).toContainText('Ana: to be talked about');
  await review.press('k', '2');
  await review.expectDecided(1, 8);

  await review.goToStep('Finish');
  const finish = review.step('Finish');
  await expect(finish).toContainText('6 differences are still open.');
  const ben = finish.getByRole('region', { name: 'Layer of Ben' });
  await ben.getByLabel('Summary for Ben').fill('Mind the marks. 1 2 3');
  await ben.getByRole('button', { name: 'Send back' }).click();
  await expect(ben).toContainText('Sent back');
  await expect(finish.getByRole('region', { name: 'Layer of Ana' })).toBeHidden();
  await finish.getByRole('button', { name: 'Send a packet' }).click();
  await expect(page.getByRole('dialog', { name: 'Send a packet' })).toBeVisible();
  await review.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectFocusKept(page);
  await review.press('9');
  await expect(review.status).toContainText('There is no version with this number');
  await review.expectDecided(1, 8);
  await review.reload();
  await review.goToStep('Finish');
  await expect(ben).toContainText('Sent back');
});

test('three annotators: the majority is suggested, names can be hidden, each has a line of their own', async ({
  page,
  library,
}) => {
  const cem = { marks: BEN.marks.slice(0, 6), links: [] };
  const review = new ReviewPage(page);
  const file = await reviewFile('The bridge', PARAGRAPHS, { Ana: ANA, Ben: BEN, Cem: cem });
  await review.begin(library, file);
  await review.press('j');
  await expect(review.card.getByRole('listitem')).toHaveCount(3);
  await expect(review.card).toContainText('More than half of the annotators say so.');
  for (const side of ['0', '1', '2']) {
    await expect(page.locator(`mark[data-version="${side}"]`).first()).toBeVisible();
  }
  await review.press('3');
  await review.expectDecided(1, await countOf(review));

  await page.getByText('Hide names, shuffle A and B').click();
  await expect(page.getByText(/\b(?:Ana|Ben|Cem)\b/v)).toHaveCount(0);
  await review.reload();
  await expect(page.getByText(/\b(?:Ana|Ben|Cem)\b/v)).toHaveCount(0);
  await page.getByText('Hide names, shuffle A and B').click();
  await expect(page.getByText('Cem').first()).toBeVisible();
});

async function countOf({ status }: ReviewPage): Promise<number> {
  return Number(/of (\d+) decided/v.exec(await status.innerText())?.[1]);
}

test('two equals: an answer waits for the other’s, and only a talk decides what is asked', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await page.getByText('Each answers, then we talk').click();
  await expect(page.getByRole('radio', { name: 'Each answers, then we talk' })).toBeChecked();
  await review.press('j');
  await expect(review.card.getByRole('button', { name: 'version of Ana' })).toContainText('Mine');
  await review.press('2', 'd');
  await review.expectDecided(0, 8);
  await expect(review.row('“The bridge is safe,”').first()).toContainText('Waiting for others');
  await review.goToStep('Talk');
  await expect(review.step('To talk about')).toContainText('1 difference waits');
  await review.step('To talk about').getByRole('button', { name: 'Split' }).click();
  await review.press('1');
  await review.expectDecided(1, 8);
});

test('an address leads to one difference, also where there is room for one column', async ({
  page,
  library,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await page.getByRole('link', { name: 'Back to the library' }).click();
  await page.goto(`/#/review/article/${encodeURIComponent('edge ana-6+ben-7')}`);
  await expect(review.card).toContainText('Edge, 5 of 8');
  await expect(review.text.locator('mark[data-active]').first()).toBeInViewport();
});

test('a difference is talked about in comments, which stay with it', async ({
  page,
  library,
  annotate,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await review.press('j', 'm');
  const comments = review.card.getByRole('region', { name: 'Comments on this difference' });
  await expect(comments.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Marks in, as always? JK12');
  await comments.getByRole('button', { name: 'Comment' }).click();
  await expect(comments).toContainText('Marks in, as always? JK12');
  await expect(review.card.getByRole('button', { name: '1 comment M' })).toBeVisible();
  await review.expectDecided(0, 8);
  await review.row('exaggerated').click();
  await expect(comments).not.toContainText('Marks in');
  await expect(review.card.getByRole('heading', { name: 'Stance, 4 of 8' })).toBeInViewport();
  await review.reload();
  await review.press('j');
  await review.card.getByRole('button', { name: '1 comment M' }).click();
  await expect(comments).toContainText('Marks in, as always? JK12');

  await test.step('in the article it leads to the words it is about', async () => {
    await page.goto(page.url().replace('#/review/', '#/article/'));
    await annotate.tabToText();
    await annotate.press('m');
    await page.getByRole('button', { name: /^Go to/ }).click();
    await expect(annotate.text).toBeFocused();
    await annotate.expectSelected(/The bridge is safe/);
  });
});

test('a review without differences finishes itself, visibly, and can be taken back', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  const file = await reviewFile('The bridge', PARAGRAPHS, { Ana: ANA, Ben: ANA });
  await review.begin(library, file);
  await review.goToStep('Overview');
  await expect(page.getByText('Nothing differs, so the review has finished itself')).toBeVisible();
  await page.getByRole('button', { name: 'Undo (1 item)' }).click();
  await expect(page.getByRole('button', { name: 'Take all 9 agreed' })).toBeVisible();
  await review.reload();
  await expect(page.getByRole('button', { name: 'Take all 9 agreed' })).toBeVisible();
});

const SIXTY = Array.from(
  { length: 60 },
  (_unused, at) => `Witness ${at} said “it was number ${at} that fell,” and left.`,
);

function sixty(mark: (at: number) => string): Marks {
  return SIXTY.map((_unused, at) => mark(at));
}

test('an agreed version that came with a file is not lost unasked', async ({ page, library }) => {
  const agreed = { marks: ['CLAIM: exaggerated', 'SPEAKER: Ms Adler'] };
  const file = await reviewFile(
    'The bridge',
    PARAGRAPHS,
    { Ana: ANA, Ben: BEN },
    undefined,
    agreed,
  );
  const review = new ReviewPage(page);
  await review.begin(library, file);
  const question = page.getByRole('alertdialog', { name: 'has an agreed version already' });
  await expect(question).toContainText('It holds 2 annotations and links and came with a file');
  await expect(question.getByRole('button', { name: 'Go back' })).toBeFocused();
  await expectSound(page, 'the question');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/$/);
  const kept = readLayers((await library.backUp()).bytes);
  expect(kept.curated).toEqual(['CLAIM: exaggerated', 'SPEAKER: Ms Adler']);

  await review.open();
  await question.getByRole('button', { name: 'Decide anew' }).click();
  await review.press('Enter', 'j', '1');
  await review.expectDecided(1, 8);
  // It is known now, also the next time.
  await review.reload();
  await expect(question).toBeHidden();
});

test('a review without differences does not finish itself before that is answered', async ({
  page,
  library,
}) => {
  const agreed = { marks: ['SPEAKER: Ms Adler'] };
  const people = { Ana: ANA, Ben: ANA };
  const review = new ReviewPage(page);
  await review.begin(
    library,
    await reviewFile('The bridge', PARAGRAPHS, people, undefined, agreed),
  );
  const question = page.getByRole('alertdialog', { name: 'has an agreed version already' });
  await question.getByRole('button', { name: 'Go back' }).click();
  expect(readLayers((await library.backUp()).bytes).curated).toEqual(['SPEAKER: Ms Adler']);
  await review.open();
  await question.getByRole('button', { name: 'Decide anew' }).click();
  await expect(review.said).toContainText('9 agreed places taken.');
});

test('sixty differences take sixty keys', async ({ page, library }) => {
  const review = new ReviewPage(page);
  const file = await reviewFile('Sixty', SIXTY, {
    Ana: { marks: sixty((at) => `CLAIM: “it was number ${at} that fell,”`) },
    Ben: {
      marks: sixty((at) =>
        at % 3 === 0 ? `CLAIM: number ${at} that fell` : `CLAIM: it was number ${at} that`,
      ),
    },
  });
  await review.begin(library, file);
  await review.press('j');
  for (let at = 0; at < 60; at += 1) await review.press(String((at % 2) + 1));
  await review.expectDecided(60, 60);
  await review.reload();
  await review.expectDecided(60, 60);
});

test('everything can be done by mouse', async ({ page, library }) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await page.getByRole('button', { name: 'Take all 3 agreed' }).click();
  await page.getByRole('button', { name: 'Places on which all agree (3)' }).click();
  const agreed = page.getByRole('region', { name: 'Agreed places' });
  await agreed.getByRole('button', { name: 'Leave out' }).first().click();
  await expect(agreed).toContainText('left out');
  await expectSound(page, 'the agreed places');
  await agreed.getByRole('button', { name: 'Take after all' }).click();
  await expect(agreed).not.toContainText('left out');
  await review.goToStep('One by one');
  await review.row('“We were not told,”').click();
  await expect(review.card).toContainText('Edge, 5 of 8');
  await review.card.getByRole('button', { name: 'Union' }).click();
  await expect(review.card).toContainText('Edge, 6 of 8');
  await page.locator('mark', { hasText: 'their report' }).first().click();
  await expect(review.card).toContainText('Label, 3 of 8');
  await review.card.getByRole('button', { name: 'Neither' }).click();
  await review.expectDecided(2, 8);
  await page.getByRole('button', { name: 'Undo (1 item)' }).click();
  await review.expectDecided(1, 8);
  await page.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Decided (1)' }).click();
  await expect(review.list.getByRole('button')).toHaveCount(1);
});

test('keys that are switched off leave the buttons and the named keys', async ({
  page,
  library,
}) => {
  const review = new ReviewPage(page);
  await review.begin(library, await twoPeople());
  await preferences(page, { singleKeys: false });
  await expect(review.step('How far you agree')).toBeVisible();
  await review.press('Enter', 'j');
  await expect(review.step('How far you agree')).toContainText('All 3 places');
  await expect(review.card).toContainText('No difference is chosen');
  await page.getByRole('button', { name: 'Keys' }).click();
  const keys = page.getByRole('dialog', { name: 'Keys of the review' });
  await expect(keys).toContainText('Single-letter keys are off');
  await review.press('Escape');
  await expect(keys).toBeHidden();
});

for (const { name, viewport } of WIDTHS) {
  test(`the review is sound: ${name}`, async ({ page, library }) => {
    await page.setViewportSize(viewport);
    const review = new ReviewPage(page);
    await review.begin(library, await twoPeople());
    await expectSound(page, 'overview');
    await review.press('Enter');
    await review.goToStep('Patterns');
    await expectSound(page, 'patterns');
    await review.press('j');
    await expect(review.card).toContainText('Edge, 1 of 8');
    await expectSound(page, 'one by one');
    await review.press('e');
    await expectSound(page, 'own version');
    await review.press('Escape', 'd', 'Shift+Enter');
    await expectSound(page, 'preview');
    await review.press('Escape', 'f');
    await review.goToStep('Talk');
    await expectSound(page, 'talk');
    await review.goToStep('Finish');
    await expectSound(page, 'finish');
  });
}
