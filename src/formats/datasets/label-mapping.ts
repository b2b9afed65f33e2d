import { type Codebook, type RelationDefinition, findLabel } from '#domain/codebook/codebook.ts';
import type { ImportedWork } from './imported-work.ts';
import { ATTRIBUTE_SYNONYMS, LABEL_SYNONYMS, RELATION_SYNONYMS } from './synonyms.ts';

/** What files call things, with how often; the most frequent first. */
export type FoundNames = {
  readonly labels: readonly FoundName[];
  readonly attributes: readonly FoundName[];
  readonly relations: readonly FoundRelation[];
};

type FoundName = { readonly name: string; readonly count: number };

type FoundRelation = FoundName & {
  /** The labels it links, of the most frequent pair. */
  readonly from: string;
  readonly to: string;
};

/**
 * The file's names → those of the codebook. A name that is not in a map is left out (a label or a
 * relation) or written into the note (an attribute).
 */
export type LabelMapping = {
  readonly labels: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, string>;
};

export function foundNames(works: readonly ImportedWork[]): FoundNames {
  const labels = counter();
  const attributes = counter();
  const relations = counter();
  const pairs = new Map<string, ReturnType<typeof counter>>();
  for (const work of works) {
    const labelOf = new Map(work.spans.map(({ id, label }) => [id, label]));
    for (const span of work.spans) {
      labels.add(span.label);
      for (const { name } of span.attributes) attributes.add(name);
    }
    for (const { type, from, to } of work.relations) {
      relations.add(type);
      const ofType = pairs.get(type) ?? counter();
      pairs.set(type, ofType);
      ofType.add(`${labelOf.get(from) ?? ''}\n${labelOf.get(to) ?? ''}`);
    }
    for (const { type } of work.entityRelations ?? []) relations.add(type);
  }
  return {
    labels: labels.all(),
    attributes: attributes.all(),
    relations: relations.all().map((found) => {
      const [from = '', to = ''] = pairs.get(found.name)?.all()[0]?.name.split('\n') ?? [];
      return { ...found, from, to };
    }),
  };
}

function counter() {
  const counts = new Map<string, number>();
  return {
    add: (name: string): void => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    all: (): readonly FoundName[] =>
      [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count),
  };
}

/**
 * The best guess, for the user to change. Case, blanks, underscores and a plural do not count; then
 * words that mean the same. Where the labels are those of PARC (Source, Cue, Content), its source is
 * our speaker. Two names that would lead to one attribute: only the first does.
 */
export function proposeMapping(found: FoundNames, codebook: Codebook): LabelMapping {
  const isParc = looksLikeParc(found);
  const labels = new Map<string, string>();
  for (const { name } of found.labels) {
    const label = proposeLabel(name, codebook, isParc);
    if (label !== undefined) labels.set(name, label);
  }
  const attributes = new Map<string, string>();
  const taken = new Set<string>();
  const known = codebook.labels.flatMap((label) => label.attributes);
  for (const { name } of found.attributes) {
    const key = keyOf(name);
    const attribute =
      known.find(({ id, name: shown }) => keyOf(id) === key || keyOf(shown) === key)?.id ??
      known.find(({ id }) => ATTRIBUTE_SYNONYMS.get(id)?.names.has(key))?.id;
    if (attribute === undefined || taken.has(attribute)) continue;
    taken.add(attribute);
    attributes.set(name, attribute);
  }
  const relations = new Map<string, string>();
  for (const relation of found.relations) {
    const type = proposeRelation(relation, labels, codebook);
    if (type !== undefined) relations.set(relation.name, type);
  }
  return { labels, attributes, relations };
}

function looksLikeParc({ labels }: FoundNames): boolean {
  const keys = new Set(labels.map(({ name }) => keyOf(name)));
  const has = (...names: readonly string[]): boolean => names.some((name) => keys.has(name));
  return has('source') && has('content') && has('cue', 'attribution') && !has('speaker', 'claim');
}

function proposeLabel(name: string, codebook: Codebook, isParc: boolean): string | undefined {
  const key = keyOf(name);
  if (isParc && key === 'source' && findLabel(codebook, 'SPEAKER')) return 'SPEAKER';
  const same = codebook.labels.find(
    (label) => keyOf(label.id) === key || keyOf(label.name) === key,
  );
  if (same) return same.id;
  return codebook.labels.find(({ id }) => LABEL_SYNONYMS.get(id)?.has(key))?.id;
}

function proposeRelation(
  { name, from, to }: FoundRelation,
  labels: ReadonlyMap<string, string>,
  codebook: Codebook,
): string | undefined {
  const key = keyOf(name);
  const ends = { from: labels.get(from), to: labels.get(to) };
  const fits = (definition: RelationDefinition): boolean =>
    linksLabels(definition, ends.from, ends.to) || linksLabels(definition, ends.to, ends.from);
  const same = codebook.relations.find(
    (each) => keyOf(each.id) === key || keyOf(each.name) === key,
  );
  if (same) return same.id;
  return codebook.relations.find(
    (each) => RELATION_SYNONYMS.get(each.id)?.has(key) === true && fits(each),
  )?.id;
}

export function linksLabels(
  { from, to }: RelationDefinition,
  fromLabel: string | undefined,
  toLabel: string | undefined,
): boolean {
  return (
    fromLabel !== undefined &&
    toLabel !== undefined &&
    from.includes(fromLabel) &&
    to.includes(toLabel)
  );
}

/** A name as it is compared: letters and digits only, no plural. */
export function keyOf(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return key.length > 3 && /[^s]s$/.test(key) ? key.slice(0, -1) : key;
}
