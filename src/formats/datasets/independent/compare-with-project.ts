import type { Annotation } from '#domain/annotation/annotation.ts';
import type { LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { FoundText } from './found-text.ts';

type Piece = { readonly start: number; readonly end: number };

export type Holding = {
  /** Offsets are the article's; else they are but for white space. */
  readonly isExact: boolean;
  /** An annotation in several pieces is one span. */
  readonly hasPieces: boolean;
  readonly hasLinks: boolean;
};

type Keys = { readonly spans: readonly string[]; readonly links: readonly string[] };

/** What each side has that the other has not, as words for a failing test. */
export function differences(found: readonly FoundText[], bundle: ProjectBundle, holds: Holding) {
  const there = keysOf(found, holds);
  const wanted = keysOf(projectTexts(bundle, holds), holds);
  return {
    lostSpans: without(wanted.spans, there.spans),
    newSpans: without(there.spans, wanted.spans),
    lostLinks: holds.hasLinks ? without(wanted.links, there.links) : [],
    newLinks: without(there.links, wanted.links),
  };
}

/** The project itself in the terms of the readers, straight from its layers. */
function projectTexts({ articles }: ProjectBundle, holds: Holding): readonly FoundText[] {
  return articles
    .filter(({ article }) => article.deletedAt === undefined)
    .flatMap(({ revision, layers }) =>
      layers.map((layer) => layerText(layer, revision.text, holds)),
    );
}

function layerText(
  { annotations, relations }: LayerBundle,
  text: string,
  { hasPieces }: Holding,
): FoundText {
  const placed = annotations.filter(({ health }) => health !== 'orphaned');
  const spans = placed.flatMap((annotation) => {
    const pieces = piecesWithWords(annotation, text);
    if (pieces.length === 0) return [];
    const groups = hasPieces ? [pieces] : pieces.map((piece) => [piece]);
    return groups.map((group, index) => ({
      id: index === 0 ? (annotation.id as string) : `${annotation.id} ${index}`,
      label: annotation.label,
      pieces: group,
    }));
  });
  const ids = new Set(spans.map(({ id }) => id));
  const links = relations.flatMap(({ type, from, to }) =>
    to.kind === 'annotation' && ids.has(from) && ids.has(to.id) ? [{ type, from, to: to.id }] : [],
  );
  return { text, spans, links };
}

export function piecesWithWords(
  { fragments }: Pick<Annotation, 'fragments'>,
  text: string,
): readonly Piece[] {
  return fragments.filter(({ start, end }) => text.slice(start, end).trim() !== '');
}

function keysOf(texts: readonly FoundText[], { isExact }: Holding): Keys {
  const spans: string[] = [];
  const links: string[] = [];
  for (const { text, spans: own, links: drawn } of texts) {
    const ruler = rulerOf(text);
    const keyOf = (pieces: readonly Piece[]): string =>
      isExact
        ? pieces.map(({ start, end }) => `${start}–${end} ${text.slice(start, end)}`).join(' | ')
        : ruler
            .join(pieces)
            .map(({ start, end }) => `${start}–${end} ${ruler.words.slice(start, end)}`)
            .join(' | ');
    const name = isExact ? text : ruler.words;
    const keys = new Map(own.map(({ id, label, pieces }) => [id, `${label} ${keyOf(pieces)}`]));
    const where = `${name.slice(0, 30)}… (${name.length}): `;
    for (const { label, pieces } of own) spans.push(`${where}${label} ${keyOf(pieces)}`);
    for (const { type, from, to } of drawn)
      links.push(`${where}${type} ${keys.get(from)} → ${keys.get(to)}`);
  }
  return { spans, links };
}

/** The text without white space, and where an offset comes to stand in it. */
export function rulerOf(text: string) {
  const counts = [0];
  for (let at = 0; at < text.length; at += 1)
    counts.push((counts[at] ?? 0) + (/\s/.test(text.charAt(at)) ? 0 : 1));
  return {
    words: text.replaceAll(/\s/g, ''),
    at: (offset: number): number => counts[offset] ?? -1,
    /** Pieces with nothing but white space between are one. */
    join: (pieces: readonly Piece[]): readonly Piece[] => {
      const joined: { start: number; end: number }[] = [];
      for (const { start, end } of pieces) {
        const [from, to] = [counts[start] ?? -1, counts[end] ?? -1];
        const last = joined.at(-1);
        if (last?.end === from) last.end = to;
        else joined.push({ start: from, end: to });
      }
      return joined;
    },
  };
}

export function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return all.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}
