import { useId } from 'react';
import type { AttributeValue } from '#domain/annotation/annotation.ts';
import type { AttributeDefinition } from '#domain/codebook/codebook.ts';
import styles from './card.module.css';

type Props = {
  readonly definition: Extract<AttributeDefinition, { type: 'multi' }>;
  readonly value: AttributeValue | undefined;
  readonly onChange: (value: AttributeValue | null, told: string) => void;
};

/** As many as fit: each value a button that stays down. */
export function MultiField({ definition, value, onChange }: Props) {
  const labelId = useId();
  const hintId = useId();
  const chosen: readonly string[] = Array.isArray(value) ? value : [];

  function toggle(id: string): void {
    const picked = definition.options.filter((option) =>
      option.id === id ? !chosen.includes(id) : chosen.includes(option.id),
    );
    const told = picked.map(({ name }) => name).join(', ');
    onChange(picked.length === 0 ? null : picked.map((option) => option.id), told);
  }

  return (
    <fieldset aria-labelledby={labelId} aria-describedby={hintId} className={styles['field']}>
      <span id={labelId} className={styles['fieldLabel']}>
        {definition.name}
      </span>
      <div className={styles['chips']}>
        {definition.options.map(({ id, name, hint }) => (
          <button
            key={id}
            type="button"
            className={styles['chip']}
            aria-pressed={chosen.includes(id)}
            title={hint}
            onClick={() => {
              toggle(id);
            }}
          >
            {name}
          </button>
        ))}
      </div>
      {definition.hint !== undefined && (
        <span id={hintId} className={styles['hint']}>
          {definition.hint}
        </span>
      )}
    </fieldset>
  );
}
