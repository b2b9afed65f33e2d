import type { Entity } from './entity.ts';

/**
 * The entity with those fields changed that differ between `before` and `after`: what others did to
 * its other fields stays. The very same value where nothing changes.
 */
export function patchEntity(entity: Entity, before: Entity, after: Entity): Entity {
  const changed = new Set<string>(
    fieldsOf(before, after).filter((field) => !isSameField(before[field], after[field])),
  );
  const fields = [
    ...Object.entries(entity).filter(([field]) => !changed.has(field)),
    ...Object.entries(after).filter(([field]) => changed.has(field)),
  ];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Each field is that of an entity, and the required ones are in both.
  const patched = Object.fromEntries(fields) as Entity;
  return isSameEntity(entity, patched) ? entity : patched;
}

export function isSameEntity(a: Entity | undefined, b: Entity | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return fieldsOf(a, b).every((field) => isSameField(a[field], b[field]));
}

function fieldsOf(a: Entity, b: Entity): readonly (keyof Entity)[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- An entity has no other keys: files with unknown ones are refused.
  return [...new Set([...Object.keys(a), ...Object.keys(b)])] as readonly (keyof Entity)[];
}

function isSameField(a: Entity[keyof Entity], b: Entity[keyof Entity]): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
