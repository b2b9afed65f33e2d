import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type ArticleId, brand } from '#domain/ids.ts';
import { MessagesProvider } from '#messages/messages.tsx';
import type { ImportFileOutcome } from '#workspace/exchange.ts';
import {
  type ImportOutcome,
  NOTHING_IMPORTED,
  type TakenArticle,
  needsReport,
} from '#workspace/import-outcome.ts';
import type { ImportSource } from '#workspace/import-articles.ts';
import { ImportReport } from './import-report.tsx';

afterEach(cleanup);

const ADDED: ImportFileOutcome = {
  ok: true,
  mode: 'added',
  articles: 0,
  annotations: 0,
  skipped: 0,
  newer: [],
  kept: 0,
  otherLayers: 0,
  beside: 0,
};

function aTaken(id: ArticleId, title: string): TakenArticle {
  return { kind: 'taken', source: 0, place: 'a.txt', id, title, notes: [], hidden: 0 };
}

function setUp(outcome: Partial<ImportOutcome>) {
  const onOpen = vi.fn<(id: ArticleId) => void>();
  const onClose = vi.fn<() => void>();
  const onAddAnyway = vi.fn<(sources: readonly ImportSource[]) => void>();
  render(
    <MessagesProvider locale="en">
      <ImportReport
        outcome={{ ...NOTHING_IMPORTED, ...outcome }}
        onOpen={onOpen}
        onShowLeftOut={vi.fn<(id: ArticleId) => void>()}
        onAddAnyway={onAddAnyway}
        onClose={onClose}
      />
    </MessagesProvider>,
  );
  return { onOpen, onClose, onAddAnyway, dialog: screen.getByRole('dialog', { name: 'Import' }) };
}

test('every file that failed is named, with the reason and what to do', () => {
  const { dialog } = setUp({
    failed: [
      { place: 'empty.txt', reason: 'empty' },
      { place: 'scan.txt', reason: 'binary', detail: 'PDF' },
      { place: 'report.docx', reason: 'unsupported', detail: 'docx' },
      { place: 'war-and-peace.txt', reason: 'too-large', detail: '52' },
    ],
  });
  const items = within(dialog)
    .getAllByRole('listitem')
    .map((item) => item.textContent);
  expect(items).toEqual([
    'empty.txtThe file has no text in it. Check that it is the right file.',
    'scan.txtThis is not a text file, whatever its name says. It looks like PDF. Save the story in a format that its name fits, or paste it.',
    'report.docxAscribe does not read this kind of file. Its name ends in .docx. Ascribe reads text, web pages, Word, OpenDocument, PDF, EPUB, e-mails, tables and ZIP archives of these.',
    'war-and-peace.txtThe file is too large for one article. It has 52 MB; the most is 10 MB. Split it, or paste the part you need.',
  ]);
});

test('a technical detail that means nothing to people is left out', () => {
  const { dialog } = setUp({
    failed: [{ place: 'a.txt', reason: 'unreadable', detail: 'NotReadableError: 0x80' }],
  });
  expect(dialog.textContent).not.toContain('0x80');
});

test('what is known of a damaged row is said with its place', () => {
  const detail = 'a quotation mark that is not closed';
  const { dialog } = setUp({
    failed: [{ place: 'council.csv › row 3', reason: 'damaged', detail }],
  });
  expect(within(dialog).getByRole('listitem').textContent).toContain(
    'council.csv › row 3The file is damaged or was cut off. What was found: a quotation mark that is not closed.',
  );
});

test('why the only file was passed over is seen at once', () => {
  const { dialog } = setUp({ passedOver: ['photo.jpg'] });
  expect(dialog.textContent).toContain('there is no article in them.photo.jpg');
});

test('rows of a table that came with a loss are counted, and one of them is reason for a report', () => {
  const dates = { kind: 'date-not-read', date: '3/4/2024' } as const;
  const ragged = { kind: 'ragged-row', expected: 2, found: 3 } as const;
  const taken = [
    { ...aTaken(brand<ArticleId>('a'), 'A'), notes: [dates, ragged] },
    { ...aTaken(brand<ArticleId>('b'), 'B'), notes: [dates] },
  ];
  expect(needsReport({ ...NOTHING_IMPORTED, taken: taken.slice(1) })).toBe(true);
  const { dialog } = setUp({ taken });
  expect(dialog.textContent).toContain('1 row had more or fewer cells');
  expect(dialog.textContent).toContain('The dates of 2 articles were not understood');
});

