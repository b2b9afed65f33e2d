import { type Result, ok } from '#domain/result.ts';
import type { SuggestedMention } from '#domain/suggest/suggested-mention.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { applyCommand } from './apply-command.ts';
import { type AttributionAnswer, type AttributionField, CLAIM } from './attribution.ts';
import type { Command } from './command.ts';
import { planAnswer } from './plan-answer.ts';
import { type PlanContext, type PlanRefusal, batch, refuse } from './plan-context.ts';
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
  const commands: Command[] = [];
  let { state } = ctx;
  const perform = (command: Command): boolean => {
    const applied = applyCommand(state, command);
    if (!applied.ok) return false;
    commands.push(command);
    ({ state } = applied.value);
    return true;
  };
  const ids = suggestions.map((suggestion): AnnotationId | undefined => {
    const tagged = planTag({ ...ctx, state }, CLAIM, suggestion.fragments, 'suggested-accepted');
    if (!tagged.ok || !perform(tagged.value.command)) return undefined;
    const { id } = tagged.value;
    for (const field of ['speaker', 'source'] as const) {
      const answer = suggestedAnswer(suggestion, field);
      if (!answer) continue;
      const planned = planAnswer({ ...ctx, state }, id, field, answer, 'suggested-accepted');
      if (planned.ok) perform(planned.value);
    }
    return id;
  });
  return commands.length === 0 ? refuse('empty-span') : ok({ ids, command: batch(commands) });
}

/** What a suggestion says of a field, as the answer that accepting it gives. */
export function suggestedAnswer(
  suggestion: Suggestion,
  field: AttributionField,
): AttributionAnswer | undefined {
  const mention = suggestion[field];
  return mention && { ...answerOf(mention), suggested: true };
}

function answerOf({ span, entityHint }: SuggestedMention): {
  readonly kind: 'mention';
  readonly span: SuggestedMention['span'];
  readonly name?: string;
} {
  return { kind: 'mention', span, ...(entityHint !== undefined && { name: entityHint }) };
}
