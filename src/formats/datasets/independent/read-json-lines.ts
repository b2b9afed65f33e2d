import {
  type Files,
  type FoundText,
  distinctIds,
  endedLines,
  must,
  namesIn,
  pointsOf,
  textIn,
  unitsOf,
} from './found-text.ts';

type Range = { readonly start: number; readonly end: number };

type AscribeRanges = Record<'codePoints' | 'utf16' | 'utf8', Range>;

type AscribeLine = {
  readonly text: string;
  readonly entities: readonly {
    readonly id: string;
    readonly name: string;
    readonly speaksFor?: string;
    readonly partOf?: string;
  }[];
  readonly hidden?: readonly AscribeRanges[];
  readonly annotations: readonly {
    readonly id: string;
    readonly label: string;
    readonly fragments: readonly (AscribeRanges & Record<'quote' | 'prefix' | 'suffix', string>)[];
  }[];
  readonly relations: readonly {
    readonly type: string;
    readonly from: string;
    readonly to: { readonly annotation?: string };
    readonly inherited: boolean;
  }[];
};

/** Every offset in its own unit, UTF-8 bytes sliced as bytes; the context has to stand around the quote. */
export function readAscribeJsonl(files: Files): readonly FoundText[] {
  return namesIn(files, '.jsonl').flatMap((name) =>
    endedLines(textIn(files, name)).map((line) => {
      const { text, annotations, relations }: AscribeLine = JSON.parse(line);
      const pieceAt = ascribePlaces(text);
      const ids = distinctIds(
        annotations.map(({ id }) => id),
        name,
      );
      const spans = annotations.map(({ id, label, fragments }) => ({
        id,
        label,
        pieces: fragments.map(({ quote, prefix, suffix, ...ranges }) => {
          const piece = pieceAt(ranges, id);
          must(text.slice(piece.start, piece.end) === quote, `${id}: quote`);
          must(text.slice(0, piece.start).endsWith(prefix), `${id}: prefix`);
          must(text.slice(piece.end).startsWith(suffix), `${id}: suffix`);
          return piece;
        }),
      }));
      const links = relations.flatMap(({ type, from, to, inherited }) => {
        must(ids.has(from), `${type} comes from nowhere`);
        if (inherited || to.annotation === undefined) return [];
        must(ids.has(to.annotation), `${type} leads nowhere`);
        return [{ type, from, to: to.annotation }];
      });
      return { text, spans, links };
    }),
  );
}

function ascribePlaces(text: string): (ranges: AscribeRanges, what: string) => Range {
  const points = pointsOf(text);
  const units = unitsOf(text);
  const bytes = new TextEncoder().encode(text);
  return ({ codePoints, utf16, utf8 }, what) => {
    const { piece, quote } = units(utf16.start, utf16.end);
    must(points(codePoints.start, codePoints.end).quote === quote, `${what}: code points`);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    must(decoder.decode(bytes.subarray(utf8.start, utf8.end)) === quote, `${what}: bytes`);
    return piece;
  };
}

/** Of each line: the words that are hidden, whole paragraphs in their order, and who leads to whom, by name. */
export function readAscribeAsides(files: Files): readonly {
  readonly hidden: readonly string[];
  readonly people: readonly string[];
}[] {
  return namesIn(files, '.jsonl').flatMap((name) =>
    endedLines(textIn(files, name)).map((line) => {
      const { text, entities, hidden = [] }: AscribeLine = JSON.parse(line);
      const pieceAt = ascribePlaces(text);
      let last = -1;
      const words = hidden.map((part) => {
        const { start, end } = pieceAt(part, 'hidden');
        must(start > last, 'hidden: out of order');
        must(start === 0 || text.slice(0, start).endsWith('\n\n'), 'hidden: no beginning');
        must(end === text.length || text.slice(end).startsWith('\n\n'), 'hidden: no end');
        last = end;
        return text.slice(start, end);
      });
      const names = new Map(entities.map((each) => [each.id, each.name]));
      const linked = (from: string, how: string, to: string | undefined): readonly string[] => {
        if (to === undefined) return [];
        const other = names.get(to);
        must(other !== undefined, `${from} ${how} nobody`);
        return [`${from} ${how} ${other}`];
      };
      const people = entities.flatMap((each) => [
        ...linked(each.name, 'speaks for', each.speaksFor),
        ...linked(each.name, 'is part of', each.partOf),
      ]);
      return { hidden: words, people };
    }),
  );
}

type DoccanoLine = {
  readonly text: string;
  readonly entities: readonly {
    readonly id: number;
    readonly label: string;
    readonly start_offset: number;
    readonly end_offset: number;
  }[];
  readonly relations: readonly {
    readonly id: number;
    readonly from_id: number;
    readonly to_id: number;
    readonly type: string;
  }[];
};

