import type { AttributeValue } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';

type Combination = 'union' | 'overlap';

/** The text that any of the lists holds, or all do. Each list sorted and disjoint, and so is the result. */
export function combineSpans(
  lists: readonly (readonly Span[])[],
  how: Combination,
): readonly Span[] {
  return how === 'union' ? joinSpans(lists.flat()) : sharedSpans(lists);
}

/** Options that any of the answers names, or all do. Undefined where they are no lists, or nothing is left. */
export function combineAnswers(
  values: readonly (AttributeValue | undefined)[],
  how: Combination,
): readonly string[] | undefined {
  const lists = values.filter((value) => typeof value === 'object');
  const options = [...new Set(lists.flat())].filter(
    (option) => how === 'union' || lists.every((list) => list.includes(option)),
  );
  return options.length === 0 ? undefined : options;
}

function sharedSpans(lists: readonly (readonly Span[])[]): readonly Span[] {
  const [first, ...others] = lists;
  return others.reduce(sharedByTwo, first ?? []);
}

function sharedByTwo(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const shared: Span[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return shared;
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (end > start) shared.push({ start, end });
    if (left.end <= right.end) i += 1;
    else j += 1;
  }
}
