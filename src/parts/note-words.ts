import type { useMessages } from '#messages/messages.tsx';
import type { TakenArticle } from '#workspace/import-outcome.ts';

type Note = TakenArticle['notes'][number];

/** What is told of an article in the same words wherever it is shown. */
type PlainNote = Exclude<Note, { kind: 'page-left-out' | 'encoding' | 'damaged-characters' }>;

type Words = ReturnType<typeof useMessages<'problems'>>;

/** What was put together anew or left out while an article was read. */
export function noteWords(t: Words, note: PlainNote): string {
  switch (note.kind) {
    case 'ragged-row':
      return t('note.ragged', { found: note.found, expected: note.expected });
    case 'date-not-read':
      return t('note.dateNotRead', { date: note.date });
    case 'rebuilt-from-words':
      return t('note.rebuilt');
    case 'deletions-left-out':
      return t('note.deletions', { count: note.count });
    case 'comments-left-out':
      return t('note.comments', { count: note.count });
    case 'struck-left-out':
      return t('note.struck', { count: note.count });
    case 'hidden-left-out':
      return t('note.hidden', { count: note.count });
  }
}

/** How many of some articles have a note of each kind. */
export function countNotes(
  articles: readonly { readonly notes: readonly Note[] }[],
): ReadonlyMap<Note['kind'], number> {
  const counts = new Map<Note['kind'], number>();
  for (const { notes } of articles) {
    for (const kind of new Set(notes.map((note) => note.kind))) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return counts;
}
