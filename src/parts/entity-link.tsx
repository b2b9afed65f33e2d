import { X } from 'lucide-react';
import { useState } from 'react';
import type { Entity } from '#domain/entities/entity.ts';
import { entityMeant, findEntityByName, searchEntities } from '#domain/entities/find-entity.ts';
import { followMerges } from '#domain/entities/resolve-entity.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import styles from './entity-fields.module.css';

const MOST_MATCHES = 8;

type Props = {
  readonly label: string;
  /** Nobody speaks for themselves. */
  readonly own: EntityId;
  /** Id, empty for nobody. */
  readonly value: string;
  readonly entities: Iterable<Entity>;
  readonly onChange: (id: string) => void;
};

/** Another person or source of the project: found by name, kept by id. */
export function EntityLink({ label, own, value, entities, onChange }: Props) {
  const t = useMessages('annotate');
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const others = [...entities].filter((entity) => entity.id !== own && entity.unnamed !== true);
  const byId = new Map(others.map((entity) => [entity.id, entity]));
  const chosen =
    value === '' ? undefined : followMerges((id) => byId.get(id), brand<EntityId>(value));
  const matches = searchEntities(others, typed).slice(0, MOST_MATCHES);

  function choose(entity: Entity | undefined): void {
    setTyped('');
    if (entity) onChange(entity.id);
    else announce(t('entity.noSuchPerson'));
  }

  if (chosen) {
    return (
      <div className={styles['chosen']}>
        <span className={styles['chosenLabel']}>{label}</span>
        <span className={styles['chosenName']}>
          <bdi>{chosen.name}</bdi>
          <IconButton
            label={t('field.clear', { name: chosen.name })}
            icon={<X />}
            onPress={() => {
              onChange('');
            }}
          />
        </span>
      </div>
    );
  }
  return (
    <ComboBox
      label={label}
      items={matches.map(({ id, name, aliases }) => ({
        id,
        name,
        hint: aliases.join(', ') || undefined,
      }))}
      text={typed}
      onTextChange={setTyped}
      onChoose={(id) => {
        choose(matches.find((entity) => entity.id === id));
      }}
      firstChoice={entityMeant(matches, typed)?.id}
      onSubmitText={(text) => {
        choose(findEntityByName(others, text));
      }}
      placeholder={t('field.knownSearch')}
      showListLabel={t('card.showList')}
    />
  );
}
