import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react';
import type { Relation } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { findRelation } from '#domain/codebook/codebook.ts';
import type { AnnotationId, RelationId } from '#domain/ids.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { unlink } from '#workspace/annotate.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { jumpTo } from './attribution-acts.ts';
import styles from './card.module.css';
import { openNow, returnToText, useDesk } from './desk.tsx';
import { RelationFields } from './relation-fields.tsx';
import { report } from './report.ts';
import { shortQuote } from './tag-acts.ts';

const SHOWN = 48;

type Props = { readonly id: RelationId; readonly here: AnnotationId };

/** One link: its kind, its other end (a click goes there), its attributes. Fields of the card are left out. */
export function RelationItem({ id, here }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const relation = useWorkspace((state) => state.open && getFrom(state.open.state.relations, id));
  const type = useWorkspace((state) =>
    relation && state.project ? findRelation(state.project.codebook, relation.type) : undefined,
  );
  if (!relation || !type) return null;
  const isOutgoing = relation.from === here;
  // The claim's own card shows these as its Speaker and Source fields.
  if (type.field !== undefined && isOutgoing) return null;
  const other = isOutgoing ? relation.to : { kind: 'annotation' as const, id: relation.from };
  const quote = other.kind === 'annotation' ? shortQuote(other.id, SHOWN) : entityName(relation);
  const Arrow = isOutgoing ? ArrowRight : ArrowLeft;
  return (
    <li className={styles['relation']}>
      <div className={styles['row']}>
        <Arrow size={16} aria-hidden />
        <button
          type="button"
          className={styles['jump']}
          disabled={other.kind !== 'annotation'}
          onClick={() => {
            if (other.kind === 'annotation') jumpTo(desk, other.id);
          }}
        >
          {isOutgoing ? (
            <>
              <span className={styles['relationType']}>{type.name}</span> <bdi>{quote}</bdi>
            </>
          ) : (
            <>
              <bdi>{quote}</bdi>{' '}
              <span className={styles['relationType']}>
                {t('relations.incoming', { type: type.name })}
              </span>
            </>
          )}
        </button>
        <span className={styles['spacer']} />
        <IconButton
          label={t('relations.remove', { quote })}
          icon={<Trash2 />}
          onPress={() => {
            report(desk, unlink(id), t('say.unlinked'));
            returnToText(desk);
          }}
        />
      </div>
      {isOutgoing && <RelationFields relation={relation} />}
    </li>
  );
}

function entityName(relation: Relation): string {
  const open = openNow();
  if (!open || relation.to.kind !== 'entity') return '';
  return resolveEntity(open.state.entities, relation.to.id)?.name ?? '';
}
