import { useState } from 'react';
import { mergedEntity } from '#domain/entities/merge-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { mergePeople } from '#workspace/people-acts.ts';
import type { PersonTally } from '#workspace/people.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { claimsOf, NO_TALLY } from './list-people.ts';
import styles from './people.module.css';

type Props = {
  readonly ids: readonly EntityId[];
  /** Called with who stayed, where they were merged. */
  readonly onClose: (survivor: EntityId | undefined) => void;
};

/** Which name stays, and what will be different. */
export function MergeDialog({ ids, onClose }: Props) {
  const t = useMessages('people');
  const common = useMessages('common');
  const kinds = useMessages('annotate');
  const entities = useWorkspace((state) => state.people?.entities) ?? [];
  const tallies = useWorkspace((state) => state.people?.overview?.tallies);
  const chosen = entities.filter(({ id, mergedInto }) => ids.includes(id) && !mergedInto);
  const [wanted, setWanted] = useState<EntityId>();
  const survivor =
    chosen.find(({ id }) => id === wanted) ??
    chosen.toSorted((a, b) => weight(b, tallies) - weight(a, tallies))[0];
  const [isWorking, setIsWorking] = useState(false);

  async function merge(into: EntityId): Promise<void> {
    setIsWorking(true);
    const isDone = await mergePeople(
      chosen.map(({ id }) => id),
      into,
    );
    onClose(isDone ? into : undefined);
  }

  return (
    <Dialog
      title={t('merge.title', { count: chosen.length })}
      closeLabel={common('action.close')}
      onClose={() => {
        onClose(undefined);
      }}
      footer={
        <>
          <Button
            variant="quiet"
            onPress={() => {
              onClose(undefined);
            }}
          >
            {common('action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={isWorking || chosen.length < 2}
            onPress={() => {
              if (survivor) void merge(survivor.id);
            }}
          >
            {t('merge.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <RadioGroup
          label={t('merge.name')}
          description={t('merge.nameHint')}
          options={chosen.map((entity) => ({
            id: entity.id,
            name: entity.name,
            hint: [
              kinds(`entity.kinds.${entity.kind}`),
              t('row.claims', { count: claimsOf(tallies?.get(entity.id) ?? NO_TALLY) }),
              ...(entity.unnamed === true ? [t('row.unnamed')] : []),
            ].join(' · '),
          }))}
          value={survivor?.id ?? null}
          onChange={setWanted}
        />
        {survivor && chosen.length > 1 && <Preview survivor={survivor} all={chosen} />}
      </div>
    </Dialog>
  );
}

/** A name before a description, a full one before a surname or an initial, the better known before the lesser. */
function weight(
  { id, name, unnamed }: Entity,
  tallies: ReadonlyMap<EntityId, PersonTally> | undefined,
): number {
  const isFull = name.includes(' ') && !/(?:^|\s)\p{L}\.?(?:\s|$)/v.test(name);
  const rank = unnamed === true ? 0 : isFull ? 2 : 1;
  return rank * 1e9 + claimsOf(tallies?.get(id) ?? NO_TALLY);
}

const FIELDS = [
  'affiliation',
  'role',
  'status',
  'wikidata',
  'speaksFor',
  'partOf',
  'note',
] as const;

function Preview({
  survivor,
  all,
}: {
  readonly survivor: Entity;
  readonly all: readonly Entity[];
}) {
  const t = useMessages('people');
  const kindNames = useMessages('annotate');
  const format = useFormats();
  const tallies = useWorkspace((state) => state.people?.overview?.tallies);
  const others = all.filter((entity) => entity !== survivor);
  const merged = mergedEntity(survivor, others);
  const added = merged.aliases.filter((alias) => !survivor.aliases.includes(alias));
  const details = FIELDS.filter((field) => merged[field] !== survivor[field]);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const kindOf = (kind: Entity['kind']): string => kindNames(`entity.kinds.${kind}`);
  const sums = all.map(({ id }) => tallies?.get(id) ?? NO_TALLY);
  const claims = sums.reduce((sum, tally) => sum + claimsOf(tally), 0);
  return (
    <section className={styles['preview']} aria-label={t('merge.what')}>
      <h3 className={styles['subheading']}>{t('merge.what')}</h3>
      <ul className={styles['changes']}>
        {added.length > 0 && <li>{t('merge.names', { names: format.list(added) })}</li>}
        {claims > 0 && <li>{t('merge.claims', { claims })}</li>}
        {details.length > 0 && (
          <li>
            {t('merge.details', {
              details: format.list(details.map((field) => t(`merge.field.${field}`))),
            })}
          </li>
        )}
        {kinds.length > 1 && (
          <li>
            {t('merge.kinds', { kinds: format.list(kinds.map(kindOf)), kind: kindOf(merged.kind) })}
          </li>
        )}
        {merged.confidential === true && survivor.confidential !== true && (
          <li>{t('merge.confidential')}</li>
        )}
        {others.some(({ unnamed }) => unnamed === true) && <li>{t('merge.unnamed')}</li>}
        <li>{t('merge.keeps')}</li>
      </ul>
    </section>
  );
}
