import { addToGroup } from '#domain/collection/group-by.ts';

/** What an `annotation.conf` lets be said. */
export type BratConfig = {
  readonly entities: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Relation or event type → what its arguments may be; a type may have several lines. */
  readonly arguments: ReadonlyMap<string, readonly ArgumentRules[]>;
};

/** Role → types; a role without types takes anything. */
type ArgumentRules = ReadonlyMap<string, readonly string[] | undefined>;

type Section = 'entities' | 'relations' | 'events' | 'attributes';

/** Reads the parts of brat's configuration that say which types there are and what may be linked with what. */
export function readBratConfig(text: string): BratConfig {
  const types: Record<Section, Set<string>> = {
    entities: new Set(),
    relations: new Set(),
    events: new Set(),
    attributes: new Set(),
  };
  const rules = new Map<string, ArgumentRules[]>();
  let section: string | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const heading = /^\[([a-z]+)\]$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    if (line === '' || line.startsWith('#') || heading !== undefined) continue;
    const [name = '', ...rest] = line.replace(/^!/, '').split(/[\t ]+/);
    // `<OVERLAP>` and other settings; macros (`<X>=…`) name no type.
    if (name.startsWith('<') || name.startsWith('-')) continue;
    if (!isSection(section)) continue;
    types[section].add(name);
    if (section === 'attributes') continue;
    addToGroup(rules, name, readArguments(rest.join(' ')));
  }
  const { entities, events, attributes } = types;
  return { entities, events, attributes, arguments: rules };
}

function isSection(name: string | undefined): name is Section {
  return ['entities', 'relations', 'events', 'attributes'].includes(name ?? '');
}

function readArguments(text: string): ArgumentRules {
  const rules = new Map<string, readonly string[] | undefined>();
  for (const part of text.split(',')) {
    const match = /^\s*([^:\s*?+{}<>]+)[^:]{0,20}:(\S+)\s*$/.exec(part);
    if (!match) continue;
    const types = (match[2] ?? '').split('|');
    // A macro stands for types that are not looked up here.
    const isOpen = types.some((type) => type.startsWith('<'));
    rules.set(match[1] ?? '', isOpen ? undefined : types);
  }
  return rules;
}

/** Whether a relation or event of this type may have an argument of that type in that role. */
export function allowsArgument(
  config: BratConfig,
  type: string,
  role: string,
  target: string,
): boolean {
  const lines = config.arguments.get(type);
  if (!lines) return true;
  return lines.some((rules) => {
    // Roles are numbered where an event has several of one.
    const name = rules.has(role) ? role : role.replace(/\d+$/, '');
    if (!rules.has(name)) return rules.size === 0;
    return rules.get(name)?.includes(target) ?? true;
  });
}
