import type { ReactNode } from 'react';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Dialog } from './dialog.tsx';

afterEach(cleanup);

const close = vi.fn<() => void>();

function show(content: ReactNode) {
  return (
    <Dialog title="A question" closeLabel="Close" onClose={close}>
      {content}
    </Dialog>
  );
}

/** True when keys reach the dialog: the focus is in it, on something that can have it. */
async function focusComesBack(): Promise<boolean> {
  return await vi.waitUntil(() => {
    const { activeElement } = document;
    const isInDialog = screen.getByRole('dialog').contains(activeElement);
    return isInDialog && !activeElement?.matches(':disabled');
  });
}

test('the focus stays in a dialog when what had it is disabled or removed', async () => {
  const { rerender } = render(show(<button>Go on</button>));
  act(() => {
    screen.getByRole('button', { name: 'Go on' }).focus();
  });
  rerender(show(<button disabled>Go on</button>));
  expect(await focusComesBack()).toBe(true);

  rerender(show(<button>Go on</button>));
  act(() => {
    screen.getByRole('button', { name: 'Go on' }).focus();
  });
  rerender(show(<p>Done</p>));
  expect(await focusComesBack()).toBe(true);
});

test('Escape closes a dialog whose focus was just lost with a button that went', () => {
  close.mockClear();
  const { rerender } = render(show(<button>Go on</button>));
  act(() => {
    screen.getByRole('button', { name: 'Go on' }).focus();
  });
  rerender(show(<button disabled>Go on</button>));
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(close).toHaveBeenCalledOnce();
});
