import { Plus } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { brand } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ExportLeak, ProtectedPerson } from '#workspace/export.ts';
import { addAlias } from '#workspace/people-acts.ts';
import type { ExportForm } from './export-form.ts';
import styles from './export.module.css';
import { LeakPlaces } from './leak-places.tsx';
import { type LeakGroup, groupLeaks } from './group-leaks.ts';

type Props = {
  readonly leaks: readonly ExportLeak[];
  readonly people: readonly ProtectedPerson[];
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
  /** Somebody has one more name now: what was found is to be looked for again. */
  readonly onNamed: () => void;
  /** For those who come to the list from elsewhere. */
  readonly list?: RefObject<HTMLUListElement | null>;
};

/** Each place where a protected name would get out, and what can be done about it. */
export function ExportLeaks({ leaks, people, form, onChange, onNamed, list: givenList }: Props) {
  const t = useMessages('export');
  const announce = useAnnounce();
  const ownList = useRef<HTMLUListElement>(null);
  const list = givenList ?? ownList;
  const groups = groupLeaks(leaks, people, form.accepted);
  const count = groups.reduce((sum, group) => sum + group.leaks.length, 0);
  const isAnnotator = groups.some((group) =>
    group.leaks.some(({ where }) => where.field === 'annotator'),
  );
  if (count === 0) return null;
  const accept = (keys: readonly string[]): void => {
    onChange({ accepted: new Set([...form.accepted, ...keys]) });
    // What was pressed is gone.
    list.current?.focus();
  };
  async function addName({ id, name }: ProtectedPerson, words: string): Promise<void> {
    if (!(await addAlias(brand(id), words))) return;
    announce(t('leaks.added', { words, name }));
    onNamed();
  }
  return (
    <>
      <Callout tone="error" title={t('leaks.title', { count })}>
        <p>{t('leaks.text')}</p>
        {isAnnotator && !form.protectsAnnotators && (
          <>
            <p>{t('leaks.annotator')}</p>
            <Button
              onPress={() => {
                onChange({ protectsAnnotators: true });
              }}
            >
              {t('protect.annotators')}
            </Button>
          </>
        )}
      </Callout>
      <ul ref={list} tabIndex={-1} className={styles['leaks']} aria-label={t('leaks.list')}>
        {groups.map((group) => (
          <li key={group.key} className={styles['leak']}>
            <Group group={group} onAccept={accept} onAdd={addName} />
          </li>
        ))}
      </ul>
    </>
  );
}

type GroupProps = {
  readonly group: LeakGroup;
  readonly onAccept: (keys: readonly string[]) => void;
  readonly onAdd: (person: ProtectedPerson, words: string) => Promise<void>;
};

function Group({ group, onAccept, onAdd }: GroupProps) {
  const t = useMessages('export');
  const { words, what, pseudonym, person, isPossible, isAcceptable, leaks } = group;
  const name = person?.name ?? pseudonym;
  const values = { words, what: t(`leaks.what.${what}`), name, pseudonym };
  return (
    <>
      <h4 className={styles['lost']}>
        {isPossible ? t('leaks.perhaps', values) : t('leaks.group', values)}
      </h4>
      <LeakPlaces leaks={leaks} {...(isAcceptable && { onAccept })} />
      {!isAcceptable && <p className={styles['note']}>{t('leaks.theirs')}</p>}
      <div className={styles['acts']}>
        {person && (
          <Button
            icon={<Plus />}
            aria-label={t('leaks.addTo', { words, name })}
            onPress={() => void onAdd(person, words)}
          >
            {t('leaks.add')}
          </Button>
        )}
        {isAcceptable && leaks.length > 1 && (
          <Button
            onPress={() => {
              onAccept(leaks.map(({ key }) => key));
            }}
          >
            {t('leaks.noneOfThem')}
          </Button>
        )}
      </div>
    </>
  );
}
