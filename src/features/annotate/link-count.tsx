import { Link2 } from 'lucide-react';
import { REPORTED_BY, SAID_BY } from '#domain/annotation/attribution.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';

/** How many links begin or end at an annotation; nothing where none does. */
export function LinkCount({ id }: { readonly id: AnnotationId }) {
  const { t } = useDesk();
  const count = useWorkspace(({ open }) => (open ? countLinks(open, id) : 0));
  if (count === 0) return null;
  return (
    <span className={styles['linkCount']}>
      <Link2 size={16} aria-hidden /> {t('relations.count', { count })}
    </span>
  );
}

/** Speaker and source are fields of the card, not links. */
function countLinks({ state }: OpenArticle, id: AnnotationId): number {
  return (getFrom(state.relationsOf, id) ?? []).filter((relationId) => {
    const type = getFrom(state.relations, relationId)?.type;
    return type !== undefined && type !== SAID_BY && type !== REPORTED_BY;
  }).length;
}