/** doccano drops what is not as it wants it in silence: labels are not empty, ids whole numbers. */
export function readDoccano(files: Files): readonly FoundText[] {
  return namesIn(files, '.jsonl').flatMap((name) =>
    endedLines(textIn(files, name)).map((line) => {
      const { text, entities, relations }: DoccanoLine = JSON.parse(line);
      const points = pointsOf(text);
      must(
        [...entities, ...relations].every(({ id }) => Number.isInteger(id)),
        'an id is no whole number',
      );
      const ids = distinctIds(
        entities.map(({ id }) => String(id)),
        name,
      );
      const spans = entities.map(({ id, label, start_offset, end_offset }) => {
        must(label.trim() !== '', 'an empty label');
        return { id: String(id), label, pieces: [points(start_offset, end_offset).piece] };
      });
      const links = relations.map(({ from_id, to_id, type }) => {
        must(ids.has(String(from_id)) && ids.has(String(to_id)), `${type} leads nowhere`);
        return { type, from: String(from_id), to: String(to_id) };
      });
      return { text, spans, links };
    }),
  );
}

type SpacySpan = Range & {
  readonly token_start: number;
  readonly token_end: number;
  readonly label: string;
};

type SpacyLine = {
  readonly text: string;
  readonly tokens: readonly (Range & {
    readonly id: number;
    readonly text: string;
    readonly ws: boolean;
  })[];
  readonly spans: readonly SpacySpan[];
  readonly relations: readonly {
    readonly head: number;
    readonly child: number;
    readonly label: string;
    readonly head_span: SpacySpan;
    readonly child_span: SpacySpan;
  }[];
  readonly answer: string;
};

/** Spans stand on whole tokens, the last token included; a relation names the last tokens of its ends. */
export function readSpacy(files: Files): readonly FoundText[] {
  return namesIn(files, '.jsonl').flatMap((name) =>
    endedLines(textIn(files, name)).map((line) => {
      const { text, tokens, spans, relations, answer }: SpacyLine = JSON.parse(line);
      const points = pointsOf(text);
      must(answer === 'accept', 'not accepted');
      for (const [index, token] of tokens.entries()) {
        must(token.id === index, `token ${index}`);
        must(points(token.start, token.end).quote === token.text, `token ${index}: text`);
      }
      // `Doc(vocab, words, spaces).text` is the text again, else every later offset is off.
      must(tokens.map((token) => `${token.text}${token.ws ? ' ' : ''}`).join('') === text, 'words');
      const keyOf = (span: SpacySpan): string => `${span.label} ${span.start} ${span.end}`;
      const found = spans.map((span) => {
        must(tokens[span.token_start]?.start === span.start, `${keyOf(span)}: first token`);
        must(tokens[span.token_end]?.end === span.end, `${keyOf(span)}: last token`);
        return { id: keyOf(span), label: span.label, pieces: [points(span.start, span.end).piece] };
      });
      const keys = new Set(found.map(({ id }) => id));
      const links = relations.map(({ head, child, label, head_span, child_span }) => {
        const [from, to] = [keyOf(head_span), keyOf(child_span)];
        must(keys.has(from) && keys.has(to), `${label} leads nowhere`);
        must(head === head_span.token_end && child === child_span.token_end, `${label}: tokens`);
        return { type: label, from, to };
      });
      return { text, spans: found, links };
    }),
  );
}

export type HfRow = {
  readonly text: string;
  readonly spans: readonly (Range & {
    readonly id: string;
    readonly label: string;
    readonly fragments: readonly Range[];
    readonly text: string;
    readonly attributes: readonly { readonly key: string; readonly value: string }[];
  })[];
  readonly relations: readonly {
    readonly type: string;
    readonly head: string;
    readonly tail: string;
    readonly inherited: boolean;
  }[];
};

export function readHuggingFace(files: Files): readonly FoundText[] {
  const lines = namesIn(files, '.jsonl').flatMap((name) => endedLines(textIn(files, name)));
  const rows = lines.map((line) => {
    const row: HfRow = JSON.parse(line);
    return row;
  });
  // One type a column in all splits, else the whole data set does not load.
  const shapes = new Set(rows.map((row) => shapeOf(row)));
  must(shapes.size <= 1, `columns differ: ${[...shapes].join(' / ')}`);
  return rows.map(hfText);
}

export function hfText({ text, spans, relations }: HfRow): FoundText {
  const points = pointsOf(text);
  const ids = distinctIds(
    spans.map(({ id }) => id),
    'spans',
  );
  const found = spans.map((span) => {
    const pieces = span.fragments.map(({ start, end }) => points(start, end));
    must(pieces.map(({ quote }) => quote).join(' ') === span.text, `${span.id}: text`);
    must(span.start === span.fragments[0]?.start, `${span.id}: start`);
    must(span.end === span.fragments.at(-1)?.end, `${span.id}: end`);
    for (const { value } of span.attributes) JSON.parse(value);
    return { id: span.id, label: span.label, pieces: pieces.map(({ piece }) => piece) };
  });
  const links = relations.flatMap(({ type, head, tail, inherited }) => {
    must(ids.has(head) && ids.has(tail), `${type} leads nowhere`);
    return inherited ? [] : [{ type, from: head, to: tail }];
  });
  return { text, spans: found, links };
}

/** Column names and types; of lists nothing where they are empty. */
function shapeOf(row: object): string {
  return Object.entries(row)
    .map(([name, value]) => `${name}:${Array.isArray(value) ? 'list' : typeof value}`)
    .join(' ');
}
