import { Check, Trash2, X } from 'lucide-react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { setActive } from '#workspace/open-article.ts';
import { acceptDraft } from './attribution-acts.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { AttributionDetails } from './attribution-details.tsx';
import styles from './card.module.css';
import { isOfCheck, verdictOf } from './check-words.ts';
import { CheckSection } from './check-section.tsx';
import { ClaimFields } from './claim-fields.tsx';
import { CommentButton } from './comment-count.tsx';
import { returnToText, useDesk } from './desk.tsx';
import { LabelMenu } from './label-menu.tsx';
import { MentionEntity } from './mention-entity.tsx';
import { NoteField } from './note-field.tsx';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { RelationList } from './relation-list.tsx';
import { removeAnnotation } from './tag-acts.ts';
import { useText } from './use-data.ts';

/** Quotes beyond this are cut on the card; the text itself is beside it. UTF-16 units. */
const SHOWN = 160;

type Props = {
  readonly annotation: Annotation;
  readonly label: LabelDefinition | undefined;
  readonly isDraft: boolean;
};

/** The fields of the active annotation. */
export function CardBody({ annotation, label, isDraft }: Props) {
  const text = useText();
  const advanced = label?.attributes.filter((one) => !one.primary && !isOfCheck(label, one)) ?? [];
  return (
    <div className={styles['body']}>
      <CardHead annotation={annotation} label={label} isDraft={isDraft} />
      <blockquote className={styles['quote']} dir="auto">
        {clampText(quoteOf(text, annotation), SHOWN)}
      </blockquote>
      <Condition annotation={annotation} label={label} />
      {label?.id === 'CLAIM' && <ClaimFields id={annotation.id} />}
      {isDraft && <AcceptButton annotation={annotation} />}
      {label?.entity === true && <MentionEntity annotation={annotation} />}
      <AttributeFields
        annotation={annotation}
        definitions={label?.attributes.filter((one) => one.primary) ?? []}
      />
      <NoteField annotation={annotation} />
      <RelationList id={annotation.id} />
      <CommentButton id={annotation.id} />
      {label?.id === 'CLAIM' && <CheckSection annotation={annotation} label={label} />}
      {label?.id === 'CLAIM' && <AttributionDetails id={annotation.id} />}
      <More annotation={annotation} advanced={advanced} label={label} />
    </div>
  );
}

function CardHead({ annotation, label, isDraft }: Props) {
  const desk = useDesk();
  const { t } = desk;
  return (
    <div className={styles['row']}>
      <LabelMenu annotation={annotation} label={label} />
      {isDraft && <Badge>{t('card.draft')}</Badge>}
      <span className={styles['spacer']} />
      <IconButton
        label={t('card.delete')}
        icon={<Trash2 />}
        shortcut="Del"
        onPress={() => {
          removeAnnotation(desk, annotation.id);
        }}
      />
      <IconButton
        label={t('card.close')}
        icon={<X />}
        shortcut="Esc"
        onPress={() => {
          setActive(undefined);
          returnToText(desk);
        }}
      />
    </div>
  );
}

function Condition({ annotation, label }: Pick<Props, 'annotation' | 'label'>) {
  const { t } = useDesk();
  const { health, provenance, fragments } = annotation;
  const words = PROVENANCE_WORDS[provenance];
  const verdict = verdictOf(annotation, label);
  return (
    <div className={styles['badges']}>
      {fragments.length > 1 && <Badge>{t('card.pieces', { count: fragments.length })}</Badge>}
      {verdict !== undefined && <Badge>{t('check.verdict', { verdict })}</Badge>}
      {words !== undefined && <Badge>{t(words)}</Badge>}
      {health === 'needs-review' && <Badge tone="differ">{t('card.needsReview')}</Badge>}
      {health === 'orphaned' && <Badge tone="error">{t('card.orphaned')}</Badge>}
    </div>
  );
}

const PROVENANCE_WORDS = {
  manual: undefined,
  'suggested-accepted': 'card.accepted',
  propagated: 'card.propagated',
  imported: 'card.imported',
  curated: 'card.curated',
} as const;

type MoreProps = {
  readonly annotation: Annotation;
  readonly advanced: LabelDefinition['attributes'];
  readonly label: LabelDefinition | undefined;
};

function More({ annotation, advanced, label }: MoreProps) {
  const { t } = useDesk();
  return (
    <>
      {advanced.length > 0 && (
        <Disclosure title={t('card.more')} level={2}>
          <AttributeFields annotation={annotation} definitions={advanced} />
        </Disclosure>
      )}
      {label && label.guideline.length > 0 && (
        <Disclosure title={t('card.guideline')} level={2}>
          <p className={styles['guideline']}>{label.hint}</p>
          {label.guideline.map((paragraph) => (
            <p key={paragraph} className={styles['guideline']}>
              {paragraph}
            </p>
          ))}
        </Disclosure>
      )}
    </>
  );
}

function AcceptButton({ annotation }: { readonly annotation: Annotation }) {
  const desk = useDesk();
  return (
    <Button
      variant="primary"
      icon={<Check />}
      onPress={() => {
        acceptDraft(desk, annotation.id);
        returnToText(desk);
      }}
    >
      {desk.t('card.accept')} <Kbd>Enter</Kbd>
    </Button>
  );
}
