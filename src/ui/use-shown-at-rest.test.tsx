import { act, cleanup, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useShownAtRest } from './use-shown-at-rest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function setUp(isWanted: boolean) {
  return renderHook((wanted: boolean) => useShownAtRest(wanted), { initialProps: isWanted });
}

test('what comes while a pointer is pressed waits until what the click is for has been done', () => {
  const { result, rerender } = setUp(false);
  fireEvent.pointerDown(document.body);
  rerender(true);
  expect(result.current).toBe(false);
  fireEvent.pointerUp(document.body);
  expect(result.current).toBe(false);
  act(() => {
    vi.runAllTimers();
  });
  expect(result.current).toBe(true);
});

test('it comes at once where nothing is pressed, stays under a press, and goes when it is not wanted', () => {
  const { result, rerender } = setUp(false);
  rerender(true);
  expect(result.current).toBe(true);
  fireEvent.pointerDown(document.body);
  expect(result.current).toBe(true);
  rerender(false);
  expect(result.current).toBe(false);
});

test('words that are dragged away are held until they are dropped, whatever the browser says of the pointer', () => {
  const { result, rerender } = setUp(false);
  fireEvent.pointerDown(document.body);
  fireEvent.dragStart(document.body);
  fireEvent.pointerCancel(document.body);
  rerender(true);
  act(() => {
    vi.runAllTimers();
  });
  expect(result.current).toBe(false);
  fireEvent.dragEnd(document.body);
  act(() => {
    vi.runAllTimers();
  });
  expect(result.current).toBe(true);
});

test.each<[string, () => void]>([
  ['a menu', () => fireEvent.contextMenu(document.body)],
  ['another window', () => fireEvent.blur(globalThis.window)],
  [
    'nowhere: the pointer comes back with no button pressed',
    () => fireEvent.pointerMove(document.body, { buttons: 0, pointerType: 'mouse' }),
  ],
  ['a gesture of the browser', () => fireEvent.pointerCancel(document.body)],
])('a press that ends in %s ends', (_where, end) => {
  const { result, rerender } = setUp(false);
  fireEvent.pointerDown(document.body);
  rerender(true);
  expect(result.current).toBe(false);
  end();
  act(() => {
    vi.runAllTimers();
  });
  expect(result.current).toBe(true);
});

test('a press of another button holds nothing back', () => {
  const { result, rerender } = setUp(false);
  fireEvent.pointerDown(document.body, { button: 2 });
  rerender(true);
  expect(result.current).toBe(true);
});
