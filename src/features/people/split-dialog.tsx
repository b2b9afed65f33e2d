import { useMemo, useState } from 'react';
import { Virtualizer } from 'virtua';
import type { EntityUse } from '#domain/annotation/entity-uses.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { splitPerson } from '#workspace/people-acts.ts';
import type { ArticleStatements } from '#workspace/people.ts';
import { holdsWords } from './holds-words.ts';
import styles from './people.module.css';

type Props = {
  readonly entity: Entity;
  readonly records: readonly ArticleStatements[];
  readonly onClose: () => void;
};

type Place = { readonly key: string; readonly article: ArticleStatements; readonly use: EntityUse };

/** Chooses which places mean somebody else, and what that one is called. */
export function SplitDialog({ entity, records, onClose }: Props) {
  const t = useMessages('people');
  const common = useMessages('common');
  const places = useMemo(() => placesOf(records), [records]);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isWorking, setIsWorking] = useState(false);
  const isAll = chosen.size === places.length;

  async function split(): Promise<void> {
    setIsWorking(true);
    await splitPerson(
      entity,
      name,
      places
        .filter(({ key }) => chosen.has(key))
        .map(({ article, use }) => ({
          layerId: article.layerId,
          use: use.ref,
          from: use.entityId,
        })),
    );
    onClose();
  }

  return (
    <Dialog
      size="large"
      title={t('split.title', { name: entity.name })}
      closeLabel={common('action.close')}
      canClose={!isWorking}
      onClose={onClose}
      footer={
        <>
          <p className={styles['chosen']} aria-live="polite">
            {isAll ? t('split.everything') : t('split.chosen', { count: chosen.size })}
          </p>
          <Button variant="quiet" onPress={onClose} isDisabled={isWorking}>
            {common('action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={isWorking || name.trim() === '' || chosen.size === 0 || isAll}
            onPress={() => void split()}
          >
            {t('split.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{t('split.text')}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The first thing that is asked. */}
        <TextField label={t('split.name')} value={name} onChange={setName} autoFocus />
        <Places entity={entity} places={places} chosen={chosen} onChoose={setChosen} />
      </div>
    </Dialog>
  );
}

/** Above this many rows only those in sight are in the page. */
const MANY = 60;

type PlacesProps = {
  readonly entity: Entity;
  readonly places: readonly Place[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

function Places({ entity, places, chosen, onChoose }: PlacesProps) {
  const t = useMessages('people');
  const common = useMessages('common');
  const [query, setQuery] = useState('');
  const holds = holdsWords(query);
  const shown = places.filter(({ article, use: { before, quote, after } }) =>
    holds(`${before}${quote}${after} ${article.title}`),
  );
  const label = t('split.places', { name: entity.name });
  const row = (place: Place) => (
    <PlaceRow
      key={place.key}
      place={place}
      isChosen={chosen.has(place.key)}
      onChoose={(isTicked) => {
        const next = new Set(chosen);
        if (isTicked) next.add(place.key);
        else next.delete(place.key);
        onChoose(next);
      }}
    />
  );
  return (
    <fieldset className={styles['places']}>
      <legend className={styles['subheading']}>{label}</legend>
      <div className={styles['placeTools']}>
        <div className={styles['search']}>
          <SearchField
            label={t('split.search')}
            clearLabel={common('action.clearSearch')}
            value={query}
            onChange={setQuery}
          />
        </div>
        <Button
          variant="quiet"
          isDisabled={shown.length === 0}
          onPress={() => {
            onChoose(new Set([...chosen, ...shown.map(({ key }) => key)]));
          }}
        >
          {t('split.all')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            onChoose(new Set());
          }}
        >
          {t('split.none')}
        </Button>
      </div>
      {shown.length > MANY ? (
        <div className={styles['scroll']}>
          <Virtualizer as="ul" item="li" data={shown}>
            {row}
          </Virtualizer>
        </div>
      ) : (
        <ul>
          {shown.map((place) => (
            <li key={place.key}>{row(place)}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

type RowProps = {
  readonly place: Place;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
};

function PlaceRow({ place: { article, use }, isChosen, onChoose }: RowProps) {
  const t = useMessages('people');
  const { before, quote, after, ref, claims } = use;
  const title = article.title === '' ? t('person.untitled') : article.title;
  return (
    <div className={styles['place']}>
      <Checkbox
        label={t('split.place', { quote, article: title })}
        hideLabel
        isChecked={isChosen}
        onChange={onChoose}
      />
      <div>
        <p className={styles['placeWords']} dir="auto">
          {before}
          <strong>{quote}</strong>
          {after}
        </p>
        <p className={styles['where']}>
          <bdi>{title}</bdi>
          <span>
            {ref.kind === 'asserter' ? t('split.asserter') : t('split.stands', { count: claims })}
          </span>
        </p>
      </div>
    </div>
  );
}

function placesOf(records: readonly ArticleStatements[]): readonly Place[] {
  return records.toReversed().flatMap((article) =>
    article.uses.map((use) => ({
      key: `${article.layerId} ${use.ref.kind} ${use.ref.id}`,
      article,
      use,
    })),
  );
}
