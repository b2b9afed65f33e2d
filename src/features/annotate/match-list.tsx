import { VList } from 'virtua';
import type { Span } from '#domain/text/span.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { useDesk } from './desk.tsx';
import styles from './match-list.module.css';
import { placesLeft } from './matches.ts';
import type { Match } from './matches.ts';

type Props = {
  readonly text: string;
  readonly matches: readonly Match[];
  /** Starts of the spans that are left out. */
  readonly leftOut: ReadonlySet<number>;
  readonly onChange: (leftOut: ReadonlySet<number>) => void;
};

/** Code units of context on either side. */
const CONTEXT = 60;

/** Every place in its context, each to be ticked or not. */
export function MatchList({ text, matches, leftOut, onChange }: Props) {
  const { t } = useDesk();
  const open = matches.filter(({ isTagged }) => !isTagged);
  const chosen = placesLeft(matches, leftOut).length;
  return (
    <div className={styles['matches']}>
      <div className={styles['head']}>
        <output>
          {matches.length === 0
            ? t('find.found', { count: 0 })
            : t('find.chosen', { chosen, count: matches.length })}
        </output>
        <Button
          variant="quiet"
          isDisabled={chosen === open.length}
          onPress={() => {
            onChange(new Set());
          }}
        >
          {t('find.all')}
        </Button>
        <Button
          variant="quiet"
          isDisabled={chosen === 0}
          onPress={() => {
            onChange(new Set(open.map(({ span }) => span.start)));
          }}
        >
          {t('find.none')}
        </Button>
      </div>
      {matches.length > 0 && (
        <section className={styles['list']} aria-label={t('find.places')}>
          <VList>
            {matches.map(({ span, isTagged }) => (
              <div key={span.start} className={styles['row']}>
                <Checkbox
                  label={<InContext text={text} span={span} />}
                  isDisabled={isTagged}
                  isChecked={!isTagged && !leftOut.has(span.start)}
                  {...(isTagged && { hint: t('find.tagged') })}
                  onChange={(isChecked) => {
                    const next = new Set(leftOut);
                    if (isChecked) next.delete(span.start);
                    else next.add(span.start);
                    onChange(next);
                  }}
                />
              </div>
            ))}
          </VList>
        </section>
      )}
    </div>
  );
}

function InContext({ text, span }: { readonly text: string; readonly span: Span }) {
  // Cut between words, which also never cuts a character in two.
  const before = text.slice(Math.max(0, span.start - CONTEXT), span.start).replace(/^\S*\s/, '');
  const after = text.slice(span.end, span.end + CONTEXT).replace(/\s\S*$/, '');
  return (
    <span className={styles['context']} dir="auto">
      … {before}
      <b>{text.slice(span.start, span.end)}</b>
      {after} …
    </span>
  );
}
