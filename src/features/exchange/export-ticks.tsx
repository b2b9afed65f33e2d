import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { useMessages } from '#messages/messages.tsx';
import styles from './export.module.css';

type Item = { readonly id: string; readonly name: string; readonly hint?: string };

type Props = {
  readonly title: string;
  readonly listLabel: string;
  readonly allLabel: string;
  readonly items: readonly Item[];
  /** Ids that are not ticked. */
  readonly without: ReadonlySet<string>;
  readonly onChange: (without: ReadonlySet<string>) => void;
};

/** Which of the codebook's labels or attributes go along; all of them at first. */
export function ExportTicks({ title, listLabel, allLabel, items, without, onChange }: Props) {
  const t = useMessages('export');
  return (
    <Disclosure title={title}>
      <div className={styles['picker']}>
        <fieldset aria-label={listLabel} className={styles['ticks']}>
          {items.map(({ id, name, hint }) => (
            <Checkbox
              key={id}
              label={<bdi>{name}</bdi>}
              {...(hint !== undefined && { hint })}
              isChecked={!without.has(id)}
              onChange={(isChecked) => {
                const next = new Set(without);
                if (isChecked) next.delete(id);
                else next.add(id);
                onChange(next);
              }}
            />
          ))}
        </fieldset>
        <div className={styles['acts']}>
          <Button
            variant="quiet"
            onPress={() => {
              onChange(new Set());
            }}
          >
            {allLabel}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              onChange(new Set(items.map(({ id }) => id)));
            }}
          >
            {t('labels.none')}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
