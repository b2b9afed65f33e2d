import type { AttributeValue } from '#domain/annotation/annotation.ts';
import { optionName } from '#domain/codebook/codebook-names.ts';
import type { AttributeDefinition } from '#domain/codebook/codebook.ts';

/** `Event, Number`; `Yes`; empty for an answer of nothing. */
export function answerWords(
  definition: AttributeDefinition | undefined,
  value: AttributeValue | undefined,
): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const options = definition && 'options' in definition ? definition.options : [];
  const values = typeof value === 'string' ? [value] : value;
  return values.map((each) => optionName(options, each)).join(', ');
}
