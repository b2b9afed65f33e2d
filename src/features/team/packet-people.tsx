import { useState } from 'react';
import type { Entity } from '#domain/entities/entity.ts';
import { searchEntities } from '#domain/entities/find-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { type EntityChoice, type EntityMatch, choiceFor } from '#domain/packets/match-entities.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { Select } from '#ui/select.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { PacketPlan } from '#workspace/packets.ts';
import type { ChoiceActs, PacketChoices } from './packet-choices.ts';
import styles from './team.module.css';

type Props = {
  readonly people: PacketPlan['people'];
  readonly choices: PacketChoices;
  readonly acts: ChoiceActs;
};

/** A longer list says less than its number. */
const SHOWN = 200;
/** A list of everybody here is searched, not read. */
const MOST_FOUND = 8;

/** Everybody the packet names who is not here by their id, in one list: who each of them is. */
export function PacketPeople({ people: { matches, people, namedAt }, choices, acts }: Props) {
  const t = useMessages('packets');
  const [byId] = useState(() => new Map(people.map((entity) => [entity.id, entity])));
  const all = matches.map(({ entity, proposal }) => choices.entities[entity.id] ?? proposal);
  const fresh = all.filter(({ kind }) => kind === 'new').length;
  const title = t('look.people.title', { known: all.length - fresh, fresh });
  return (
    <section className={styles['part']} aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      <p className={styles['soft']}>{t('look.people.text')}</p>
      <ul className={styles['rows']}>
        {matches.slice(0, SHOWN).map((match) => (
          <Person
            key={match.entity.id}
            match={match}
            choice={choices.entities[match.entity.id] ?? match.proposal}
            people={people}
            byId={byId}
            namedAt={namedAt}
            onChoose={(choice) => {
              acts.setEntity(match.entity.id, choice);
            }}
          />
        ))}
      </ul>
      {matches.length > SHOWN && (
        <p className={styles['soft']}>{t('look.more', { count: matches.length - SHOWN })}</p>
      )}
    </section>
  );
}

type PersonProps = Pick<PacketPlan['people'], 'people' | 'namedAt'> & {
  readonly match: EntityMatch;
  readonly choice: EntityChoice;
  readonly byId: ReadonlyMap<EntityId, Entity>;
  readonly onChoose: (choice: EntityChoice) => void;
};

const OTHER = 'other';

function Person({ match, choice, people, byId, namedAt, onChoose }: PersonProps) {
  const t = useMessages('packets');
  const { entity, candidates } = match;
  const [isSearching, setIsSearching] = useState(false);
  const hintOf = useHint(namedAt);
  const chosen = choice.kind === 'new' ? [] : [choice.as];
  const likely = [...new Set([...candidates, ...chosen])].flatMap((id) => byId.get(id) ?? []);
  const options = likely.flatMap((other) => optionsFor(entity, other));
  const hint = hintOf(entity);
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <bdi className={styles['name']}>{entity.name}</bdi>
        {hint !== '' && <bdi className={styles['soft']}>{hint}</bdi>}
      </div>
      <div className={styles['wideChoice']}>
        <Select
          label={t('look.people.choice', { name: entity.name })}
          hideLabel
          value={isSearching ? OTHER : keyOf(choice)}
          onChange={(key) => {
            setIsSearching(key === OTHER);
            const option = options.find((each) => keyOf(each.choice) === key);
            if (key !== OTHER) onChoose(option?.choice ?? { kind: 'new' });
          }}
          options={[
            ...options.map((option) => ({
              id: keyOf(option.choice),
              name: t(`look.people.${option.choice.kind}`, { name: option.other.name }),
              hint: hintOf(option.other) || undefined,
            })),
            { id: 'new', name: t('look.people.new') },
            ...(people.length > 0 ? [{ id: OTHER, name: t('look.people.other') }] : []),
          ]}
        />
        {isSearching && (
          <Search
            entity={entity}
            people={people}
            hintOf={hintOf}
            until={t(`look.people.${choice.kind}`, {
              name: choice.kind === 'new' ? '' : (byId.get(choice.as)?.name ?? ''),
            })}
            onFound={(other) => {
              setIsSearching(false);
              onChoose(choiceFor(entity, other));
            }}
          />
        )}
      </div>
    </li>
  );
}

type SearchProps = {
  readonly entity: Entity;
  readonly people: readonly Entity[];
  readonly hintOf: (entity: Entity) => string;
  /** What they are as long as nobody is found. */
  readonly until: string;
  readonly onFound: (entity: Entity) => void;
};

/** Anybody here, found by name or description. */
function Search({ entity, people, hintOf, until, onFound }: SearchProps) {
  const t = useMessages('packets');
  const [typed, setTyped] = useState('');
  const found = searchEntities(people, typed).slice(0, MOST_FOUND);
  return (
    <>
      <ComboBox
        label={t('look.people.search', { name: entity.name })}
        // It appears because the user asked to look for somebody.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        items={found.map((other) => ({
          id: other.id,
          name: other.name,
          hint: hintOf(other) || undefined,
        }))}
        text={typed}
        onTextChange={setTyped}
        onChoose={(id) => {
          const other = found.find((each) => each.id === id);
          if (other) onFound(other);
        }}
        onSubmitText={() => {
          if (found.length === 1 && found[0]) onFound(found[0]);
        }}
        showListLabel={t('look.people.showList')}
      />
      <p className={styles['soft']}>{t('look.people.until', { until })}</p>
    </>
  );
}

/** What tells somebody from others of the name: that they are unnamed, other names, where they are named first. */
function useHint(namedAt: PacketPlan['people']['namedAt']): (entity: Entity) => string {
  const t = useMessages('packets');
  const hasOneArticle = new Set(Object.values(namedAt).map(({ title }) => title)).size < 2;
  return ({ id, aliases, unnamed }) => {
    const at = namedAt[id];
    return [
      ...(unnamed === true ? [t('look.people.unnamed')] : []),
      ...aliases,
      ...(at ? [t(hasOneArticle ? 'look.people.namedAt' : 'look.people.namedIn', at)] : []),
    ].join(' · ');
  };
}

type PersonOption = {
  readonly choice: Exclude<EntityChoice, { kind: 'new' }>;
  readonly other: Entity;
};

/** As that one; where the name is another one also without keeping it. */
function optionsFor(entity: Entity, other: Entity): readonly PersonOption[] {
  const same = { choice: { kind: 'same', as: other.id }, other } as const;
  const canBeName = entity.unnamed !== true && other.unnamed !== true;
  const alias = { choice: { kind: 'alias', as: other.id }, other } as const;
  return canBeName ? [same, alias] : [same];
}

function keyOf(choice: EntityChoice): string {
  return choice.kind === 'new' ? 'new' : `${choice.kind} ${choice.as}`;
}
