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
