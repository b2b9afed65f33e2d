import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { MessagesProvider } from '#messages/messages.tsx';
import { ExportDialog } from './export-dialog.tsx';

afterEach(cleanup);

test('articles that are not in the file are named before it can be downloaded', async () => {
  render(
    <MessagesProvider locale="en">
      <ExportDialog
        title="Back up the project"
        text=""
        make={async () =>
          Promise.resolve({
            ok: true,
            file: {
              fileName: 'desk.ascribe.json',
              blob: new Blob(['{}']),
              spans: 3,
              articles: 4,
              leftOut: ['Mayor opens bridge'],
            },
          })
        }
        onClose={vi.fn<() => void>()}
      />
    </MessagesProvider>,
  );
  expect(await screen.findByText('1 article is not in this file')).toBeDefined();
  expect(screen.getByRole('listitem').textContent).toBe('Mayor opens bridge');
  expect(screen.getByRole('button', { name: 'Download' })).toBeDefined();
});
