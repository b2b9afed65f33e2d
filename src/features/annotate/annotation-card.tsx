import {
  lazy,
  memo,
  type KeyboardEvent,
  startTransition,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { classNames } from '#ui/class-names.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { cancel, goTo } from './attribution-acts.ts';
import styles from './card.module.css';
import { CardSummary } from './card-summary.tsx';
import { type Desk, openNow, surfaceOf, useDesk, useScreen } from './desk.tsx';
import { labelStyle } from '#parts/label-style.ts';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { useAnnotation, useLabel, useText } from './use-data.ts';

/** Fetched with the first selection (`article-desk.tsx`): nobody needs it before. */
const CardBody = lazy(async () => ({ default: (await import('./card-body.tsx')).CardBody }));

/** Longest quote in the name of a card, in UTF-16 units. */
const NAME_LENGTH = 60;
/** Shorter than a glance at the card takes. */
const PAUSE_MS = 80;

/** One annotation's card: a summary, or all its fields while it is the active one. */
export const AnnotationCard = memo(function AnnotationCard({ id }: { readonly id: AnnotationId }) {
  const annotation = useAnnotation(id);
  return annotation ? <Card annotation={annotation} /> : null;
});

function Card({ annotation }: { readonly annotation: Annotation }) {
  const { id } = annotation;
  const desk = useDesk();
  const text = useText();
  const label = useLabel(annotation.label);
  const isActive = useWorkspace((state) => state.open?.activeId === id);
  const areFieldsShown = useFieldsShown(isActive);
  const isDraft = useWorkspace((state) => state.open?.draftId === id);
  const card = useRef<HTMLDivElement>(null);
  const summary = (
    <CardSummary
      annotation={annotation}
      label={label}
      onOpen={() => {
        goTo(desk, id);
      }}
    />
  );
  const quote = clampText(quoteOf(text, annotation), NAME_LENGTH);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc goes back to the text.
    <div
      ref={card}
      // ARIA 1.3; the lint rule knows only 1.2.
      // oxlint-disable-next-line jsx-a11y/aria-role -- see above
      role="comment"
      id={`card-${id}`}
      tabIndex={-1}
      aria-label={desk.t('card.name', { label: label?.name ?? annotation.label, quote })}
      className={classNames(styles['card'], isActive && styles['isActive'])}
      style={labelStyle(label)}
      onKeyDown={(event) => {
        leaveByKey(desk, event);
      }}
    >
      {areFieldsShown ? (
        <Suspense fallback={summary}>
          <CardBody annotation={annotation} label={label} isDraft={isDraft} />
          <FocusWish card={card} id={id} />
        </Suspense>
      ) : (
        summary
      )}
    </div>
  );
}

/**
 * The fields cost many times what the edit does. They come when the user pauses, so that tagging one
 * passage after another never waits for them; at once where somebody is about to go into the card.
 */
function useFieldsShown(isActive: boolean): boolean {
  const isWished = useScreen((state) => state.focusWish !== undefined);
  const [hasPaused, setHasPaused] = useState(false);
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setTimeout(() => {
      startTransition(() => {
        setHasPaused(true);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      setHasPaused(false);
    };
  }, [isActive]);
  // The wish is gone once it is granted; the fields outlive it, for one of them has the focus by then.
  // A state of its own: the pause may be under way as a transition, which this must not wait for.
  const [wasWished, setWasWished] = useState(false);
  const isNeeded = isActive && (wasWished || isWished);
  if (wasWished !== isNeeded) setWasWished(isNeeded);
  return isActive && (hasPaused || isNeeded);
}

type FocusWishProps = {
  readonly card: { readonly current: HTMLElement | null };
  readonly id: AnnotationId;
};

/**
 * Moves the focus into the active card when an act asks for it: to the box asked for, else to the card
 * as a whole, where a second Enter goes back instead of pressing the first button. Beside the fields, so
 * that it comes when they are there.
 */
function FocusWish({ card, id }: FocusWishProps) {
  const desk = useDesk();
  const wish = useScreen((state) => state.focusWish);
  useEffect(() => {
    if (!wish || !card.current) return;
    // The card that was active before may still be drawn so: the wish is not for it.
    if (openNow()?.activeId !== id) return;
    desk.screen.setState({ focusWish: undefined });
    const place = card.current.querySelector(`[data-part="${wish.part}"]`);
    const box = place?.querySelector('input');
    const opener = place?.querySelector<HTMLElement>('[data-change]');
    if (box) box.focus();
    else if (opener) opener.click();
    else card.current.focus();
  }, [card, desk, id, wish]);
  return null;
}

/** Esc goes back to the text, and Enter on the card itself; what opens above the card has had the key before. */
function leaveByKey(desk: Desk, event: KeyboardEvent<HTMLElement>): void {
  const isOnCard = event.target === event.currentTarget && event.key === 'Enter';
  if (event.defaultPrevented || (event.key !== 'Escape' && !isOnCard)) return;
  event.preventDefault();
  if (desk.screen.getState().linking) cancel(desk);
  // At once: the key that leaves is taken, and the next one is meant for the text.
  surfaceOf(desk)?.focus();
}
