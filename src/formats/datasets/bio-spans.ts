import type { Unplaced } from './imported-work.ts';

/** A token's tag in one column of BIO, IOB1, BIOES or BILOU. */
export type BioTag = { readonly tag: string; readonly place: string };

export type BioSpan = {
  readonly label: string;
  /** Indexes of its first and last token. */
  readonly first: number;
  readonly last: number;
  readonly place: string;
};

/**
 * Spans from tags. `I-` after nothing of its kind begins a span: in IOB1 that is how spans begin; in a file
 * that begins them with `B-` it breaks the rules and is reported. Undefined tags end a sentence.
 */
export function bioSpans(
  tags: readonly (BioTag | undefined)[],
  unplaced: Unplaced[],
): readonly BioSpan[] {
  const spans: BioSpan[] = [];
  const orphans: Unplaced[] = [];
  let beginsWithB = false;
  let open: BioSpan | undefined;
  for (const [index, item] of tags.entries()) {
    const parsed = item && parseTag(item.tag);
    if (!item || !parsed) {
      if (item && item.tag !== 'O' && item.tag !== '_') {
        unplaced.push({ place: item.place, kind: 'malformed', detail: item.tag });
      }
      if (open) spans.push(open);
      open = undefined;
      continue;
    }
    const { position, label } = parsed;
    const continues = position === 'inside' && open?.label === label;
    if (open && continues) open = { ...open, last: index };
    else {
      if (position === 'begin' && open?.label !== label) beginsWithB = true;
      if (position === 'inside') {
        orphans.push({
          place: item.place,
          kind: 'against-rules',
          detail: `${item.tag} begins a span`,
        });
      }
      if (open) spans.push(open);
      open = { label, first: index, last: index, place: item.place };
    }
    if (parsed.ends) {
      spans.push(open);
      open = undefined;
    }
  }
  if (open) spans.push(open);
  if (beginsWithB) unplaced.push(...orphans);
  return spans;
}

function parseTag(tag: string) {
  const match = /^([BIOESULM])[-_](.+)$/s.exec(tag);
  const [, letter = '', label = ''] = match ?? [];
  if (label === '' || letter === 'O') return undefined;
  return {
    label,
    position: letter === 'B' || letter === 'S' || letter === 'U' ? 'begin' : 'inside',
    ends: letter === 'E' || letter === 'S' || letter === 'L' || letter === 'U',
  } as const;
}
