import type { EditorView } from '@tiptap/pm/view';

/** Name of the custom highlight in `editor.css`. */
const NAME = 'article-selection';

/**
 * Browsers stop drawing a selection once focus moves into a field, but a reader who answers a card
 * must still see what is being tagged. Where custom highlights are missing, nothing is drawn.
 */
export function keepSelectionInSight(view: EditorView): () => void {
  const registry = 'highlights' in CSS ? CSS.highlights : undefined;
  function keep(): void {
    const { from, to, empty } = view.state.selection;
    if (empty) return;
    const range = view.dom.ownerDocument.createRange();
    const start = view.domAtPos(from, 1);
    const end = view.domAtPos(to, -1);
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    registry?.set(NAME, new Highlight(range));
  }
  function drop(): void {
    registry?.delete(NAME);
  }
  view.dom.addEventListener('blur', keep);
  view.dom.addEventListener('focus', drop);
  return () => {
    drop();
    view.dom.removeEventListener('blur', keep);
    view.dom.removeEventListener('focus', drop);
  };
}
