import type { AttributeValue } from '#domain/annotation/annotation.ts';
import type { AttributeDefinition } from '#domain/codebook/codebook.ts';
import { isValueAllowed } from '#domain/codebook/validate-annotation.ts';
import { keyOf } from './label-mapping.ts';
import { ATTRIBUTE_SYNONYMS } from './synonyms.ts';

/** Formats with one value an attribute write several as `event|numerical`. */
export function severalIn(value: string): readonly string[] {
  return value.split('|');
}

/** An answer as a file has it, which may know texts alone; undefined where the attribute cannot hold all of it. */
export function answerFor(
  definition: AttributeDefinition,
  said: AttributeValue,
): AttributeValue | undefined {
  const whole = definition.type === 'multi' && typeof said === 'string' ? severalIn(said) : said;
  const values = typeof whole === 'object' ? whole : [whole];
  if (definition.type === 'multi' && values.length === 0) return [];
  let held: AttributeValue | undefined;
  for (const value of values) {
    held = valueFor(definition, value, held);
    if (held === undefined) return undefined;
  }
  return held;
}

/** Undefined where the attribute cannot hold it; a second value only where it holds several. */
export function valueFor(
  definition: AttributeDefinition,
  value: string | boolean,
  before: AttributeValue | undefined,
): AttributeValue | undefined {
  const held = heldValue(definition, value);
  if (held === undefined) return undefined;
  if (definition.type !== 'multi') return before === undefined ? held : undefined;
  const all = [...new Set([...(Array.isArray(before) ? before : []), String(held)])];
  return isValueAllowed(definition, all) ? all : undefined;
}

function heldValue(
  definition: AttributeDefinition,
  value: string | boolean,
): string | boolean | undefined {
  if (definition.type === 'enum' || definition.type === 'multi') {
    const key = keyOf(String(value));
    const option = definition.options.find(
      ({ id, name }) => keyOf(id) === key || keyOf(name) === key,
    );
    if (option) return option.id;
    const synonym = Object.entries(ATTRIBUTE_SYNONYMS.get(definition.id)?.values ?? {}).find(
      ([other]) => other === key,
    )?.[1];
    return definition.options.some(({ id }) => id === synonym) ? synonym : undefined;
  }
  const plain = definition.type === 'flag' && typeof value === 'string' ? flagOf(value) : value;
  const text = definition.type === 'text' ? String(plain).toWellFormed() : plain;
  return text !== undefined && isValueAllowed(definition, text) ? text : undefined;
}

function flagOf(value: string): boolean | undefined {
  if (/^(?:true|yes|1)$/i.test(value)) return true;
  return /^(?:false|no|0)$/i.test(value) ? false : undefined;
}
