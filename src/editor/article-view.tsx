import './editor.css';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ArticleSurface, SurfaceEvents, SurfaceText } from './article-surface.ts';
import { createArticleSurface, type OwnedSurface } from './create-article-surface.ts';
import type { LabelStyle } from './label-styles.ts';

type Props = {
  /** A new object makes a new surface: keep it the same while the same text is open. */
  readonly text: SurfaceText;
  /** Likewise. */
  readonly labels: readonly LabelStyle[];
  /** Ids of blocks out of sight; without it, the blocks' own `hidden` counts. */
  readonly hiddenBlocks?: readonly string[];
  readonly ariaLabel: string;
  readonly events: SurfaceEvents;
  /** The surface, ready for highlights; undefined once it is gone. */
  readonly onReady: (surface: ArticleSurface | undefined) => void;
};

/** The article's reading surface. React renders one empty element; the editor owns what is inside. */
export function ArticleView(props: Props) {
  const { text, labels, hiddenBlocks, ariaLabel } = props;
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<OwnedSurface>(undefined);
  const latest = useRef(props);

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const { ariaLabel: name, hiddenBlocks: ids, onReady } = latest.current;
    const made = createArticleSurface(host.current, {
      text,
      labels,
      ariaLabel: name,
      events: eventsOf(() => latest.current.events),
      ...(ids && { hiddenBlocks: ids }),
    });
    surface.current = made;
    onReady(made);
    return () => {
      surface.current = undefined;
      latest.current.onReady(undefined);
      made.destroy();
    };
  }, [text, labels]);

  useEffect(() => {
    if (hiddenBlocks) surface.current?.setHiddenBlocks(hiddenBlocks);
  }, [hiddenBlocks]);

  useEffect(() => {
    surface.current?.element.setAttribute('aria-label', ariaLabel);
  }, [ariaLabel]);

  return <div ref={host} />;
}

/** Events reach the handlers of the latest render, so new handlers never make a new editor. */
function eventsOf(latest: () => SurfaceEvents): SurfaceEvents {
  return {
    onSelect: (selection) => latest().onSelect(selection),
    onCaret: (offset) => latest().onCaret(offset),
    onHit: (ids, offset) => latest().onHit(ids, offset),
    onResize: (id, fragments) => latest().onResize(id, fragments),
    onLayout: () => latest().onLayout(),
    onTypingRejected: () => latest().onTypingRejected(),
  };
}
