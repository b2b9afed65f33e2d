import { useState } from 'react';
import type { Finding } from '#domain/lens/finding.ts';
import { Button } from '#ui/button.tsx';
import { useDesk } from './desk.tsx';
import styles from './lens.module.css';
import { OutlineRow } from './outline-row.tsx';
import { clampText } from '#parts/quote-text.ts';
import { selectSpan } from './selection-acts.ts';
import { useText } from './use-data.ts';

/** Rows shown before somebody asks for more, so that a click on a large number is answered at once. */
const PAGE = 50;
const SHOWN = 80;

type Props = { readonly id: string; readonly name: string; readonly places: readonly Finding[] };

/** The places behind a number; each goes there. */
export function LensPlaces({ id, name, places }: Props) {
  const { t } = useDesk();
  const [limit, setLimit] = useState(PAGE);
  const left = places.length - limit;
  return (
    <nav id={id} aria-label={name} className={styles['places']}>
      {places
        .slice(0, limit)
        .map((place) =>
          place.annotationId === undefined ? (
            <PlaceRow key={place.span.start} place={place} />
          ) : (
            <OutlineRow key={place.annotationId} id={place.annotationId} />
          ),
        )}
      {left > 0 && (
        <Button
          variant="quiet"
          onPress={() => {
            setLimit(limit + 10 * PAGE);
          }}
        >
          {t('lens.more', { count: left })}
        </Button>
      )}
    </nav>
  );
}

/** Words that nothing is tagged on yet: pressed, they are selected, ready for a label's key. */
function PlaceRow({ place }: { readonly place: Finding }) {
  const desk = useDesk();
  const text = useText();
  const { span } = place;
  return (
    <button
      type="button"
      className={styles['place']}
      onClick={() => {
        selectSpan(desk, span);
        desk.screen.getState().surface?.reveal(span.start);
      }}
    >
      <bdi>{clampText(text.slice(span.start, span.end), SHOWN)}</bdi>
    </button>
  );
}
