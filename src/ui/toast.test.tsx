import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveRegion } from './live-region.tsx';
import { type Toast, TOAST_MILLISECONDS, ToastRegion } from './toast.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function setUp(toast: Omit<Toast, 'id'>) {
  const onDismiss = vi.fn<(id: number) => void>();
  const shown = (toasts: readonly Toast[]) => (
    <LiveRegion>
      <ToastRegion toasts={toasts} label="Messages" dismissLabel="Dismiss" onDismiss={onDismiss} />
    </LiveRegion>
  );
  const { rerender } = render(shown([{ id: 7, ...toast }]));
  const region = screen.getByRole('region', { name: 'Messages' });
  return {
    onDismiss,
    region,
    show: (toasts: readonly Toast[]) => {
      rerender(shown(toasts));
    },
  };
}

function pass(milliseconds: number): void {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

test('a message goes after ten seconds and not before', () => {
  const { onDismiss } = setUp({ text: 'Deleted: A story' });
  pass(TOAST_MILLISECONDS - 1);
  expect(onDismiss).not.toHaveBeenCalled();
  pass(1);
  expect(onDismiss.mock.calls).toEqual([[7]]);
});

test('the clock stands still while the pointer rests on it, and goes on from there', () => {
  const { onDismiss, region } = setUp({ text: 'Deleted: A story' });
  pass(6000);
  fireEvent.pointerEnter(region);
  pass(60_000);
  expect(onDismiss).not.toHaveBeenCalled();
  fireEvent.pointerLeave(region);
  pass(3999);
  expect(onDismiss).not.toHaveBeenCalled();
  pass(1);
  expect(onDismiss).toHaveBeenCalledOnce();
});

test('the clock stands still while the focus is in it', () => {
  const { onDismiss } = setUp({ text: 'Deleted: A story' });
  act(() => {
    screen.getByRole('button', { name: 'Dismiss' }).focus();
  });
  pass(60_000);
  expect(onDismiss).not.toHaveBeenCalled();
});

test('a message that was dismissed by pointer does not keep the next one on the screen', () => {
  const { onDismiss, region, show } = setUp({ text: 'Deleted: A story' });
  const dismiss = screen.getByRole('button', { name: 'Dismiss' });
  fireEvent.pointerEnter(region);
  act(() => {
    dismiss.focus();
  });
  fireEvent.click(dismiss);
  show([]);
  show([{ id: 8, text: 'Handed in: A story' }]);
  pass(TOAST_MILLISECONDS);
  expect(onDismiss.mock.calls).toEqual([[7], [8]]);
});

test('an error stays until it is dismissed', () => {
  const { onDismiss } = setUp({ text: 'The disk is full.', tone: 'error' });
  pass(10 * TOAST_MILLISECONDS);
  expect(onDismiss).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(onDismiss.mock.calls).toEqual([[7]]);
});

test('Undo acts once and takes the message away', () => {
  const onAct = vi.fn<() => void>();
  const { onDismiss } = setUp({ text: 'Deleted: A story', action: { label: 'Undo', onAct } });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(onAct).toHaveBeenCalledOnce();
  expect(onDismiss.mock.calls).toEqual([[7]]);
});

test('it is read out by the one live region', () => {
  setUp({ text: 'Deleted: A story' });
  expect(screen.getByRole('status').textContent).toBe('Deleted: A story');
});
