import { attributionRelations } from '#domain/annotation/attribution-of.ts';
import { findRelation } from '#domain/codebook/codebook.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';
import { RelationFields } from './relation-fields.tsx';
import { attributionOf } from '#workspace/views.ts';

/** What is to be said about the link to a speaker or source: where it was said, by which cue. */
export function AttributionDetails({ id }: { readonly id: AnnotationId }) {
  const { t } = useDesk();
  const hasAny = useWorkspace(
    ({ open }) =>
      open !== undefined &&
      (attributionRelations(open.state, id, 'speaker').length > 0 ||
        attributionRelations(open.state, id, 'source').length > 0),
  );
  if (!hasAny) return null;
  return (
    <Disclosure title={t('relations.attribution')} level={2}>
      <ul className={styles['relations']}>
        <FieldDetails id={id} field="speaker" />
        <FieldDetails id={id} field="source" />
      </ul>
    </Disclosure>
  );
}

type FieldProps = { readonly id: AnnotationId; readonly field: 'speaker' | 'source' };

function FieldDetails({ id, field }: FieldProps) {
  const state = useWorkspace(({ open }) => open?.state);
  const codebook = useWorkspace(({ project }) => project?.codebook);
  if (!state || !codebook) return null;
  const answer = attributionOf(state, id, field);
  return attributionRelations(state, id, field).map((relation) => {
    const one =
      answer.kind === 'by' ? answer.by.find((by) => by.relationId === relation.id) : undefined;
    const type = findRelation(codebook, relation.type)?.name ?? relation.type;
    return (
      <li key={relation.id} className={styles['relation']}>
        <span>
          <span className={styles['relationType']}>{type}</span> <bdi>{one?.name}</bdi>
        </span>
        <div className={styles['attributes']}>
          <RelationFields relation={relation} />
        </div>
      </li>
    );
  });
}
