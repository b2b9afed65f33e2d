import { useEffect } from 'react';
import { classNames } from './class-names.ts';
import fields from './field.module.css';
import styles from './suggestion-list.module.css';

type Option = { readonly id: string; readonly name: string };

type Props<T extends Option> = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly T[];
  /** The id of the one that the keys of the field are on. */
  readonly current: string;
  readonly onChoose: (option: T) => void;
};

/**
 * What may be meant by what stands in a field, which keeps the focus and has the keys: it points here by
 * `aria-controls` and at `optionId` by `aria-activedescendant`.
 */
export function SuggestionList<T extends Option>(props: Props<T>) {
  const { id, label, options, current, onChoose } = props;
  const currentId = optionId(
    id,
    options.findIndex((option) => option.id === current),
  );
  useEffect(() => {
    document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A datalist cannot be worded or shown by us.
    <div id={id} role="listbox" aria-label={label} className={styles['list']}>
      {options.map((option, index) => (
        // The keys are the field's, which has the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={option.id}
          id={optionId(id, index)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
          role="option"
          aria-selected={option.id === current}
          data-focused={option.id === current ? '' : undefined}
          className={classNames(fields['option'])}
          onMouseDown={(event) => {
            // The focus stays where it is typed.
            event.preventDefault();
          }}
          onClick={() => {
            onChoose(option);
          }}
        >
          <bdi className={fields['optionText']}>{option.name}</bdi>
        </div>
      ))}
    </div>
  );
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
