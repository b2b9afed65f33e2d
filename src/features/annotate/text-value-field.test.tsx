import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TYPING_PAUSE, TextValueField } from './text-value-field.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function setUp(type: 'text' | 'date' = 'text') {
  const onSave = vi.fn<(text: string, isTyping: boolean) => void>();
  const field = (value: string) => (
    <TextValueField label="Note" type={type} value={value} onSave={onSave} />
  );
  const { rerender, unmount } = render(field(''));
  const input = screen.getByLabelText<HTMLInputElement>('Note');
  return {
    onSave,
    unmount,
    input,
    type: (text: string) => {
      fireEvent.change(input, { target: { value: text } });
    },
    leave: () => {
      fireEvent.focus(input);
      fireEvent.blur(input);
    },
    showStored: (value: string) => {
      rerender(field(value));
    },
    pause: () => {
      act(() => {
        vi.advanceTimersByTime(TYPING_PAUSE);
      });
    },
  };
}

test('leaving the field stores what was typed, once', () => {
  const { onSave, type, leave } = setUp();
  type('a doubt ');
  expect(onSave).not.toHaveBeenCalled();
  leave();
  expect(onSave.mock.calls).toEqual([['a doubt', false]]);
});

test('a pause stores what is typed so far and leaves the field as it is', () => {
  const { onSave, type, leave, input, pause, showStored } = setUp();
  type('a ');
  pause();
  showStored('a');
  expect(input.value).toBe('a ');
  type('a doubt');
  pause();
  showStored('a doubt');
  leave();
  expect(onSave.mock.calls).toEqual([
    ['a', true],
    ['a doubt', true],
  ]);
});

test('what a pause stored and undo took back is not stored again by leaving', () => {
  const { onSave, type, leave, input, pause, showStored } = setUp();
  type('a');
  pause();
  showStored('a');
  showStored('');
  leave();
  expect(onSave).toHaveBeenCalledOnce();
  expect(input.value).toBe('');
});

test('a field that goes stores what was typed', () => {
  const { onSave, type, unmount } = setUp();
  type('a doubt');
  unmount();
  expect(onSave.mock.calls).toEqual([['a doubt', true]]);
});

test('a page that goes stores what was typed', () => {
  const { onSave, type } = setUp();
  type('a doubt');
  window.dispatchEvent(new Event('pagehide'));
  expect(onSave.mock.calls).toEqual([['a doubt', true]]);
});

test('a page that is put aside stores what was typed', () => {
  const { onSave, type } = setUp();
  type('a doubt');
  const isHidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  isHidden.mockRestore();
  expect(onSave.mock.calls).toEqual([['a doubt', true]]);
});

test('a date is stored when it is whole: no pause in the middle of it', () => {
  const { onSave, type, leave, pause } = setUp('date');
  type('2026-11-24');
  pause();
  expect(onSave).not.toHaveBeenCalled();
  leave();
  expect(onSave.mock.calls).toEqual([['2026-11-24', false]]);
});
