import { useState } from 'react';
import { VList } from 'virtua';
import { isSure, suggestionKey } from '#domain/suggest/pending-suggestions.ts';
import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Switch } from '#ui/switch.tsx';
import { setPreferences } from '#workspace/preferences.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk } from './desk.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { acceptAll, acceptAllSources, dismissAll, showSuggestion } from './suggestion-acts.ts';
import { SuggestionRow } from './suggestion-row.tsx';
import styles from './suggestions.module.css';
import { useText } from './use-data.ts';
import { usePending } from './use-pending.ts';

type Shown = 'all' | 'sure' | 'unsure';

/** Every waiting suggestion, to be accepted, changed or dismissed, one or all. */
export function SuggestionsPanel() {
  const desk = useDesk();
  const { t } = desk;
  const pending = usePending();
  const indirect = useWorkspace((state) => state.preferences.indirect);
  const [shown, setShown] = useState<Shown>('all');
  const rows = pending.claims.filter(
    (one) => shown === 'all' || (shown === 'sure') === isSure(one),
  );
  const isEmpty = rows.length === 0 && pending.sources.length === 0;
  return (
    <PanelFrame
      title={t('suggest.title')}
      closeLabel={t('suggest.close')}
      count={rows.length + pending.sources.length}
    >
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
      {isEmpty ? (
        <EmptyState title={t('suggest.none')}>{t('suggest.noneHint')}</EmptyState>
      ) : (
        <Rows claims={rows} sources={pending.sources} />
      )}
    </PanelFrame>
  );
}

type RowsProps = {
  readonly claims: readonly Suggestion[];
  readonly sources: readonly SourceSuggestion[];
};

function Rows({ claims, sources }: RowsProps) {
  const { t } = useDesk();
  return (
    <section className={styles['rows']} aria-label={t('suggest.list')}>
      <VList>
        {claims.map((claim) => (
          <ClaimRow key={suggestionKey(claim)} claim={claim} />
        ))}
        {sources.length > 0 && <h3 className={styles['subheading']}>{t('suggest.sources')}</h3>}
        {sources.map((source) => (
          <SourceRow key={`source ${source.span.start}`} source={source} />
        ))}
      </VList>
    </section>
  );
}

function ClaimRow({ claim }: { readonly claim: Suggestion }) {
  const desk = useDesk();
  const { t } = desk;
  const text = useText();
  const { speaker, source, fragments } = claim;
  return (
    <SuggestionRow
      words={fragments.map(({ start, end }) => text.slice(start, end)).join(' … ')}
      onShow={() => {
        showSuggestion(desk, claim);
      }}
      onAccept={() => {
        acceptAll(desk, [claim]);
      }}
      onDismiss={() => {
        dismissAll([claim]);
      }}
    >
      {/* Never without its question mark: a guess is no fact. */}
      <bdi className={styles['guess']}>
        {speaker
          ? t('suggest.by', { name: speaker.entityHint ?? speaker.text })
          : t('suggest.nobody')}
      </bdi>
      {source && (
        <bdi className={styles['guess']}>
          {t('suggest.via', { name: source.entityHint ?? source.text })}
        </bdi>
      )}
      {speaker && !isSure(claim) && <em>{t('suggest.unsure')}</em>}
    </SuggestionRow>
  );
}

function SourceRow({ source }: { readonly source: SourceSuggestion }) {
  const desk = useDesk();
  const { t } = desk;
  const asPassage = { span: source.span, fragments: [source.span] };
  return (
    <SuggestionRow
      words={source.text}
      onShow={() => {
        showSuggestion(desk, asPassage);
      }}
      onAccept={() => {
        acceptAllSources(desk, [source]);
      }}
      onDismiss={() => {
        dismissAll([asPassage]);
      }}
    >
      <bdi className={styles['guess']}>
        {t('suggest.by', { name: source.entityHint ?? source.text })}
      </bdi>
      {source.chain.map((maker) => (
        <bdi key={maker.span.start} className={styles['guess']}>
          {t('suggest.from', { name: maker.entityHint ?? maker.text })}
        </bdi>
      ))}
      {source.scope === 'article' && <em>{t('suggest.wholeArticle')}</em>}
    </SuggestionRow>
  );
}
