import type { Annotation } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { passageOf } from '#domain/text/passage.ts';
import type { Span } from '#domain/text/span.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './training.module.css';

type Props = {
  /** What this version marks; may be nothing. */
  readonly annotations: readonly Annotation[];
  /** What either version marks: its sentences are shown. */
  readonly whole: Span;
};

/** The sentences of a difference, with what one version marks in them. */
export function MarkedPassage({ annotations, whole }: Props) {
  const open = useWorkspace((state) => state.open);
  if (!open) return null;
  const { text, blocks } = open.revision;
  const { language, direction } = open.article;
  const passage = passageOf({ text, blocks, language }, whole);
  const marks = joinSpans(annotations.flatMap(({ fragments }) => fragments));
  return (
    <blockquote className={styles['passage']} lang={language} dir={direction}>
      {piecesOf(passage, marks).map(({ start, end, isMarked }) =>
        isMarked ? (
          <mark key={start}>{text.slice(start, end)}</mark>
        ) : (
          <span key={start}>{text.slice(start, end)}</span>
        ),
      )}
    </blockquote>
  );
}

/** The passage cut at the marks. They lie inside it. */
function piecesOf(
  passage: Span,
  marks: readonly Span[],
): readonly (Span & { readonly isMarked: boolean })[] {
  const pieces: (Span & { readonly isMarked: boolean })[] = [];
  let at = passage.start;
  for (const { start, end } of marks) {
    if (start > at) pieces.push({ start: at, end: start, isMarked: false });
    pieces.push({ start, end, isMarked: true });
    at = end;
  }
  if (passage.end > at) pieces.push({ start: at, end: passage.end, isMarked: false });
  return pieces;
}
