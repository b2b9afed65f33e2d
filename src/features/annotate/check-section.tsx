import type { Annotation } from '#domain/annotation/annotation.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { Disclosure } from '#ui/disclosure.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import styles from './card.module.css';
import { isOfCheck, verdictOf } from './check-words.ts';
import { useDesk } from './desk.tsx';
import { EvidenceList } from './evidence-list.tsx';

type Props = { readonly annotation: Annotation; readonly label: LabelDefinition };

/** A claim's verdict and what it rests on. Folded away it still says both: one key gives a verdict, and nobody may miss that. */
export function CheckSection({ annotation, label }: Props) {
  const { t } = useDesk();
  const count = annotation.evidence?.length ?? 0;
  const found = [
    verdictOf(annotation, label),
    count === 0 ? undefined : t('check.pieces', { count }),
  ].filter((part) => part !== undefined);
  const title = (
    <>
      {t('check.title')}
      {found.length > 0 && <span className={styles['found']}> {found.join(' · ')}</span>}
    </>
  );
  return (
    <Disclosure title={title} level={2}>
      <div className={styles['check']}>
        <AttributeFields
          annotation={annotation}
          definitions={label.attributes.filter((one) => isOfCheck(label, one))}
        />
        <EvidenceList annotation={annotation} />
      </div>
    </Disclosure>
  );
}
