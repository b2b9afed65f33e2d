import type { AttributeDefinition, Codebook } from '#domain/codebook/codebook.ts';

export type UsedNames = {
  readonly labels: readonly string[];
  readonly relations: readonly string[];
};

/** The `annotation.conf` of a codebook, with what is used beyond it. Names are brat's already. */
export function bratConfig(codebook: Codebook, used: UsedNames): string {
  const labels = new Set([...codebook.labels.map(({ id }) => id), ...used.labels]);
  const relations = codebook.relations.map(
    ({ id, from, to }) => `${id}\tArg1:${typesOf(from)}, Arg2:${typesOf(to)}`,
  );
  const known = new Set(codebook.relations.map(({ id }) => id));
  const others = new Set(used.relations);
  return [
    '[entities]',
    ...labels,
    '',
    '[relations]',
    '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
    ...relations,
    ...[...others]
      .filter((type) => !known.has(type))
      .map((type) => `${type}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    '',
    '[events]',
    '',
    '[attributes]',
    ...attributeLines(codebook),
    '',
  ].join('\n');
}

function typesOf(labels: readonly string[]): string {
  return labels.length === 0 ? '<ENTITY>' : labels.join('|');
}

function attributeLines({ labels }: Codebook): readonly string[] {
  const lines = new Map<string, { readonly labels: string[]; readonly values: Set<string> }>();
  for (const label of labels) {
    for (const attribute of label.attributes) {
      if (attribute.type === 'text' || attribute.type === 'date') continue;
      const line = lines.get(attribute.id) ?? { labels: [], values: new Set<string>() };
      lines.set(attribute.id, line);
      line.labels.push(label.id);
      for (const value of valuesOf(attribute)) line.values.add(value);
    }
  }
  return [...lines].map(([id, line]) => {
    const values = line.values.size === 0 ? '' : `, Value:${[...line.values].join('|')}`;
    return `${id}\tArg:${line.labels.join('|')}${values}`;
  });
}

function valuesOf(attribute: AttributeDefinition): readonly string[] {
  if (attribute.type !== 'enum' && attribute.type !== 'multi') return [];
  return attribute.options.map(({ id }) => id).filter((id) => /^[\w-]+$/.test(id));
}
