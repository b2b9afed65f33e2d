import { type Annotation, answerTo } from '#domain/annotation/annotation.ts';
import type { AttributeDefinition } from '#domain/codebook/codebook.ts';
import { setAttribute } from '#workspace/annotate.ts';
import { AttributeField } from './attribute-field.tsx';
import styles from './card.module.css';
import { useDesk } from './desk.tsx';
import { report } from './report.ts';

type Props = {
  readonly annotation: Annotation;
  readonly definitions: readonly AttributeDefinition[];
};

/** What the Speaker field sets by itself ("Nobody"). */
const SET_ELSEWHERE: ReadonlySet<string> = new Set(['unattributed']);

export function AttributeFields({ annotation, definitions }: Props) {
  const desk = useDesk();
  const shown = definitions.filter(({ id }) => !SET_ELSEWHERE.has(id));
  if (shown.length === 0) return null;
  return (
    <div className={styles['attributes']}>
      {shown.map((definition) => (
        <AttributeField
          key={definition.id}
          definition={definition}
          value={answerTo(annotation.attributes, definition.id)}
          onChange={(value, told) => {
            report(
              desk,
              setAttribute(annotation.id, definition.id, value),
              told === undefined
                ? undefined
                : desk.t('say.fieldSet', { field: definition.name, value: told }),
            );
          }}
        />
      ))}
    </div>
  );
}
