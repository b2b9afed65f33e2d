import type { AttributeValue, Relation } from '#domain/annotation/annotation.ts';
import {
  type AttributeDefinition,
  type Codebook,
  findLabel,
  findRelation,
} from '#domain/codebook/codebook.ts';
import type { LinkFault } from '#domain/curation/link-fault.ts';
import type { Difference } from '#domain/curation/difference.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';
import { wordStarts } from '#domain/text/word-starts.ts';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { type WhoIsContext, whoIs } from '#parts/who-is.ts';
import { lengthOf } from '#domain/annotation/fragments.ts';
import { versionOf } from './review-index.ts';
import { labelWords, type WordContext } from './word-context.ts';

/** Longest quote in a sentence, in UTF-16 units. */
const QUOTED = 90;

/** What a layer says about a difference, in a few words. */
export function versionWords(ctx: WordContext, difference: Difference, layer: number): string {
  const { t } = ctx;
  switch (difference.kind) {
    case 'only': {
      const member = difference.members[layer];
      if (!member) return t('card.nothing');
      return `${labelWords(ctx, member.label)} ${quoted(ctx, quoteOf(ctx.review.revision.text, member))}`;
    }
    case 'label': {
      const member = difference.members[layer];
      return member ? labelWords(ctx, member.label) : t('card.nothing');
    }
    case 'edge':
    case 'split': {
      const quotes = versionOf(difference, layer).map((annotation) =>
        quoted(ctx, quoteOf(ctx.review.revision.text, annotation)),
      );
      return quotes.length === 0 ? t('card.nothing') : quotes.join(' + ');
    }
    case 'attribute': {
      const value = difference.values[layer];
      if (!difference.members[layer]) return t('card.nothing');
      const label = difference.members[layer].label;
      return valueWords(ctx, attributeOf(ctx.codebook, label, difference.attribute), value);
    }
    case 'entity': {
      const member = difference.members[layer];
      if (!member) return t('card.nothing');
      if (member.entityId === undefined) return t('card.noEntity');
      return whoIs(whoContext(ctx), member.entityId, namedBy(difference));
    }
    case 'relation':
      return relationWords(ctx, difference, layer);
  }
}

/** "two words longer": how a layer's version compares with another's; undefined where length says nothing. */
export function lengthWords(
  { t, review }: WordContext,
  difference: Difference,
  layer: number,
  against: number,
): string | undefined {
  if (difference.kind !== 'edge' || layer === against) return undefined;
  const [own, other] = [difference.members[layer], difference.members[against]];
  if (!own || !other) return undefined;
  const { language } = review.article;
  const { text } = review.revision;
  const words =
    wordStarts(text, own.fragments, language).length -
    wordStarts(text, other.fragments, language).length;
  const signs = lengthOf(own.fragments) - lengthOf(other.fragments);
  const unit = words === 0 ? 'signs' : 'words';
  const more = words === 0 ? signs : words;
  if (more === 0) return undefined;
  return t(`card.${unit}`, { count: Math.abs(more), way: more > 0 ? 'longer' : 'shorter' });
}

/** A field's answer in the codebook's words. */
export function valueWords(
  { t, list }: Pick<WordContext, 't' | 'list'>,
  definition: AttributeDefinition | undefined,
  value: AttributeValue | null | undefined,
): string {
  if (value === undefined || value === null || value === false || value === '') {
    return t('card.noAnswer');
  }
  if (value === true) return t('card.yes');
  const options = definition && 'options' in definition ? definition.options : [];
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  if (typeof value === 'string') return nameOf(value);
  return value.length === 0 ? t('card.noAnswer') : list(value.map(nameOf));
}

export function attributeOf(
  codebook: Codebook | undefined,
  label: string,
  attribute: string,
): AttributeDefinition | undefined {
  const definition = codebook && findLabel(codebook, label);
  return definition?.attributes.find(({ id }) => id === attribute);
}

export function relationName({ codebook }: Pick<WordContext, 'codebook'>, type: string): string {
  return (codebook && findRelation(codebook, type)?.name) ?? type;
}

/** Whether two sides of a difference are two people or sources who are called or described the same. */
export function readsTheSame({ review }: WordContext, difference: Difference): boolean {
  const named = namedBy(difference).flatMap((id) => review.entities.get(id) ?? []);
  const names = new Set(named.map(({ name }) => nameKey(name)));
  return names.size < new Set(named).size;
}

/** Whom its versions name, of links those that they lead to. */
function namedBy(difference: Difference): readonly EntityId[] {
  if (difference.kind === 'entity') {
    return difference.members.flatMap((member) => member?.entityId ?? []);
  }
  if (difference.kind !== 'relation') return [];
  return difference.relations.flatMap((each) => (each?.to.kind === 'entity' ? each.to.id : []));
}

function whoContext(ctx: WordContext): WhoIsContext {
  return { ...ctx, nameOf: ctx.generalName };
}

function relationWords(
  ctx: WordContext,
  difference: Extract<Difference, { kind: 'relation' }>,
  layer: number,
): string {
  const relation = difference.relations[layer];
  return relation ? linkWords(ctx, relation, layer, namedBy(difference)) : ctx.t('card.noLink');
}

/** A link of a layer with both its ends. `beside`: whom it is to be told apart from. */
export function linkWords(
  ctx: WordContext,
  relation: Relation,
  layer: number,
  beside: readonly EntityId[] = [],
): string {
  const { t, review, index } = ctx;
  const annotations = index.annotations[layer];
  const quoteOfId = (id: Relation['from']): string => {
    const annotation = annotations?.get(id);
    return annotation ? clampText(quoteOf(review.revision.text, annotation), QUOTED) : '…';
  };
  const { to } = relation;
  return t('card.link', {
    type: relationName(ctx, relation.type),
    from: quoteOfId(relation.from),
    to:
      to.kind === 'entity'
        ? whoIs(whoContext(ctx), to.id, beside)
        : t('card.quoted', { text: quoteOfId(to.id) }),
  });
}

/** What is in the way of a layer's link, in a few words. */
export function faultWords(ctx: WordContext, fault: LinkFault): string {
  const annotation = ctx.index.annotations[fault.layer]?.get(fault.end);
  const quote = annotation ? clampText(quoteOf(ctx.review.revision.text, annotation), QUOTED) : '…';
  return fault.kind === 'left-out'
    ? ctx.t('card.fault.left-out', { quote })
    : ctx.t('card.fault.unfit', { quote, label: labelWords(ctx, fault.label) });
}

function quoted({ t }: WordContext, text: string): string {
  return t('card.quoted', { text: clampText(text, QUOTED) });
}
