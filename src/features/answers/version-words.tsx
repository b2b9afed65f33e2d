import type { Annotation, AttributeValue, RelationEnd } from '#domain/annotation/annotation.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { Version } from '#domain/curation/decided-version.ts';
import { cutOut, sharedParts } from '#domain/text/hidden-spans.ts';
import type { Span } from '#domain/text/span.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { LabelBadge } from '#parts/label-badge.tsx';
import { quoteOf } from '#parts/quote-text.ts';
import { type WhoIsContext, whoIs } from '#parts/who-is.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import styles from './answers.module.css';

type Props = {
  readonly version: Version;
  /** The version it is compared with: words that only this one has stand out. */
  readonly other: Version;
  readonly review: OpenReview;
};

/** One side of a difference, in words. */
export function VersionWords({ version, other, review }: Props) {
  const t = useMessages('answers');
  const codebook = useWorkspace((state) => state.project?.codebook);
  const label = (id: string) => codebook && findLabel(codebook, id);
  switch (version.kind) {
    case 'nothing':
      return (
        <p className={styles['soft']}>
          {t(other.kind === 'relation' ? 'version.noLink' : 'version.nothing')}
        </p>
      );
    case 'annotation':
      return (
        <div className={styles['words']}>
          <LabelBadge label={label(version.label)} />
          <Quote spans={version.fragments} other={spansOf(other)} text={review.revision.text} />
        </div>
      );
    case 'label':
      return (
        <div className={styles['words']}>
          <LabelBadge label={label(version.label)} />
        </div>
      );
    case 'extent':
      return version.annotations.map((spans) => (
        <Quote
          key={spans[0]?.start}
          spans={spans}
          other={spansOf(other)}
          text={review.revision.text}
        />
      ));
    case 'value':
      return <FieldWords attribute={version.attribute} value={version.value} />;
    case 'entity':
      return <EntityWords version={version} other={other} review={review} />;
    case 'relation':
      return <LinkWords version={version} review={review} />;
  }
}

function spansOf(version: Version): readonly Span[] | undefined {
  if (version.kind === 'annotation') return version.fragments;
  return version.kind === 'extent' ? version.annotations.flat() : undefined;
}

type QuoteProps = {
  readonly spans: readonly Span[];
  readonly other: readonly Span[] | undefined;
  readonly text: string;
};

/** The words, those that the other version lacks marked. */
function Quote({ spans, other, text }: QuoteProps) {
  const parts = other
    ? [
        ...sharedParts(spans, other).map((span) => ({ span, isOnlyHere: false })),
        ...cutOut(spans, other).map((span) => ({ span, isOnlyHere: true })),
      ].toSorted((a, b) => a.span.start - b.span.start)
    : spans.map((span) => ({ span, isOnlyHere: false }));
  return (
    <blockquote className={styles['quote']} dir="auto">
      {parts.map(({ span, isOnlyHere }, index) => {
        const words = text.slice(span.start, span.end);
        const isApart = index > 0 && (parts[index - 1]?.span.end ?? 0) < span.start;
        const shown = isApart ? ` … ${words}` : words;
        return isOnlyHere ? (
          <mark key={span.start} className={styles['onlyHere']}>
            {shown}
          </mark>
        ) : (
          shown
        );
      })}
    </blockquote>
  );
}

function FieldWords(props: {
  readonly attribute: string;
  readonly value: AttributeValue | undefined;
}) {
  const t = useMessages('answers');
  const definition = useWorkspace((state) =>
    state.project?.codebook.labels
      .flatMap(({ attributes }) => attributes)
      .find(({ id }) => id === props.attribute),
  );
  const attribute = definition?.name ?? props.attribute;
  const { value } = props;
  if (value === undefined || value === false) {
    return <p className={styles['soft']}>{t('version.unanswered', { attribute })}</p>;
  }
  const options = definition && 'options' in definition ? definition.options : [];
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  const words =
    value === true
      ? t('version.yes')
      : (typeof value === 'object' ? value : [value]).map(nameOf).join(', ');
  return <p>{t('version.value', { attribute, value: words })}</p>;
}

function EntityWords(props: {
  readonly version: Extract<Version, { kind: 'entity' }>;
  readonly other: Version;
  readonly review: OpenReview;
}) {
  const t = useMessages('answers');
  const words = useMessages('review');
  const format = useFormats();
  const codebook = useWorkspace((state) => state.project?.codebook);
  const { version, other, review } = props;
  const { entityId } = version;
  if (entityId === undefined || !review.entities.has(entityId)) {
    return <p className={styles['soft']}>{t('version.nobody')}</p>;
  }
  const beside = other.kind === 'entity' && other.entityId !== undefined ? [other.entityId] : [];
  const context: WhoIsContext = {
    t: words,
    list: (parts) => format.list(parts),
    review,
    codebook,
    nameOf: (layer) => review.layers[layer]?.annotator.name ?? '',
  };
  return (
    <p>
      <bdi>{whoIs(context, entityId, beside)}</bdi>
    </p>
  );
}

/** A link from one layer's annotation to another, or to whom it names. */
export function LinkWords(props: {
  readonly version: Extract<Version, { kind: 'relation' }>;
  readonly review: OpenReview;
}) {
  const t = useMessages('answers');
  const { relation, layer } = props.version;
  const { review } = props;
  const type = useWorkspace(
    (state) => state.project?.codebook.relations.find(({ id }) => id === relation.type)?.name,
  );
  const annotations = review.layers[layer]?.annotations ?? [];
  const wordsOf = (end: RelationEnd): string => {
    if (end.kind === 'entity') return review.entities.get(end.id)?.name ?? '';
    const found: Annotation | undefined = annotations.find(({ id }) => id === end.id);
    return found ? quoteOf(review.revision.text, found) : '…';
  };
  return (
    <p dir="auto">
      {t('version.link', {
        type: type ?? relation.type,
        from: wordsOf({ kind: 'annotation', id: relation.from }),
        to: wordsOf(relation.to),
      })}
    </p>
  );
}
