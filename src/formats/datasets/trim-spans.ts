import { trimSpan } from '#domain/anchoring/trim-span.ts';
import type { Flattened, FlatWork } from './flatten-work.ts';
import { lossCounter } from './flatten-work.ts';

/** For formats of tokens: no span begins or ends in white space, and none is nothing else. */
export function trimSpans({ works, losses }: Flattened): Flattened {
  const counter = lossCounter();
  const trimmed = works.map((work): FlatWork => {
    const { text } = work.document.revision;
    const spans = work.spans.flatMap((span) => {
      const fragments = span.fragments
        .map((piece) => trimSpan(text, piece))
        .filter(({ start, end }) => end > start);
      const isSame = fragments.every(
        ({ start, end }, index) =>
          start === span.fragments[index]?.start && end === span.fragments[index].end,
      );
      if (fragments.length === 0) counter.add('unfit');
      else if (!isSame) counter.add('trimmed');
      return fragments.length === 0 ? [] : [{ ...span, fragments }];
    });
    const ids = new Set(spans.map(({ id }) => id));
    const relations = work.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
    return { ...work, spans, relations };
  });
  return { works: trimmed, losses: [...losses, ...counter.all()] };
}
