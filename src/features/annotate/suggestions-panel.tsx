import { useState } from 'react';
import { VList } from 'virtua';
import { isSure, suggestionKey } from '#domain/suggest/pending-suggestions.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Switch } from '#ui/switch.tsx';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk } from './desk.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { acceptAll, dismissAll } from './suggestion-acts.ts';
import { SuggestionRow } from './suggestion-row.tsx';
import styles from './suggestions.module.css';
import { usePending } from './use-pending.ts';

type Shown = 'all' | 'sure' | 'unsure';

/** Every waiting suggestion, to be accepted, changed or dismissed, one or all. */
export function SuggestionsPanel() {
  const desk = useDesk();
  const { t } = desk;
  const pending = usePending();
  const indirect = useWorkspace((state) => state.preferences.indirect);
  const [shown, setShown] = useState<Shown>('all');
  const rows = pending.filter((one) => shown === 'all' || (shown === 'sure') === isSure(one));
  return (
    <PanelFrame title={t('suggest.title')} closeLabel={t('suggest.close')}>
      <div className={styles['controls']}>
        <p className={styles['hint']}>{t('suggest.hint')}</p>
        <RadioGroup
          label={t('suggest.only')}
          hideLabel
          look="segmented"
          options={[
            { id: 'all', name: t('suggest.all') },
            { id: 'sure', name: t('suggest.sure') },
            { id: 'unsure', name: t('suggest.unsureOnly') },
          ]}
          value={shown}
          onChange={setShown}
        />
        <Switch
          label={t('suggest.indirect')}
          isOn={indirect}
          onChange={(isOn) => {
            setPreferences({ indirect: isOn });
          }}
        />
        {rows.length > 0 && (
          <div className={styles['acts']}>
            <Button
              onPress={() => {
                acceptAll(desk, rows);
              }}
            >
              {t('suggest.acceptAll', { count: rows.length })}
            </Button>
            <Button
              variant="quiet"
              onPress={() => {
                dismissAll(rows);
              }}
            >
              {t('suggest.dismissAll', { count: rows.length })}
            </Button>
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('suggest.none')}>{t('suggest.noneHint')}</EmptyState>
      ) : (
        <Rows rows={rows} />
      )}
    </PanelFrame>
  );
}

function Rows({ rows }: { readonly rows: readonly Suggestion[] }) {
  const { t } = useDesk();
  return (
    <section className={styles['rows']} aria-label={t('suggest.list')}>
      <VList>
        {rows.map((suggestion) => (
          <SuggestionRow
            key={suggestionKey(suggestion)}
            suggestion={suggestion}
            onAnswered={focusNext}
          />
        ))}
      </VList>
    </section>
  );
}

/** The row goes once it is answered: the focus moves to the same button of the next one, else the one before. */
function focusNext(row: HTMLElement): void {
  const rows = [...(row.closest('section')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.indexOf(row);
  const next = rows[at + 1] ?? rows[at - 1];
  const answered = row.querySelector(':focus')?.getAttribute('data-act');
  next?.querySelector<HTMLElement>(`[data-act="${answered ?? 'accept'}"]`)?.focus();
}
