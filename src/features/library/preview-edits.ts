import type { ArticleEdits, ColumnMapping, Looked } from '#workspace/import-session.ts';
import { blockWishes, leftOutBy } from './block-wishes.ts';
import type { PreviewSource } from './preview-entries.ts';

/** The source with what the user has corrected of one of its articles. */
export function withEdits(each: PreviewSource, place: string, change: ArticleEdits): PreviewSource {
  const before = each.source.choices?.edits ?? {};
  const edits = { ...before, [place]: { ...before[place], ...change } };
  const source = { ...each.source, choices: { ...each.source.choices, edits } };
  const article = articleAt(each.looked, place);
  if (!article || !change.hiddenBlocks) return { ...each, source };
  const wishes = blockWishes(article, change.hiddenBlocks, each.wishes?.[place]);
  return { ...each, source, wishes: { ...each.wishes, [place]: wishes } };
}

/** The source after it was read in another way: what was corrected counts for what it says now, too. */
export function readAgain(each: PreviewSource, looked: Looked | undefined): PreviewSource {
  const { choices } = each.source;
  const seen = { ...each, looked, isReading: false };
  if (!each.wishes || !choices?.edits) return seen;
  const edits = { ...choices.edits };
  for (const [place, wishes] of Object.entries(each.wishes)) {
    const { hiddenBlocks: _before, ...fields } = edits[place] ?? {};
    const article = articleAt(looked, place);
    const hiddenBlocks = article && leftOutBy(article, wishes);
    edits[place] = { ...fields, ...(hiddenBlocks ? { hiddenBlocks } : {}) };
  }
  return { ...seen, source: { ...each.source, choices: { ...choices, edits } } };
}

type Table = NonNullable<Looked['table']>;

/**
 * The columns that were chosen, as they are called now: in another encoding a name has other letters.
 * Undefined where there is nothing to change.
 */
export function renamedColumns(
  chosen: ColumnMapping | undefined,
  before: Table | undefined,
  now: Table | undefined,
): ColumnMapping | undefined {
  if (!chosen || !before || before.columns.length !== now?.columns.length) return undefined;
  const names = new Map(before.columns.map((name, index) => [name, now.columns[index] ?? name]));
  const renamed = Object.entries(chosen).map(([field, name]) => [field, names.get(name) ?? name]);
  const isSame = Object.values(chosen).every((name) => (names.get(name) ?? name) === name);
  return isSame ? undefined : { ...chosen, ...Object.fromEntries(renamed) };
}

function articleAt(looked: Looked | undefined, place: string) {
  const item = looked?.items.find((each) => each.place === place);
  return item?.kind === 'article' ? item.article : undefined;
}
