import { Split } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Entity } from '#domain/entities/entity.ts';
import { followMerges } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import type { ArticleStatements } from '#workspace/people.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './people.module.css';
import { PersonDetails } from './person-details.tsx';
import { PersonFacts } from './person-facts.tsx';
import { Marks } from './person-row.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { Statements } from './statements.tsx';
import { TurnButtons } from './turn-buttons.tsx';
import { useFocusHome } from './use-focus-home.ts';
import { useStatements } from './use-statements.ts';

type Props = {
  readonly id: EntityId;
  /** The one was merged: whoever stands for them now is shown instead. */
  readonly onMoved: (to: EntityId) => void;
};

/** One person or source: who it is, and all that the articles say about it. */
export function PersonScreen({ id, onMoved }: Props) {
  const t = useMessages('people');
  const entities = useWorkspace((state) => state.people?.entities);
  const entity = useMemo(() => {
    const byId = new Map(entities?.map((each) => [each.id, each]));
    return followMerges((each) => byId.get(each), id);
  }, [entities, id]);
  const movedTo = entity && entity.id !== id ? entity.id : undefined;
  useEffect(() => {
    if (movedTo !== undefined) onMoved(movedTo);
  }, [movedTo, onMoved]);
  return (
    <main id="main" className={styles['main']}>
      <div className={styles['topLine']}>
        <BackLink href="#/people">{t('person.back')}</BackLink>
        <TurnButtons />
      </div>
      {entity && movedTo === undefined && <Person entity={entity} />}
      {entities && !entity && <Gone />}
    </main>
  );
}

function Gone() {
  const t = useMessages('people');
  return (
    <>
      <PageTitle className={styles['title']}>{t('person.gone')}</PageTitle>
      <p>{t('person.goneText')}</p>
    </>
  );
}

function Person({ entity }: { readonly entity: Entity }) {
  const t = useMessages('people');
  const { records, reading, retry } = useStatements(entity.id);
  useFocusHome();
  const [isSplitting, setIsSplitting] = useState(false);
  const [saves, setSaves] = useState(0);
  return (
    <>
      <Head
        entity={entity}
        records={records}
        onSplit={() => {
          setIsSplitting(true);
        }}
      />
      <div className={styles['details']}>
        <Disclosure level={2} title={t('person.details')}>
          <PersonDetails
            key={saves}
            entity={entity}
            onSaved={() => {
              setSaves(saves + 1);
            }}
          />
        </Disclosure>
      </div>
      {reading.kind === 'reading' && records === undefined && (
        <ProgressBar label={t('person.loading')} share={reading.share} />
      )}
      {reading.kind === 'failed' && (
        <p className={styles['failed']}>
          {t('person.failed')} <Button onPress={retry}>{t('person.retry')}</Button>
        </p>
      )}
      {records && (
        <>
          <PersonFacts records={records} />
          <Statements records={records} />
        </>
      )}
      {isSplitting && records && (
        <SplitDialog
          entity={entity}
          records={records}
          onClose={() => {
            setIsSplitting(false);
          }}
        />
      )}
    </>
  );
}

type HeadProps = {
  readonly entity: Entity;
  readonly records: readonly ArticleStatements[] | undefined;
  readonly onSplit: () => void;
};

function Head({ entity, records, onSplit }: HeadProps) {
  const t = useMessages('people');
  const kinds = useMessages('annotate');
  const format = useFormats();
  const places = records?.reduce((sum, { uses }) => sum + uses.length, 0) ?? 0;
  return (
    <header className={styles['personHead']}>
      <div className={styles['personName']}>
        <PageTitle className={styles['title']}>{entity.name}</PageTitle>
        <p className={styles['nameLine']}>
          <span className={styles['soft']}>{kinds(`entity.kinds.${entity.kind}`)}</span>
          <Marks entity={entity} />
        </p>
        {entity.aliases.length > 0 && (
          <p className={styles['soft']}>
            {t('person.also', { names: format.list(entity.aliases) })}
          </p>
        )}
      </div>
      <Button icon={<Split />} isDisabled={places < 2} onPress={onSplit}>
        {t('person.split')}
      </Button>
    </header>
  );
}
