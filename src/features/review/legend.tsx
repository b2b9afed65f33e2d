import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import { sideLetter } from './sides.ts';
import { SideMark } from './side-mark.tsx';
import styles from './review.module.css';

const LINES = [0, 1, 2, 3] as const;

/** Whose version is drawn how. */
export function Legend() {
  const { t } = useDesk();
  const { review } = useWords();
  const seed = useScreen((state) => state.seed);
  const count = useWorkspace((state) => state.review?.layers.length ?? 0);
  return (
    <ul className={styles['legend']} aria-label={t('legend.label')}>
      {Array.from({ length: count }, (_unused, side) => {
        const name =
          seed === undefined ? (review.layers[side]?.annotator.name ?? '') : sideLetter(side);
        return (
          <li key={name + String(side)}>
            <SideMark side={side} />
            <bdi>{name}</bdi>
            <VisuallyHidden>{t(`legend.line.${LINES[side] ?? 3}`)}</VisuallyHidden>
          </li>
        );
      })}
      <li>
        <span className={styles['agreedMark']} aria-hidden />
        {t('legend.agreed')}
      </li>
    </ul>
  );
}
