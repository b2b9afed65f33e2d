import type { Entity } from '#domain/entities/entity.ts';
import type { EntityChoice, EntityMatch } from '#domain/packets/match-entities.ts';
import { Select } from '#ui/select.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ChoiceActs, PacketChoices } from './packet-choices.ts';
import styles from './team.module.css';

type Props = {
  readonly matches: readonly EntityMatch[];
  readonly more: number;
  readonly choices: PacketChoices;
  readonly acts: ChoiceActs;
};

/** Everybody the packet names who is not known here, in one list: who each of them is. */
export function PacketPeople({ matches, more, choices, acts }: Props) {
  const t = useMessages('packets');
  const count = matches.length + Math.max(0, more);
  return (
    <section className={styles['part']} aria-label={t('look.people.title', { count })}>
      <h3 className={styles['heading']}>{t('look.people.title', { count })}</h3>
      <p className={styles['soft']}>{t('look.people.text')}</p>
      <ul className={styles['rows']}>
        {matches.map(({ entity, proposal, candidates }) => (
          <Person
            key={entity.id}
            entity={entity}
            choice={choices.entities[entity.id] ?? proposal}
            candidates={candidates}
            onChoose={(choice) => {
              acts.setEntity(entity.id, choice);
            }}
          />
        ))}
      </ul>
      {more > 0 && <p className={styles['soft']}>{t('look.more', { count: more })}</p>}
    </section>
  );
}

type PersonProps = {
  readonly entity: Entity;
  readonly choice: EntityChoice;
  readonly candidates: EntityMatch['candidates'];
  readonly onChoose: (choice: EntityChoice) => void;
};

function Person({ entity, choice, candidates, onChoose }: PersonProps) {
  const t = useMessages('packets');
  const options = [
    ...candidates.flatMap(({ id, name }) => [
      { kind: 'same', as: id, name } as const,
      { kind: 'alias', as: id, name } as const,
    ]),
    { kind: 'new' } as const,
  ];
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <bdi className={styles['name']}>{entity.name}</bdi>
        {entity.aliases.length > 0 && (
          <bdi className={styles['soft']}>{entity.aliases.join(' · ')}</bdi>
        )}
      </div>
      <div className={styles['wideChoice']}>
        <Select
          label={t('look.people.choice', { name: entity.name })}
          hideLabel
          value={keyOf(choice)}
          onChange={(key) => {
            const chosen = options.find((option) => keyOf(option) === key);
            if (!chosen || chosen.kind === 'new') onChoose({ kind: 'new' });
            else onChoose({ kind: chosen.kind, as: chosen.as });
          }}
          options={options.map((option) => ({
            id: keyOf(option),
            name:
              option.kind === 'new'
                ? t('look.people.new')
                : t(`look.people.${option.kind}`, { name: option.name }),
          }))}
        />
      </div>
    </li>
  );
}

function keyOf(choice: EntityChoice): string {
  return choice.kind === 'new' ? 'new' : `${choice.kind} ${choice.as}`;
}
