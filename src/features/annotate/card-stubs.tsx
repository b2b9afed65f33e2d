import { memo, useEffect, useState } from 'react';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { type Desk, openNow, surfaceOf, useDesk } from './desk.tsx';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { useAnnotation, useLabel, useText } from './use-data.ts';

/** Milliseconds without scrolling or edits after which the stubs follow. Nobody sees them: they must not cost a frame. */
const REST = 120;
const NAME_LENGTH = 60;

/**
 * Each mark in the text names its card (`aria-details`). Those whose card is not in the page now get
 * a few words for screen readers in its place.
 */
export function CardStubs({ withCard }: { readonly withCard: readonly AnnotationId[] }) {
  const marked = useMarkedIds();
  return marked.filter((id) => !withCard.includes(id)).map((id) => <CardStub key={id} id={id} />);
}

const CardStub = memo(function CardStub({ id }: { readonly id: AnnotationId }) {
  const { t } = useDesk();
  const annotation = useAnnotation(id);
  const label = useLabel(annotation?.label ?? '');
  const text = useText();
  if (!annotation) return null;
  const quote = clampText(quoteOf(text, annotation), NAME_LENGTH);
  return (
    <VisuallyHidden>
      {/* oxlint-disable-next-line jsx-a11y/aria-role -- ARIA 1.3; the rule knows only 1.2. */}
      <span role="comment" id={`card-${id}`}>
        {t('card.name', { label: label?.name ?? annotation.label, quote })}
      </span>
    </VisuallyHidden>
  );
});

/** The annotations that have a mark in the page now. */
function useMarkedIds(): readonly AnnotationId[] {
  const desk = useDesk();
  const [ids, setIds] = useState<readonly AnnotationId[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function readSoon(): void {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const fresh = markedIds(desk);
        setIds((before) => (before.join() === fresh.join() ? before : fresh));
      }, REST);
    }
    readSoon();
    const stop = desk.layout.listen(readSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [desk]);
  return ids;
}

function markedIds(desk: Desk): readonly AnnotationId[] {
  const open = openNow();
  const marks = surfaceOf(desk)?.element.querySelectorAll<HTMLElement>('mark[aria-details]') ?? [];
  const ids = new Set<AnnotationId>();
  for (const mark of marks) {
    const name = mark.dataset['annotation'];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Looked up at once: an unknown id finds nothing.
    const annotation = open && getFrom(open.state.annotations, (name ?? '') as AnnotationId);
    if (annotation) ids.add(annotation.id);
  }
  return [...ids];
}
