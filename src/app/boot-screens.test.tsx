import 'fake-indexeddb/auto';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { MessagesProvider } from '#messages/messages.tsx';
import { store } from '#workspace/store.ts';
import { BootFailedScreen } from './boot-screens.tsx';

afterEach(() => {
  cleanup();
  store.setState({ unsavedElsewhere: 0 });
});

function setUp(): void {
  render(
    <MessagesProvider locale="en">
      <BootFailedScreen reason="newer-version" />
    </MessagesProvider>,
  );
}

test('a tab whose database was taken over offers the edits it could not store, as a file', () => {
  store.setState({ unsavedElsewhere: 1 });
  setUp();
  expect(screen.getByRole('button', { name: 'Download my work' })).toBeDefined();
  expect(screen.getByRole('main').textContent).toContain('are not stored yet');
});

test('a tab that has stored everything only offers to reload', () => {
  setUp();
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Reload']);
});
