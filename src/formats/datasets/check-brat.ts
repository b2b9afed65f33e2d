import { type BratConfig, allowsArgument } from './brat-config.ts';
import type { BratEventLine, BratLine, BratRelationLine } from './brat-lines.ts';
import type { Unplaced } from './imported-work.ts';

/**
 * What of a `.ann` leads nowhere or breaks the rules of its `annotation.conf`. Relations whose ends
 * are not there are found when they are placed.
 */
export function checkBrat(
  lines: readonly BratLine[],
  config: BratConfig | undefined,
): readonly Unplaced[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const triggers = new Set(lines.flatMap((line) => (line.kind === 'event' ? [line.trigger] : [])));
  return lines.flatMap((line): readonly Unplaced[] => {
    switch (line.kind) {
      case 'span':
        return config ? checkType(line.id, line.label, line.place, triggers, config) : [];
      case 'attribute':
      case 'reference':
      case 'note':
        return [
          ...checkTarget(line, byId),
          ...(config && line.kind === 'attribute' && !config.attributes.has(line.name)
            ? [againstRules(line.place, `attribute ${line.name}`)]
            : []),
        ];
      case 'relation':
        return config ? checkArguments(line, byId, config) : [];
      case 'event':
        return [
          ...(byId.get(line.trigger)?.kind === 'span'
            ? []
            : [dangling(line.place, `${line.type} → ${line.trigger}`)]),
          ...(config ? checkArguments(line, byId, config) : []),
        ];
      case 'equiv':
        return [];
    }
  });
}

function againstRules(place: string, detail: string): Unplaced {
  return { place, kind: 'against-rules', detail: `${detail} is not in annotation.conf` };
}

function dangling(place: string, detail: string): Unplaced {
  return { place, kind: 'dangling', detail };
}

function checkType(
  id: string,
  label: string,
  place: string,
  triggers: ReadonlySet<string>,
  { entities, events }: BratConfig,
): readonly Unplaced[] {
  if (entities.has(label)) return [];
  if (!events.has(label)) return [againstRules(place, label)];
  return triggers.has(id) ? [] : [dangling(place, `${label} ${id}: no event begins at it`)];
}

function checkTarget(
  line: Extract<BratLine, { kind: 'attribute' | 'reference' | 'note' }>,
  byId: ReadonlyMap<string, BratLine>,
): readonly Unplaced[] {
  const target = byId.get(line.target);
  if (target?.kind === 'span' || target?.kind === 'event') return [];
  const name = line.kind === 'note' ? `note “${line.text}”` : line.kind;
  if (!target) return [dangling(line.place, `${name} → ${line.target}`)];
  return [{ place: line.place, kind: 'not-held', detail: `${name} on ${line.target}` }];
}

function checkArguments(
  line: BratRelationLine | BratEventLine,
  byId: ReadonlyMap<string, BratLine>,
  config: BratConfig,
): readonly Unplaced[] {
  if (!config.arguments.has(line.type)) return [againstRules(line.place, line.type)];
  return line.arguments.flatMap(({ role, target }) => {
    const type = typeOf(byId.get(target));
    if (type === undefined || allowsArgument(config, line.type, role, type)) return [];
    return [againstRules(line.place, `${line.type} ${role}:${type}`)];
  });
}

function typeOf(line: BratLine | undefined): string | undefined {
  if (line?.kind === 'span') return line.label;
  return line?.kind === 'event' ? line.type : undefined;
}
