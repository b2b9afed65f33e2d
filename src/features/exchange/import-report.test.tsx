import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type ArticleId, brand } from '#domain/ids.ts';
import { MessagesProvider } from '#messages/messages.tsx';
import type { ImportFileOutcome } from '#workspace/exchange.ts';
import type { ImportOutcome } from '#workspace/import-articles.ts';
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
};

const NOTHING: ImportOutcome = { taken: [], failed: [], projectFiles: [] };

function setUp(outcome: Partial<ImportOutcome>) {
  const onOpen = vi.fn<(id: ArticleId) => void>();
  const onClose = vi.fn<() => void>();
  render(
    <MessagesProvider locale="en">
      <ImportReport outcome={{ ...NOTHING, ...outcome }} onOpen={onOpen} onClose={onClose} />
    </MessagesProvider>,
  );
  return { onOpen, onClose, dialog: screen.getByRole('dialog', { name: 'Import' }) };
}

test('every file that failed is named, with the reason and what to do', () => {
  const { dialog } = setUp({
    failed: [
      { fileName: 'empty.txt', reason: 'empty' },
      { fileName: 'scan.txt', reason: 'binary', detail: 'PDF' },
      { fileName: 'report.docx', reason: 'unsupported', detail: 'docx' },
      { fileName: 'war-and-peace.txt', reason: 'too-large', detail: '52' },
    ],
  });
  const items = within(dialog)
    .getAllByRole('listitem')
    .map((item) => item.textContent);
  expect(items).toEqual([
    'empty.txtThe file has no text in it. Check that it is the right file.',
    'scan.txtThis is not a text file, whatever its name says. It looks like PDF. Save the story as plain text or HTML, or paste it.',
    'report.docxAscribe does not read this kind of file. Its name ends in .docx. Use .txt, .md, .html, or a project file ending in .ascribe.json.',
    'war-and-peace.txtThe file is too large for one article. It has 52 MB; the most is 10 MB. Split it, or paste the part you need.',
  ]);
});

test('a technical detail that means nothing to people is left out', () => {
  const { dialog } = setUp({
    failed: [{ fileName: 'a.txt', reason: 'unreadable', detail: 'NotReadableError: 0x80' }],
  });
  expect(dialog.textContent).not.toContain('0x80');
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
  const { onOpen, onClose } = setUp({ taken: [{ id, title: 'الكرملين' }] });
  await userEvent.click(screen.getByRole('button', { name: 'Open الكرملين' }));
  expect(onOpen.mock.calls).toEqual([[id]]);
  expect(onClose).toHaveBeenCalledOnce();
});
