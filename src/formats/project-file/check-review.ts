import { areFragmentsValid } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import type { ArticleRecord, ProjectFile } from './project-schema.ts';

type Reviews = NonNullable<ArticleRecord['reviews']>;
type Comments = NonNullable<ArticleRecord['comments']>;

/** That entries are of this article, each once and by somebody known, and that their spans lie in the text. */
export function checkReview(
  { project }: ProjectFile,
  record: ArticleRecord,
  place: string,
  problems: ProblemList,
): void {
  const people = new Set<string>(project.annotators.map(({ id }) => id));
  const { id } = record.article;
  const { text } = record.revision;
  checkRows(record.reviews ?? [], `${place}.reviews`, { people, articleId: id, text, problems });
  checkComments(record.comments ?? [], `${place}.comments`, {
    people,
    articleId: id,
    text,
    problems,
  });
}

type Scope = {
  readonly people: ReadonlySet<string>;
  readonly articleId: string;
  readonly text: string;
  readonly problems: ProblemList;
};

function checkRows(rows: Reviews, place: string, scope: Scope): void {
  const keys = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const at = `${place}[${index}]`;
    checkEntry(row, at, `${row.by} ${row.seq}`, keys, scope);
    if (row.entry.kind !== 'decide') continue;
    for (const [item, { outcome }] of row.entry.items.entries()) {
      if (outcome.kind !== 'own') continue;
      const of = `${at}.entry.items[${item}].outcome`;
      if (!areFragmentsValid(outcome.fragments)) scope.problems.add(of, 'bad-fragments');
      for (const span of outcome.fragments) checkSpan(span, of, scope);
    }
  }
}

function checkComments(entries: Comments, place: string, scope: Scope): void {
  const ids = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const at = `${place}[${index}]`;
    checkEntry(entry, at, entry.id, ids, scope);
    const target = entry.kind === 'comment' ? entry.target : undefined;
    if (target?.kind !== 'span') continue;
    const { span, quote } = target;
    if (!checkSpan(span, `${at}.target`, scope)) continue;
    if (scope.text.slice(span.start, span.end) !== quote) {
      scope.problems.add(`${at}.target`, 'quote-differs', quote);
    }
  }
}

function checkEntry(
  { articleId, by }: { readonly articleId: string; readonly by: string },
  place: string,
  key: string,
  keys: Set<string>,
  scope: Scope,
): void {
  const { people, problems } = scope;
  if (keys.has(key)) problems.add(place, 'duplicate-id', key);
  keys.add(key);
  if (articleId !== scope.articleId) problems.add(`${place}.articleId`, 'belongs-elsewhere');
  if (!people.has(by)) problems.add(`${place}.by`, 'unknown-annotator', by);
}

function checkSpan({ start, end }: Span, place: string, { text, problems }: Scope): boolean {
  const isInside = start < end && end <= text.length;
  if (!isInside) problems.add(place, 'outside-text', `${start}–${end}`);
  return isInside;
}
