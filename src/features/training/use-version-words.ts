import type { Annotation, AttributeValue, Relation } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { optionName } from '#domain/codebook/codebook-names.ts';
import { findLabel, findRelation } from '#domain/codebook/codebook.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { Difference } from '#domain/curation/difference.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { useMessages } from '#messages/messages.tsx';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

export type VersionWords = {
  readonly annotations: readonly Annotation[];
  /** What it says beyond the marks. */
  readonly words: string;
  /** What either of the two marks. */
  readonly whole: Span;
};

const LONGEST = 80;

/** The own version and gold's of a difference, in words. */
export function useVersionWords(
  difference: Difference,
  gold: ComparedLayer,
): readonly [VersionWords, VersionWords] {
  const t = useMessages('training');
  const open = useWorkspace((state) => state.open);
  const codebook = useWorkspace((state) => state.project?.codebook);
  const text = open?.revision.text ?? '';
  const findOwn = (id: AnnotationId): Annotation | undefined =>
    open && getFrom(open.state.annotations, id);
  const findGold = (id: AnnotationId): Annotation | undefined =>
    gold.annotations.find((each) => each.id === id);
  const finders = [findOwn, findGold] as const;
  const nameOf = (annotation: Annotation | undefined): string =>
    annotation ? inMarks(clampText(quoteOf(text, annotation), LONGEST)) : '–';

  const answerWords = (label: string, attribute: string, value: AttributeValue | undefined) => {
    if (value === undefined || value === false || value === '') return t('item.noAnswer');
    if (value === true) return t('item.yes');
    const found =
      codebook && findLabel(codebook, label)?.attributes.find((a) => a.id === attribute);
    const options = found?.type === 'enum' || found?.type === 'multi' ? found.options : [];
    const one = (each: string): string => optionName(options, each);
    const said = typeof value === 'string' ? one(value) : value.map(one).join(', ');
    return `${found?.name ?? attribute}: ${said}`;
  };
  const relationWords = (relation: Relation | undefined, side: 0 | 1): string => {
    if (!relation) return t('item.noLink');
    const { to } = relation;
    const end =
      to.kind === 'entity' ? gold.entities.get(to.id)?.name : nameOf(finders[side](to.id));
    return t('item.link', {
      type: (codebook && findRelation(codebook, relation.type)?.name) ?? relation.type,
      from: nameOf(finders[side](relation.from)),
      to: end ?? '–',
    });
  };
  const wordsOf = (side: 0 | 1): string => {
    if (difference.kind === 'relation') return relationWords(difference.relations[side], side);
    const annotation = difference.members[side];
    if (!annotation) return t('item.nothing');
    if (difference.kind === 'attribute') {
      return answerWords(annotation.label, difference.attribute, difference.values[side]);
    }
    if (difference.kind !== 'entity') return '';
    const { entityId } = annotation;
    return (entityId && gold.entities.get(entityId)?.name) ?? t('item.nobody');
  };
  const sides = [0, 1] as const;
  const marks = sides.map((side) => annotationsOf(difference, side, finders[side]));
  const spans = joinSpans(marks.flat().flatMap(({ fragments }) => fragments));
  const whole = { start: spans.at(0)?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  return [
    { annotations: marks[0] ?? [], words: wordsOf(0), whole },
    { annotations: marks[1] ?? [], words: wordsOf(1), whole },
  ];
}

function annotationsOf(
  difference: Difference,
  side: 0 | 1,
  find: (id: AnnotationId) => Annotation | undefined,
): readonly Annotation[] {
  if (difference.kind === 'split') {
    const { whole, parts } = difference.split;
    return whole.layer === side ? [whole.annotation] : parts.annotations;
  }
  if (difference.kind !== 'relation') return [difference.members[side] ?? []].flat();
  const relation = difference.relations[side];
  if (!relation) return [];
  const ends = [relation.from, ...(relation.to.kind === 'annotation' ? [relation.to.id] : [])];
  return ends.flatMap((id) => find(id) ?? []);
}

/** In quotation marks, unless they are marked with their own. */
function inMarks(words: string): string {
  return /^[“"„«‹‘]/v.test(words) ? words : `“${words}”`;
}
