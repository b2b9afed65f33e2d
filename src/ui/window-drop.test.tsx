import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { WindowDrop } from './window-drop.tsx';

afterEach(cleanup);

const LINK = 'https://courier.example/bridge';

/** Drops a link on an element; true: the browser was kept from going there. */
function dropLink(target: EventTarget): boolean {
  const dataTransfer = { types: ['text/uri-list', 'text/plain'], getData: () => LINK, items: [] };
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer });
  return !target.dispatchEvent(event);
}

function show(onLink?: (address: string) => void): void {
  const acts = { onEnter: vi.fn<() => void>(), onFiles: vi.fn<() => void>() };
  render(<WindowDrop label="Drop" hint="" {...acts} {...(onLink ? { onLink } : {})} />);
}

test('a link from another page is handed over instead of being followed', () => {
  const onLink = vi.fn<(address: string) => void>();
  show(onLink);
  expect(dropLink(document.body)).toBe(true);
  expect(onLink).toHaveBeenCalledWith(LINK);
});

test('a link dropped into a field, or dragged within the page, stays what it is', () => {
  const onLink = vi.fn<(address: string) => void>();
  show(onLink);
  const field = document.body.appendChild(document.createElement('input'));
  expect(dropLink(field)).toBe(false);
  field.remove();
  window.dispatchEvent(new Event('dragstart'));
  expect(dropLink(document.body)).toBe(false);
  window.dispatchEvent(new Event('dragend'));
  expect(dropLink(document.body)).toBe(true);
  expect(onLink).toHaveBeenCalledOnce();
});
