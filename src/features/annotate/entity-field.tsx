import { X } from 'lucide-react';
import { useState } from 'react';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { entityMeant, findEntityByName, searchEntities } from '#domain/entities/find-entity.ts';
import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { brand, type EntityId } from '#domain/ids.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './card.module.css';
import { returnToText, useDesk } from './desk.tsx';
import { EntityButton } from './entity-button.tsx';

const MOST_MATCHES = 8;

type Props = {
  readonly name: string;
  /** Id of the entity chosen. */
  readonly value: string | undefined;
  readonly onChange: (id: string | null, told: string) => void;
};

/** A person or source the project knows: found by name, kept by id. */
export function EntityField({ name, value, onChange }: Props) {
  const desk = useDesk();
  const { t, say } = desk;
  const [typed, setTyped] = useState('');
  const entities = useWorkspace((state) => state.open?.state.entities);
  const all = entities ? [...valuesOf(entities)] : [];
  const chosen = entities && value ? resolveEntity(entities, brand<EntityId>(value)) : undefined;
  const matches = searchEntities(all, typed).slice(0, MOST_MATCHES);

  function choose(entity: Entity | undefined): void {
    if (!entity) {
      say(t('say.unknownName', { name: typed }));
      return;
    }
    onChange(entity.id, entity.name);
    setTyped('');
    // The box gives way to the answer.
    returnToText(desk);
  }

  if (chosen) {
    return (
      <div className={styles['answerRow']}>
        <span className={styles['answerLabel']}>{name}</span>
        <bdi className={styles['answer']}>{chosen.name}</bdi>
        <EntityButton id={chosen.id} name={chosen.name} />
        <span className={styles['spacer']} />
        <IconButton
          label={t('field.clear', { name: chosen.name })}
          icon={<X />}
          onPress={() => {
            onChange(null, t('card.notAnswered'));
            returnToText(desk);
          }}
        />
      </div>
    );
  }
  return (
    <ComboBox
      label={name}
      items={matches.map((entity) => ({
        id: entity.id,
        name: entity.name,
        hint: entity.aliases.join(', ') || undefined,
      }))}
      text={typed}
      onTextChange={setTyped}
      onChoose={(id) => {
        choose(matches.find((entity) => entity.id === id));
      }}
      firstChoice={entityMeant(matches, typed)?.id}
      onSubmitText={(text) => {
        choose(findEntityByName(all, text));
      }}
      placeholder={t('field.knownSearch')}
      showListLabel={t('card.showList')}
    />
  );
}
