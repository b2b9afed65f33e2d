import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { useMedia } from '#ui/use-media.ts';
import { type ReviewOutcome, setReviewMode, takeNewerCopies } from '#workspace/review.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { AgreedList } from './agreed-list.tsx';
import { type Desk, useDesk, useScreen, useWords } from './desk.tsx';
import { goOnAfterOverview, takeAllAgreed } from './item-acts.ts';
import { countItems, DIFFERENCE_KINDS, NO_FILTER } from './item-filter.ts';
import { KindLetter } from './kind-letter.tsx';
import { NARROW } from './narrow.ts';
import { NamesSwitch } from './names-switch.tsx';
import { Panel } from './panel.tsx';
import styles from './review.module.css';

/** How far the annotators agree, in one sentence, and everything agreed taken with one key. */
export function OverviewPanel() {
  const { t } = useDesk();
  const words = useWords();
  // The narrow screen's header has no room for it.
  const isNarrow = useMedia(NARROW);
  const groups = useWorkspace((state) => state.review?.comparison.alignment.groups.length ?? 0);
  const agreed = useWorkspace((state) => state.review?.agreed.count ?? 0);
  const differences = useWorkspace((state) => state.review?.items.length ?? 0);
  const names = words.list(words.review.layers.map((_unused, layer) => words.generalName(layer)));
  return (
    <Panel title={t('overview.title')}>
      <Behind />
      <p>
        {groups === 0
          ? t('overview.nothing')
          : t('overview.agreement', { names, places: groups, agreed, differences })}
      </p>
      <TakeAgreed />
      <Kinds />
      <AgreedList />
      <ModeChoice />
      {isNarrow && <NamesSwitch />}
    </Panel>
  );
}

function TakeAgreed() {
  const desk = useDesk();
  const { t } = desk;
  const agreed = useWorkspace((state) => state.review?.agreed);
  const hasItems = useWorkspace((state) => (state.review?.items.length ?? 0) > 0);
  if (!agreed) return null;
  const { count, isTaken } = agreed;
  return (
    <>
      {isTaken && count > 0 && (
        <Callout tone="good">
          <p>{t(hasItems ? 'overview.taken' : 'overview.takenBySelf', { count })}</p>
        </Callout>
      )}
      {count === 0 && <p>{t('overview.noneAgreed')}</p>}
      <div className={styles['row']}>
        {!isTaken && count > 0 && (
          <Button
            variant="primary"
            onPress={() => {
              takeAllAgreed(desk);
            }}
          >
            {t('overview.take', { count })} <Kbd>Enter</Kbd>
          </Button>
        )}
        {hasItems && (
          <Button
            variant={isTaken ? 'primary' : 'plain'}
            onPress={() => {
              goOnAfterOverview(desk);
            }}
          >
            {t('overview.next')} {isTaken && <Kbd>Enter</Kbd>}
          </Button>
        )}
      </div>
    </>
  );
}

function Kinds() {
  const { t, screen } = useDesk();
  const { index } = useWords();
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const counts = countItems(items, index, NO_FILTER).kind;
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t('overview.kinds')}</h3>
      <ul className={styles['kinds']}>
        {DIFFERENCE_KINDS.filter((kind) => counts.has(kind)).map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className={styles['kindRow']}
              onClick={() => {
                screen.setState({ stage: 'items', view: 'list', filter: { kind } });
              }}
            >
              <KindLetter kind={kind} />
              <span>
                {t(`kind.${kind}`)} <small>{t(`kindHint.${kind}`)}</small>
              </span>
              <span className={styles['count']}>{counts.get(kind)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Behind() {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const layers = useWorkspace((state) => state.review?.layers) ?? [];
  const hasNew = useWorkspace((state) => state.review?.hasNewLayers ?? false);
  const behind = [...layers.keys()].filter((layer) => layers[layer]?.isBehind);
  if (behind.length === 0 && !hasNew) return null;
  return (
    <Callout tone="info">
      {behind.length > 0 && (
        <p>
          {t('overview.behind', {
            names: words.list(behind.map(words.generalName)),
            count: behind.length,
          })}
        </p>
      )}
      {hasNew && <p>{t('overview.newcomers')}</p>}
      <Button
        onPress={() => {
          void reopen(desk, takeNewerCopies());
        }}
      >
        {t('overview.takeNewer')}
      </Button>
    </Callout>
  );
}

function ModeChoice() {
  const desk = useDesk();
  const { t } = desk;
  const mode = useWorkspace((state) => state.review?.mode ?? 'lead');
  const areHidden = useScreen((state) => state.seed !== undefined);
  return (
    <RadioGroup
      label={t('header.mode')}
      options={[
        { id: 'lead', name: t('header.lead') },
        { id: 'equals', name: t('header.equals') },
      ]}
      value={mode}
      onChange={(chosen) => {
        void reopen(desk, setReviewMode(chosen));
      }}
      {...(areHidden ? { description: t('patterns.hiddenNames') } : {})}
    />
  );
}

/** The layers are compared anew; where that fails the review is as it was, and it is said. */
async function reopen({ say, t }: Desk, reopening: Promise<ReviewOutcome>): Promise<void> {
  const outcome = await reopening;
  if (outcome !== 'opened' && outcome !== 'superseded') say(t('say.refused'));
}
