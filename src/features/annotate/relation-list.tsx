import { Link2 } from 'lucide-react';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, RelationId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';
import { linkType, startLinking } from './link-acts.ts';
import { RelationItem } from './relation-item.tsx';

const NONE: readonly RelationId[] = [];

/** Links that are no fields: to what, of which kind, with their own attributes. */
export function RelationList({ id }: { readonly id: AnnotationId }) {
  const desk = useDesk();
  const { t } = desk;
  const ids = useWorkspace((state) =>
    state.open ? (getFrom(state.open.state.relationsOf, id) ?? NONE) : NONE,
  );
  const canLink = useWorkspace((state) => hasLinkTypes(state.project, state.open, id));
  return (
    <div className={styles['field']}>
      {ids.length > 0 && (
        <ul aria-label={t('relations.title')} className={styles['relations']}>
          {ids.map((relationId) => (
            <RelationItem key={relationId} id={relationId} here={id} />
          ))}
        </ul>
      )}
      {canLink && (
        <Button
          variant="quiet"
          icon={<Link2 />}
          onPress={() => {
            startLinking(desk);
          }}
        >
          {t('relations.add')} <Kbd>L</Kbd>
        </Button>
      )}
    </div>
  );
}

type Workspace = Parameters<Parameters<typeof useWorkspace>[0]>[0];

function hasLinkTypes(
  project: Workspace['project'],
  open: Workspace['open'],
  id: AnnotationId,
): boolean {
  const label = open && getFrom(open.state.annotations, id)?.label;
  if (!project || label === undefined) return false;
  return project.codebook.relations.some(
    (relation) => relation.from.includes(label) && linkType(relation.id)?.field === undefined,
  );
}
