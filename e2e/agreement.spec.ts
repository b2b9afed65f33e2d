import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { AgreementPage } from './pages/agreement-page.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { WIDTHS, expectSound } from './pages/sound.ts';
import { HARBOUR, teamFile } from './pages/team-file.ts';

test.describe.configure({ timeout: 90_000 });

async function begin(
  page: Page,
  library: LibraryPage,
  stories = [HARBOUR],
): Promise<AgreementPage> {
  await library.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles([await teamFile(stories)]);
  await expect(library.report).toContainText(stories.length === 1 ? '1 article' : 'articles');
  await library.closeReport();
  const agreement = new AgreementPage(page);
  await agreement.open();
  return agreement;
}

test('agreement is said in words, question by question, and every figure leads to its places', async ({
  page,
  library,
}) => {
  const agreement = await begin(page, library);
  await expect(agreement.main).toContainText('both marked 1 claim; 1 of them differs at the edges');
  await expect(agreement.main).toContainText('too few to say how the figures would look on others');
  await expect(agreement.questions).toContainText('3 of 4');

  await agreement.askCases('Found it?');
  await expect(agreement.cases.getByRole('listitem')).toHaveCount(1);
  await expect(agreement.cases).toContainText('two cranes need repair');
  await expect(agreement.cases).toContainText('did not mark it');
  await expect(agreement.cases.getByRole('link', { name: /^Open in the review/ })).toHaveAttribute(
    'href',
    /^#\/review\/story-0\/only/,
  );
  await agreement.closeDialog();

  await agreement.askCases('Same edges?');
  await expect(agreement.cases).toContainText('“the harbour stays shut until May”');
  await agreement.closeDialog();

  await agreement.grid.getByRole('button', { name: 'Speaker and Source: 1 place' }).click();
  await expect(agreement.cases).toContainText('The port office');
  await agreement.cases.getByRole('link', { name: 'Open the article: Harbour stays shut' }).click();
  await expect(page).toHaveURL(/#\/article\/story-0$/);
});

test('a case leads to its item in the review', async ({ page, library }) => {
  const agreement = await begin(page, library);
  await agreement.askCases('Found it?');
  await agreement.cases.getByRole('link', { name: /^Open in the review/ }).click();
  await expect(page.getByRole('heading', { name: `Review: ${HARBOUR.title}` })).toBeVisible();
  await expect(agreement.main).toContainText('Missing, 4 of 4');
});

test('each figure says what it means, where its formula comes from, and why it is not defined', async ({
  page,
  library,
}) => {
  const agreement = await begin(page, library);
  const strict = agreement.figure('All labels together', 'F1, exact');
  await expect(strict).toContainText('0.286');
  await expect(strict).toContainText('none');
  await strict.getByRole('button', { name: 'F1, exact', exact: true }).click();
  await expect(agreement.main).toContainText('Hripcsak & Rothschild 2005');
  await page.getByRole('button', { name: 'Claim: Stance' }).click();
  const kappa = agreement.figure('Claim: Stance', 'Cohen’s kappa');
  await expect(kappa).toContainText('0.000');
  // Stances are in no order.
  await expect(agreement.figure('Claim: Stance', 'Krippendorff’s alpha, ordinal')).toHaveCount(0);
  const fleiss = agreement.figure('Claim', 'Unitizing alpha (2016)');
  await page.getByRole('button', { name: 'Claim', exact: true }).click();
  await expect(fleiss).toContainText(/0\.\d{3}/);

  await expect(agreement.figure('All labels together', 'Gamma')).toHaveCount(0);
  await page.getByRole('button', { name: 'Measure gamma too' }).click();
  await expect(agreement.figure('All labels together', 'Gamma')).toContainText(/\d\.\d{3}/);
});

test('annotators are measured by the agreed version, by label and by answer', async ({
  page,
  library,
}) => {
  const agreement = await begin(page, library);
  await agreement.showGold();
  await expect(agreement.main).toContainText('Measured by the agreed version of 1 article');
  const scores = page.getByRole('table', { name: 'Scores of each annotator, All labels' });
  await expect(scores.getByRole('row', { name: /Ben/ })).toContainText('1.000');
  await expect(scores.getByRole('row', { name: /Ana/ })).toContainText('0.667');
  await page.getByRole('button', { name: 'Answers and speakers' }).click();
  const answers = page.getByRole('table', { name: 'Share that is the same' });
  await expect(answers.getByRole('row', { name: /Stance/ })).toContainText('0.000');
});

test('the figures leave as a table and as JSON, and the method as a paragraph', async ({
  page,
  library,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const agreement = await begin(page, library);
  const csv = page.waitForEvent('download');
  await agreement.chooseInMenu('Figures as CSV');
  const table = await readFile(await (await csv).path(), 'utf8');
  expect(table).toMatch(/^\uFEFFpart,metric,label/u);
  expect(table).toContain('gold-agreed-version,gold_f1_overlap');
  const json = page.waitForEvent('download');
  await agreement.chooseInMenu('Figures as JSON');
  const file: unknown = JSON.parse(await readFile(await (await json).path(), 'utf8'));
  expect(file).toMatchObject({ format: 'ascribe-agreement/1', articles: 1 });
  await agreement.chooseInMenu('Copy a methods paragraph');
  await agreement.dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(agreement.dialog).toContainText('The paragraph is copied');
  const paragraph = await page.evaluate(() => navigator.clipboard.readText());
  expect(paragraph).toContain('measured with Ascribe');
  expect(paragraph).toContain('No intervals are given');
});

test('an article that one person has annotated says what is missing', async ({ page, library }) => {
  await library.open();
  await page.goto('/#/agreement');
  await expect(page.getByText('Nothing to compare yet')).toBeVisible();
});

for (const { name, viewport } of WIDTHS) {
  test(`the screens of agreement are sound: ${name}`, async ({ page, library }) => {
    await page.setViewportSize(viewport);
    const agreement = await begin(page, library);
    await expectSound(page, `agreement, ${name}`);
    await agreement.askCases('Found it?');
    await expectSound(page, `cases, ${name}`);
    await agreement.closeDialog();
    await agreement.showGold();
    await expectSound(page, `gold, ${name}`);
  });
}
