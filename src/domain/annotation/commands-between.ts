import { spansEqual } from '#domain/text/span.ts';
import { type Annotation, type AttributeValue, answerTo } from './annotation.ts';
import type { Command } from './command.ts';

/**
 * The smallest commands that make one value of an annotation into another: only what differs is
 * written, so that what another tab has changed meanwhile stays. Label, pieces, attributes and
 * entity; notes and evidence have acts of their own.
 */
export function commandsBetween(before: Annotation, after: Annotation): readonly Command[] {
  const { id } = before;
  const at = after.updatedAt;
  const commands: Command[] = [];
  if (after.label !== before.label) commands.push({ kind: 'relabel', id, label: after.label, at });
  if (!haveSamePieces(before, after)) {
    commands.push({ kind: 'set-fragments', id, fragments: after.fragments, at });
  }
  const attributes = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  for (const attribute of attributes) {
    const value = answerTo(after.attributes, attribute);
    if (isSameValue(answerTo(before.attributes, attribute), value)) continue;
    commands.push({ kind: 'set-attribute', id, attribute, value: value ?? null, at });
  }
  if (after.entityId !== before.entityId) {
    commands.push({ kind: 'set-entity', id, entityId: after.entityId ?? null, at });
  }
  return commands;
}

function haveSamePieces(a: Annotation, b: Annotation): boolean {
  return (
    a.fragments.length === b.fragments.length &&
    a.fragments.every((piece, index) => {
      const other = b.fragments[index];
      return other !== undefined && spansEqual(piece, other);
    })
  );
}

function isSameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
