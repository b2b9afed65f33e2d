import type { PatternGroup } from '#domain/curation/patterns.ts';
import { attributeOf, relationName, valueWords } from './version-words.ts';
import { labelWords, type WordContext } from './word-context.ts';

/** What the differences of a group have in common: "Ben includes the closing quotation mark". */
export function patternWords(ctx: WordContext, { pattern, differences }: PatternGroup): string {
  const { t, list } = ctx;
  const namesOf = (layers: readonly number[]): string => list(layers.map(ctx.generalName));
  switch (pattern.kind) {
    case 'only':
      return t('pattern.only', {
        names: namesOf(pattern.markedBy),
        label: labelWords(ctx, pattern.label),
      });
    case 'label': {
      const versions = pattern.labels.flatMap((label, layer) =>
        label === undefined
          ? []
          : [
              t('pattern.labelOf', {
                name: ctx.generalName(layer),
                label: labelWords(ctx, label),
              }),
            ],
      );
      return t('pattern.label', { versions: list(versions) });
    }
    case 'edge': {
      const byLayer = new Map<number, Set<string>>();
      for (const { layer, place, what } of pattern.pieces) {
        const pieces = byLayer.get(layer) ?? new Set();
        byLayer.set(layer, pieces.add(t(`pattern.pieces.${what}.${place}`)));
      }
      const parts = [...byLayer].map(([layer, pieces]) =>
        t('pattern.piece', { name: ctx.generalName(layer), what: list([...pieces]) }),
      );
      return list(parts);
    }
    case 'split':
      return t('pattern.split', {
        name: ctx.generalName(pattern.splitBy),
        label: labelWords(ctx, pattern.label),
      });
    case 'attribute': {
      const [first] = differences;
      const members = first?.kind === 'attribute' ? first.members : [];
      const label = members.find((member) => member !== undefined)?.label ?? '';
      const definition = attributeOf(ctx.codebook, label, pattern.attribute);
      const versions = pattern.values.map((value, layer) =>
        t('pattern.valueOf', {
          name: ctx.generalName(layer),
          value: valueWords(ctx, definition, value),
        }),
      );
      return t('pattern.attribute', {
        attribute: definition?.name ?? pattern.attribute,
        versions: list(versions),
      });
    }
    case 'entity':
      return pattern.linkedBy.length === ctx.review.layers.length
        ? t('pattern.entityAll')
        : t('pattern.entitySome', { names: namesOf(pattern.linkedBy) });
    case 'relation': {
      const { types, change } = pattern;
      const known = types.filter((type) => type !== null);
      return t(`pattern.relation.${change}`, {
        types: list([...new Set(known.map((type) => relationName(ctx, type)))]),
        names: namesOf([...types.keys()].filter((layer) => types[layer] !== null)),
      });
    }
  }
}
