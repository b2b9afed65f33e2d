import type { ReactNode, RefObject } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { Difference } from '#domain/curation/difference.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { LabelBadge } from '#parts/label-badge.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { MarkedPassage } from './marked-passage.tsx';
import styles from './training.module.css';
import { useVersionWords } from './use-version-words.ts';

type Props = {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly difference: Difference;
  readonly at: number;
  readonly total: number;
  readonly gold: ComparedLayer;
  readonly articleId: ArticleId;
  /** What can be done about it; stands before the guideline, which can be long. */
  readonly children: ReactNode;
};

type ItemKind = 'mine' | 'gold' | Exclude<Difference['kind'], 'only'>;

/** One difference: both versions in their sentence, and what the guideline says on their labels. */
export function DifferenceView({ heading, difference, gold, articleId, ...props }: Props) {
  const { at, total, children } = props;
  const t = useMessages('training');
  const versions = useVersionWords(difference, gold);
  const labels = [...new Set(versions.flatMap(({ annotations }) => annotations.map(labelOf)))];
  const own = versions[0].annotations[0];
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles['subheading']}>
        {t('item.heading', { at, total, kind: t(`item.kind.${kindOf(difference)}`) })}
      </h2>
      <dl className={styles['versions']}>
        {versions.map(({ annotations, words, whole }, side) => (
          <div key={side === 0 ? 'own' : 'gold'}>
            <dt>{side === 0 ? t('item.yours') : t('item.agreed')}</dt>
            <dd>
              <MarkedPassage annotations={annotations} whole={whole} />
              <p className={styles['line']}>
                {annotations.length > 0 && <Badge label={annotations[0]?.label} />}
                {words}
              </p>
            </dd>
          </div>
        ))}
      </dl>
      {children}
      {labels.map((label) => (
        <Guideline key={label} label={label} />
      ))}
      <a href={`#/article/${articleId}${own ? `/${own.id}` : ''}`}>{t('item.open')}</a>
    </>
  );
}

function labelOf({ label }: Annotation): string {
  return label;
}

function kindOf(difference: Difference): ItemKind {
  if (difference.kind !== 'only') return difference.kind;
  return difference.members[0] ? 'mine' : 'gold';
}

function Badge({ label }: { readonly label: string | undefined }) {
  const definition = useWorkspace((state) =>
    label === undefined || !state.project ? undefined : findLabel(state.project.codebook, label),
  );
  return <LabelBadge label={definition} />;
}

function Guideline({ label }: { readonly label: string }) {
  const t = useMessages('training');
  const definition = useWorkspace(
    (state) => state.project && findLabel(state.project.codebook, label),
  );
  if (!definition) return null;
  return (
    <Disclosure title={t('item.guideline', { label: definition.name })} isOpenAtFirst>
      <div className={styles['guideline']}>
        <p className={styles['hint']}>{definition.hint}</p>
        {definition.guideline.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Disclosure>
  );
}
