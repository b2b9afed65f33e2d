import { type Result, ok } from '#domain/result.ts';
import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { SuggestedMention } from '#domain/suggest/suggested-mention.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { applyCommand } from './apply-command.ts';
import {
  type AttributionAnswer,
  type AttributionField,
  CLAIM,
  LABEL_OF_FIELD,
  SOURCE,
  SPEAKER,
} from './attribution.ts';
import type { Command } from './command.ts';
import { guessMention } from './guess-mention.ts';
import { planAnswer } from './plan-answer.ts';
import { planSetAttribute, planSetMentionEntity } from './plan-change.ts';
import {
  type Plan,
  type PlanContext,
  type PlanRefusal,
  batch,
  findAnnotation,
  refuse,
} from './plan-context.ts';
import { planLink } from './plan-link.ts';
import { planTag } from './plan-tag.ts';

/** The claims made, in the order of the suggestions; undefined where one could not be. */
export type AcceptPlan = {
  readonly ids: readonly (AnnotationId | undefined)[];
  readonly command: Command;
};

/**
 * Makes claims of suggestions, each with the speaker and source it names: one command, one undo.
 * All of it is recorded as accepted guesses. What the codebook does not allow is left out.
 */
export function planAccept(
  ctx: PlanContext,
  suggestions: readonly Suggestion[],
): Result<AcceptPlan, PlanRefusal> {
  const steps = stepper(ctx);
  const ids = suggestions.map((suggestion): AnnotationId | undefined => {
    const { fragments } = suggestion;
    const tagged = planTag(steps.context(), CLAIM, fragments, 'suggested-accepted');
    if (!tagged.ok || !steps.perform(ok(tagged.value.command))) return undefined;
    const { id } = tagged.value;
    for (const field of ['speaker', 'source'] as const) {
      const answer = suggestedAnswer(suggestion, field);
      if (!answer) continue;
      steps.perform(planAnswer(steps.context(), id, field, answer, 'suggested-accepted'));
    }
    return id;
  });
  return steps.finish(ids);
}

/**
 * Tags suggested sources, with whom they name and who made them: one command, one undo. A credit line
 * holds for the whole article.
 */
export function planAcceptSources(
  ctx: PlanContext,
  sources: readonly SourceSuggestion[],
): Result<AcceptPlan, PlanRefusal> {
  const steps = stepper(ctx);
  const ids = sources.map((source): AnnotationId | undefined => {
    const id = tagMention(steps, SOURCE, source);
    if (id === undefined) return undefined;
    if (source.scope === 'article') {
      steps.perform(planSetAttribute(steps.context(), id, 'scope', 'article'));
    }
    for (const maker of source.chain) {
      const made = tagMention(steps, SPEAKER, maker);
      const link = made && planLink(steps.context(), 'issued_by', id, made);
      if (link?.ok === true) steps.perform(ok(link.value.command));
    }
    return id;
  });
  return steps.finish(ids);
}

function tagMention(
  steps: Stepper,
  label: string,
  { span, text, entityHint }: SuggestedMention,
): AnnotationId | undefined {
  const tagged = planTag(steps.context(), label, [span], 'suggested-accepted');
  if (!tagged.ok || !steps.perform(ok(tagged.value.command))) return undefined;
  const { id } = tagged.value;
  const isNamed = findAnnotation(steps.context(), id)?.entityId !== undefined;
  if (!isNamed) steps.perform(planSetMentionEntity(steps.context(), id, entityHint ?? text));
  return id;
}

/** Plans one after the other, each on the state that the ones before leave. */
type Stepper = {
  readonly context: () => PlanContext;
  /** False when it is not possible: then nothing has changed. */
  readonly perform: (plan: Plan) => boolean;
  readonly finish: (ids: AcceptPlan['ids']) => Result<AcceptPlan, PlanRefusal>;
};

function stepper(ctx: PlanContext): Stepper {
  const commands: Command[] = [];
  let { state } = ctx;
  return {
    context: () => ({ ...ctx, state }),
    perform: (plan) => {
      const applied = plan.ok ? applyCommand(state, plan.value) : plan;
      if (!plan.ok || !applied.ok) return false;
      commands.push(plan.value);
      ({ state } = applied.value);
      return true;
    },
    finish: (ids) =>
      commands.length === 0 ? refuse('empty-span') : ok({ ids, command: batch(commands) }),
  };
}

/** What a suggestion says of a field, as the answer that accepting it gives. */
export function suggestedAnswer(
  suggestion: Suggestion,
  field: AttributionField,
): AttributionAnswer | undefined {
  const mention = suggestion[field];
  if (!mention) return undefined;
  const { span, text, entityHint } = mention;
  if (entityHint !== undefined) return { kind: 'mention', span, name: entityHint, suggested: true };
  // "The official" of another article is somebody else: a description without a name stays by itself.
  const { form } = guessMention(LABEL_OF_FIELD[field], text);
  if (form === 'description' || form === 'group') {
    return { kind: 'unnamed', mention: span, suggested: true };
  }
  return { kind: 'mention', span, suggested: true };
}
