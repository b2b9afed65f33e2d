import type { DecisionHow, Outcome, ReviewRule } from '#domain/curation/review-log.ts';
import type { LayerId } from '#domain/ids.ts';
import { labelWords, type WordContext } from './word-context.ts';

/** What was decided, as a part of a sentence; `group` says at which place, so that A and B are the right ones. */
export function outcomeWords(ctx: WordContext, outcome: Outcome, group: number): string {
  if (outcome.kind !== 'take') return ctx.t(`outcomeLong.${outcome.kind}`);
  const layer = layerAt(ctx, outcome.layer);
  return ctx.t('outcome.take', { name: ctx.nameOf(layer, group) });
}

/** The same where no one place is meant: of a whole group, or a rule. */
export function generalOutcomeWords(ctx: WordContext, outcome: Outcome): string {
  if (outcome.kind !== 'take') return ctx.t(`outcomeLong.${outcome.kind}`);
  return ctx.t('outcome.take', { name: ctx.generalName(layerAt(ctx, outcome.layer)) });
}

export function howWords(ctx: WordContext, how: DecisionHow): string {
  const { t } = ctx;
  if (how.kind === 'rule') return t('card.how.rule', { rule: ruleWords(ctx, how.rule) });
  return t(`card.how.${how.kind}`);
}

export function ruleWords(ctx: WordContext, rule: ReviewRule): string {
  const { t } = ctx;
  switch (rule.kind) {
    case 'all-of': {
      const name = ctx.generalName(layerAt(ctx, rule.layer));
      if (rule.label === undefined) return t('rules.name.all-of', { name });
      return t('rules.name.all-of-label', { name, label: labelWords(ctx, rule.label) });
    }
    case 'ignore-trim':
    case 'prefer':
      return t(`rules.name.${rule.kind}.${rule.prefer}`);
  }
}

function layerAt({ review }: WordContext, id: LayerId): number {
  return review.layers.findIndex(({ layer }) => layer.id === id);
}