test('a broken project file shows each fault with its place', () => {
  const { dialog } = setUp({
    projectFiles: [
      {
        fileName: 'desk.ascribe.json',
        outcome: {
          ok: false,
          problems: [
            {
              place: 'layers[2].annotations[7].fragments[0]',
              kind: 'outside-text',
              detail: '1200',
            },
            { place: 'entities[1].id', kind: 'duplicate-id' },
          ],
        },
      },
    ],
  });
  expect(dialog.textContent).toContain('Nothing in Ascribe was changed');
  const rows = within(dialog)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
  expect(rows).toEqual([
    'layers[2].annotations[7].fragments[0]The position lies outside the text. (1200)',
    'entities[1].idThis id is used twice.',
  ]);
});

test('a project file that was taken says what came and what was left alone', () => {
  const { dialog } = setUp({
    projectFiles: [
      {
        fileName: 'desk.ascribe.json',
        outcome: { ...ADDED, articles: 2, annotations: 31, skipped: 1 },
      },
    ],
  });
  expect(dialog.textContent).toContain('2 articles with 31 annotations added');
  expect(dialog.textContent).toContain('1 article was already here and was left as it is.');
});

test('a project file says whose annotations came, and which copies gave way', () => {
  const { dialog } = setUp({
    projectFiles: [
      {
        fileName: 'old.ascribe.json',
        outcome: {
          ...ADDED,
          newer: [{ articleId: brand<ArticleId>('a1'), rev: 7 }],
          kept: 2,
          otherLayers: 3,
          takenAsMe: 'Ana',
        },
      },
    ],
  });
  expect(dialog.textContent).toContain('Its annotator, Ana, is taken to be you');
  expect(dialog.textContent).toContain('Of 1 article the file had a newer copy');
  expect(dialog.textContent).toContain('2 articles that were in your library are still there.');
  expect(dialog.textContent).toContain('3 sets of annotations are by others.');
});

test('an article that was taken can be opened from the report', async () => {
  const id = brand<ArticleId>('a1');
  const { onOpen, onClose } = setUp({ taken: [aTaken(id, 'الكرملين')] });
  await userEvent.click(screen.getByRole('button', { name: 'Open الكرملين' }));
  expect(onOpen.mock.calls).toEqual([[id]]);
  expect(onClose).toHaveBeenCalledOnce();
});

test('what is here already can be added all the same, that article only', async () => {
  const source: ImportSource = { kind: 'file', name: 'a.zip', blob: new Blob() };
  const of = { id: brand<ArticleId>('a1'), title: 'Ferry delayed', isDeleted: true };
  const { onAddAnyway, dialog } = setUp({
    sources: [source],
    duplicates: [
      { kind: 'duplicate', source: 0, place: 'a.zip › b.txt', title: 'Ferry', of, annotations: 3 },
    ],
  });
  expect(dialog.textContent).toContain('The same as “Ferry delayed”, which is in Recently deleted');
  expect(dialog.textContent).toContain('Its 3 annotations were not taken.');
  await userEvent.click(screen.getByRole('button', { name: 'Add anyway: Ferry' }));
  expect(onAddAnyway.mock.calls).toEqual([
    [[{ ...source, choices: { only: 'a.zip › b.txt', takesDuplicates: true } }]],
  ]);
});

test('of a long list all comes, a few rows at a time', async () => {
  const taken = Array.from({ length: 150 }, (_, i) =>
    aTaken(brand<ArticleId>(`a${i}`), `Story ${i}`),
  );
  const { dialog } = setUp({ taken, wasCancelled: true });
  const rows = (): number => dialog.querySelectorAll('li').length;
  expect(rows()).toBeLessThan(100);
  await waitFor(
    () => {
      expect(rows()).toBe(100);
    },
    { timeout: 20_000 },
  );
  expect(dialog.textContent).toContain('50 more');
});

test('an article that is nearly the same as another says how alike, and leads there', async () => {
  const alike = {
    id: brand<ArticleId>('a2'),
    title: 'Ferry delayed',
    isDeleted: false,
    share: 0.926,
  };
  const { onOpen, dialog } = setUp({
    taken: [{ ...aTaken(brand<ArticleId>('a1'), 'Ferry late'), alike }],
  });
  expect(dialog.textContent).toContain('92% the same as Ferry delayed');
  await userEvent.click(screen.getByRole('button', { name: 'Ferry delayed' }));
  expect(onOpen.mock.calls).toEqual([[alike.id]]);
});

test('an import that was cancelled says what it has added', () => {
  const taken = [aTaken(brand<ArticleId>('a1'), 'One'), aTaken(brand<ArticleId>('a2'), 'Two')];
  const { dialog } = setUp({ taken, wasCancelled: true });
  expect(dialog.textContent).toContain('2 articles had been added and stay in the library');
  expect(screen.getByRole('button', { name: 'Take all 2 back' })).toBeDefined();
});
