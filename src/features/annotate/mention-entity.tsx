import { useState } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import { entityMeant, findEntityByName, searchEntities } from '#domain/entities/find-entity.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { setMentionEntity } from '#workspace/annotate.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './card.module.css';
import { EntityButton } from './entity-button.tsx';
import { openNow, returnToText, useDesk } from './desk.tsx';
import { report } from './report.ts';

const MOST_MATCHES = 8;
/** The choice that is nobody's id. */
const NEW = 'new';

/** Which person or source a mention means: the mention is text, the person is the same everywhere. */
export function MentionEntity({ annotation }: { readonly annotation: Annotation }) {
  const desk = useDesk();
  const { t } = desk;
  const [typed, setTyped] = useState('');
  const entity = useWorkspace((state) =>
    state.open && annotation.entityId !== undefined
      ? resolveEntity(state.open.state.entities, annotation.entityId)
      : undefined,
  );
  const matches = searchEntities(entitiesNow(), typed)
    .filter(({ unnamed }) => unnamed !== true)
    .slice(0, MOST_MATCHES);
  const isNew = typed.trim() !== '' && findEntityByName(entitiesNow(), typed) === undefined;

  function choose(name: string): void {
    report(
      desk,
      setMentionEntity(annotation.id, name),
      t('say.answered', { field: t('card.entity'), name }),
    );
    setTyped('');
    returnToText(desk);
  }

  return (
    <div className={styles['attribution']} data-part="speaker">
      <ComboBox
        label={t('card.entity')}
        items={[
          ...matches.map(({ id, name, aliases }) => ({
            id,
            name,
            hint: aliases.join(', ') || undefined,
          })),
          ...(isNew ? [{ id: NEW, name: typed.trim(), hint: t('field.detail.typed') }] : []),
        ]}
        text={typed}
        onTextChange={setTyped}
        onChoose={(id) => {
          const match = matches.find((one) => one.id === id);
          if (match) choose(match.name);
          else if (id === NEW) choose(typed.trim());
        }}
        firstChoice={entityMeant(matches, typed)?.id}
        onSubmitText={choose}
        placeholder={entity?.name ?? t('card.entityHint')}
        showListLabel={t('card.showList')}
      />
      {entity && (
        <div className={styles['answerRow']}>
          <a className={styles['answer']} href={`#/people/${entity.id}`}>
            <bdi>{entity.name}</bdi>
          </a>
          <EntityButton id={entity.id} name={entity.name} />
        </div>
      )}
    </div>
  );
}

function entitiesNow(): Iterable<Entity> {
  const open = openNow();
  return open ? valuesOf(open.state.entities) : [];
}
