import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Block } from '#domain/text/block.ts';
import { MessagesProvider } from '#messages/messages.tsx';
import { BlockList } from './block-list.tsx';

afterEach(cleanup);

const WORDS = ['Home', 'Sport', 'Bridge shut', 'Sign up'];
const BLOCKS = WORDS.map((words, index): Block => {
  const start = WORDS.slice(0, index).join('  ').length + (index === 0 ? 0 : 2);
  return { id: `b${index}`, kind: 'paragraph', start, end: start + words.length };
});

function Story() {
  const [leftOut, setLeftOut] = useState<readonly string[]>(['b0', 'b1', 'b3']);
  return (
    <MessagesProvider locale="en">
      <BlockList
        text={WORDS.join('  ')}
        blocks={BLOCKS}
        language="en"
        leftOut={leftOut}
        onChange={setLeftOut}
      />
    </MessagesProvider>
  );
}

const focused = (): string | null | undefined =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

test('whoever opens a group of left-out parts by keyboard goes on in it, and can fold it again', async () => {
  const user = userEvent.setup();
  render(<Story />);
  const [group] = screen.getAllByRole('button', { name: /left out:/ });
  group?.focus();
  await user.keyboard('{Enter}');
  expect(focused()).toBe('Bring back: Home');
  await user.keyboard('{Shift>}{Tab}{/Shift}{Enter}');
  expect(screen.queryByText('Home')).toBeNull();
  expect(document.activeElement).toBe(group);
});

test('"Show all" folds every group again, those that were opened one by one too', async () => {
  const user = userEvent.setup();
  render(<Story />);
  for (const group of screen.getAllByRole('button', { name: /left out:/ })) {
    // oxlint-disable-next-line no-await-in-loop -- One click after the other.
    await user.click(group);
  }
  const all = screen.getByRole('switch', { name: 'Show all that was left out' });
  expect(all).toHaveProperty('checked', true);
  await user.click(all);
  expect(screen.queryByText('Home')).toBeNull();
  expect(screen.queryByText('Sign up')).toBeNull();
});

test('after everything was brought back the focus is on the first part that came', async () => {
  const user = userEvent.setup();
  render(<Story />);
  await user.click(screen.getAllByRole('button', { name: /left out:/ })[0] ?? document.body);
  screen.getByRole('button', { name: 'Bring everything back' }).focus();
  await user.keyboard('{Enter}');
  expect(focused()).toBe('Leave out: Home');
});
