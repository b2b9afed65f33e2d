import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { type Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

const paintedKey = new PluginKey<DecorationSet>('paintedHighlights');

/** Draws the decorations it was handed last. Which ones, the surface decides. */
export const PaintedHighlights = Extension.create({
  name: 'paintedHighlights',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: paintedKey,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, painted) => {
          const next: unknown = transaction.getMeta(paintedKey);
          return next instanceof DecorationSet ? next : painted;
        },
      },
      props: { decorations: (state) => paintedKey.getState(state) },
    }),
  ],
});

/** Replaces what is painted; only blocks whose decorations differ are drawn anew. */
export function showDecorations(view: EditorView, decorations: Decoration[]): void {
  const painted = DecorationSet.create(view.state.doc, decorations);
  view.dispatch(view.state.tr.setMeta(paintedKey, painted));
}
