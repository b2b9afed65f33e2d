import type { Evidence } from '#domain/annotation/annotation.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import { normalizeName } from '#domain/entities/normalize-name.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type FlatSpan, type FlatWork, onOneLine, tidyName } from './flatten-work.ts';

// How annotations are called in what people read.

/** The words of all pieces, on one line. */
export function spanWords({ fragments }: Pick<FlatSpan, 'fragments'>, text: string): string {
  return fragments.map(({ start, end }) => onOneLine(text.slice(start, end))).join(' … ');
}

/** Whom or what a link leads to: the name, and the words that stand for it: `Jonas Weir (“he”)`. */
export function mentionWords(span: FlatSpan, text: string): string {
  const words = spanWords(span, text);
  const name = onOneLine(span.entity?.name ?? '');
  // “Mayor Ana Núñez” needs no “Ana Núñez”.
  if (name === '' || normalizeName(words).includes(normalizeName(name))) return words;
  return `${name} (“${words}”)`;
}

/** Whom or what an annotation is linked to. */
export type LinkWords = {
  /** The relation's, and whether nobody drew it. */
  readonly name: string;
  readonly words: string;
  readonly inherited: boolean;
};

/** Id of the annotation → whom and what it is linked to, in words: also those whom the text does not mention. */
export function linkWords(
  { document, spans }: FlatWork,
  entities: ExportSet['entities'],
): ReadonlyMap<string, readonly LinkWords[]> {
  const { text } = document.revision;
  const firstOf = new Map<string, FlatSpan>();
  for (const span of spans) if (!firstOf.has(span.source.id)) firstOf.set(span.source.id, span);
  const links = new Map<string, LinkWords[]>();
  for (const { type, from, to, inherited } of document.relations) {
    const end = to.kind === 'annotation' ? firstOf.get(to.id) : undefined;
    const entity = to.kind === 'entity' ? entities.get(to.id) : undefined;
    const words = end ? mentionWords(end, text) : onOneLine(entity?.name ?? '');
    if (!firstOf.has(from) || words === '') continue;
    const name = inherited ? `${tidyName(type)} (inherited)` : tidyName(type);
    addToGroup(links, from, { name, words, inherited });
  }
  return links;
}

/** In quotation marks, unless the words have their own: ““no””. */
export function quoted(words: string): string {
  // One mark alone neither opens nor closes anything.
  return /^[“"„«‚‘『「].*[”"“»’‘』」]$/sv.test(words) ? words : `“${words}”`;
}

/** `The audit report. https://example.org/report (seen 2026-01-02)` */
export function evidenceLine({ url, note, seenAt }: Evidence): string {
  const seen = seenAt === undefined ? undefined : `(seen ${seenAt})`;
  return onOneLine([note, url, seen].filter((part) => part !== undefined).join(' '));
}
