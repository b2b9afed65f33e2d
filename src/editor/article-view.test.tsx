import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { expect, test, vi } from 'vitest';
import type { ArticleSurface, SurfaceEvents, SurfaceText } from './article-surface.ts';
import { ArticleView } from './article-view.tsx';
import type { LabelStyle } from './label-styles.ts';

const TEXT: SurfaceText = {
  text: 'Headline\n\nOne sentence.',
  blocks: [
    { id: 'b0', kind: 'headline', start: 0, end: 8 },
    { id: 'b1', kind: 'paragraph', start: 10, end: 23 },
  ],
  language: 'en',
  direction: 'ltr',
};
const LABELS: readonly LabelStyle[] = [{ id: 'CLAIM', underline: 'solid' }];

function eventsWith(onSelect: SurfaceEvents['onSelect']): SurfaceEvents {
  const nothing = () => undefined;
  return {
    onSelect,
    onCaret: nothing,
    onHit: nothing,
    onResize: nothing,
    onLayout: nothing,
    onTypingRejected: nothing,
  };
}

test('new handlers reach the same editor, and leaving takes the surface away', () => {
  let surface: ArticleSurface | undefined;
  function onReady(next: ArticleSurface | undefined): void {
    surface = next;
  }
  const first = vi.fn<SurfaceEvents['onSelect']>();
  const second = vi.fn<SurfaceEvents['onSelect']>();
  const shared = { text: TEXT, labels: LABELS, ariaLabel: 'Article', onReady };
  const view = render(<ArticleView {...shared} events={eventsWith(first)} />, {
    wrapper: StrictMode,
  });
  const element = surface?.element;
  expect(element?.getAttribute('aria-readonly')).toBe('true');
  expect(element?.querySelector('h1')?.textContent).toBe('Headline');

  view.rerender(<ArticleView {...shared} ariaLabel="Another name" events={eventsWith(second)} />);
  expect(surface?.element).toBe(element);
  expect(element?.getAttribute('aria-label')).toBe('Another name');
  surface?.select({ start: 10, end: 13 });
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledWith({ span: { start: 10, end: 13 }, origin: 'program' });

  view.unmount();
  expect(surface).toBeUndefined();
  expect(document.querySelector('[role=textbox]')).toBeNull();
});
