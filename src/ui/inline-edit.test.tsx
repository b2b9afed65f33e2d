import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { InlineEdit } from './inline-edit.tsx';

afterEach(cleanup);

function setUp(value = 'Old title') {
  const onSave = vi.fn<(value: string) => void>();
  const onCancel = vi.fn<() => void>();
  render(<InlineEdit label="New title" value={value} onSave={onSave} onCancel={onCancel} />);
  return { onSave, onCancel, field: screen.getByRole('textbox', { name: 'New title' }) };
}

test('it has the focus and the old name selected, so that typing replaces it', async () => {
  const { onSave, field } = setUp();
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard('New{Enter}');
  expect(onSave.mock.calls).toEqual([['New']]);
});

test('Escape leaves the name as it was', async () => {
  const { onSave, onCancel } = setUp();
  await userEvent.keyboard('New{Escape}');
  expect(onSave).not.toHaveBeenCalled();
  expect(onCancel).toHaveBeenCalledOnce();
});

test('leaving the field saves, once', async () => {
  const { onSave } = setUp();
  await userEvent.keyboard('New');
  await userEvent.tab();
  expect(onSave.mock.calls).toEqual([['New']]);
});

test.each([
  ['empty', '{Backspace}{Enter}'],
  ['only spaces', '   {Enter}'],
  ['the same as before', 'Old title{Enter}'],
])('a name that is %s changes nothing', async (_case, keys) => {
  const { onSave, onCancel } = setUp();
  await userEvent.keyboard(keys);
  expect(onSave).not.toHaveBeenCalled();
  expect(onCancel).toHaveBeenCalledOnce();
});

test('runs of white space become one space', async () => {
  const { onSave } = setUp();
  await userEvent.keyboard('  A   long  title {Enter}');
  expect(onSave.mock.calls).toEqual([['A long title']]);
});
