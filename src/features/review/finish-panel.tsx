import { countReview } from '#domain/curation/review-counts.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { giveVerdict } from '#workspace/review.ts';
import { setTextDraft } from '#workspace/text-drafts.ts';
import type { ReviewedLayer } from '#workspace/review-state.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { AfterFinish } from './after-finish.tsx';
import { DecisionRecord } from './decision-record.tsx';
import { useDesk, useWords } from './desk.tsx';
import { GuidelineGaps } from './guideline-gaps.tsx';
import { LostLinks } from './lost-links.tsx';
import { Panel } from './panel.tsx';
import styles from './review.module.css';

const NONE: readonly never[] = [];

/** What is left, the answer to each layer, and the record of everything that was decided. */
export function FinishPanel() {
  const { t } = useDesk();
  const me = useWorkspace((state) => state.me?.id);
  const layers = useWorkspace((state) => state.review?.layers) ?? [];
  const items = useWorkspace((state) => state.review?.items) ?? NONE;
  const isAgreedOpen = useWorkspace(
    ({ review }) => review !== undefined && !review.agreed.isTaken && review.agreed.count > 0,
  );
  return (
    <Panel title={t('finish.title')}>
      <p>{t('finish.open', { ...countReview(items) })}</p>
      {isAgreedOpen && <p>{t('finish.agreedOpen')}</p>}
      <LostLinks />
      <h3>{t('finish.verdicts')}</h3>
      {layers.map((reviewed, layer) =>
        // Nobody judges their own work.
        reviewed.annotator.id === me ? null : (
          <Verdict key={reviewed.layer.id} reviewed={reviewed} layer={layer} />
        ),
      )}
      <AfterFinish />
      <GuidelineGaps />
      <DecisionRecord />
    </Panel>
  );
}

type VerdictProps = { readonly reviewed: ReviewedLayer; readonly layer: number };

function Verdict({ reviewed, layer }: VerdictProps) {
  const { t, say } = useDesk();
  const words = useWords();
  const name = words.generalName(layer);
  const { verdict } = reviewed;
  // Looking something up in another step must not cost what is written.
  const draftKey = `verdict ${reviewed.layer.id}`;
  const draft = useWorkspace((state) => state.textDrafts[draftKey]);
  const summary = draft ?? verdict?.summary ?? '';
  function give(kind: 'approved' | 'returned'): void {
    const { ok } = giveVerdict(reviewed.layer.id, kind, summary.trim() || undefined);
    if (ok) setTextDraft(draftKey, undefined);
    say(ok ? t(`say.verdict.${kind}`, { name }) : t('say.refused'));
  }
  return (
    <section className={styles['verdict']} aria-label={t('finish.verdict', { name })}>
      <h4>
        <bdi>{name}</bdi>{' '}
        {verdict && (
          <Badge tone={verdict.verdict === 'approved' ? 'agree' : 'differ'}>
            {t(`finish.${verdict.verdict}`)}
          </Badge>
        )}
      </h4>
      <TextField
        label={t('finish.summary', { name })}
        rows={2}
        value={summary}
        onChange={(text) => {
          setTextDraft(draftKey, text);
        }}
      />
      <div className={styles['row']}>
        <Button
          onPress={() => {
            give('approved');
          }}
        >
          {t('finish.approve')}
        </Button>
        <Button
          onPress={() => {
            give('returned');
          }}
        >
          {t('finish.sendBack')}
        </Button>
      </div>
    </section>
  );
}
