import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { Command } from '#domain/annotation/command.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { linkedEntities } from '#domain/entities/linked-entities.ts';
import type { EntityId } from '#domain/ids.ts';

/**
 * Entities that what these edits wrote names, as they are known here. Another tab may have taken one
 * of them away meanwhile; then it is stored again, for no annotation may name one that is not there.
 */
export function entitiesNamed(
  edits: readonly { readonly command: Command }[],
  { annotations, relations, entities }: LayerState,
): readonly Entity[] {
  const ids = new Set<EntityId>();
  const addAnnotation = (annotation: Annotation | undefined): void => {
    if (annotation) for (const id of entitiesOfAnnotation(annotation)) ids.add(id);
  };
  const addRelation = (relation: Relation | undefined): void => {
    if (relation) for (const id of entitiesOfRelation(relation)) ids.add(id);
  };
  const visit = (command: Command): void => {
    switch (command.kind) {
      case 'batch':
        for (const part of command.commands) visit(part);
        break;
      case 'add-annotation':
      case 'replace-annotation':
        addAnnotation(getFrom(annotations, command.annotation.id));
        break;
      case 'set-entity':
        addAnnotation(getFrom(annotations, command.id));
        break;
      case 'link':
      case 'replace-relation':
        addRelation(getFrom(relations, command.relation.id));
        break;
      case 'set-relation-attribute':
        addRelation(getFrom(relations, command.id));
        break;
      case 'add-entity':
      case 'replace-entity':
        ids.add(command.entity.id);
        break;
      case 'remove-annotation':
      case 'relabel':
      case 'set-fragments':
      case 'set-attribute':
      case 'set-note':
      case 'set-evidence':
      case 'unlink':
      case 'remove-entity':
        break;
    }
  };
  for (const { command } of edits) visit(command);
  return linkedEntities(ids, (id) => getFrom(entities, id));
}
