import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import { showGroup } from './group-acts.ts';
import { GroupPreview } from './group-preview.tsx';
import { KindLetter } from './kind-letter.tsx';
import { Panel } from './panel.tsx';
import { patternWords } from './pattern-words.ts';
import styles from './review.module.css';
import { Rules } from './rules.tsx';
import { needsAnswer } from './steps.ts';

/** Differences of one cause, decided together; and rules that decide many at once. Always after a preview. */
export function PatternsPanel() {
  const preview = useScreen((state) => state.preview);
  return preview ? <GroupPreview preview={preview} /> : <Groups />;
}

function Groups() {
  const desk = useDesk();
  const { t } = desk;
  const words = useWords();
  const areHidden = useScreen((state) => state.seed !== undefined);
  const patterns = useWorkspace((state) => state.review?.comparison.patterns) ?? [];
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const open = new Map<string, number>();
  for (const item of items) {
    if (needsAnswer(item)) open.set(item.pattern, (open.get(item.pattern) ?? 0) + 1);
  }
  const groups = patterns.filter(({ differences }) => differences.length > 1);
  return (
    <Panel title={t('patterns.title')}>
      <p className={styles['soft']}>
        {t(groups.length === 0 ? 'patterns.none' : 'patterns.hint')}{' '}
        {areHidden && t('patterns.hiddenNames')}
      </p>
      <ul className={styles['kinds']}>
        {groups.map((group) => {
          const left = open.get(group.key) ?? 0;
          const count = group.differences.length;
          return (
            <li key={group.key}>
              <button
                type="button"
                className={styles['kindRow']}
                data-status={left === 0 ? 'decided' : 'open'}
                onClick={() => {
                  const suggested = items.find(
                    (item) => item.pattern === group.key && needsAnswer(item),
                  )?.suggestion?.outcome;
                  showGroup(desk, group.key, suggested);
                }}
              >
                <KindLetter kind={group.pattern.kind} />
                <span>
                  <bdi>{patternWords(words, group)}</bdi>{' '}
                  <small>
                    {left === 0 ? t('patterns.allDecided') : t('patterns.left', { left, count })}
                  </small>
                </span>
                <span className={styles['count']}>{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <Rules />
    </Panel>
  );
}
