import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

type Options = {
  /** Somebody tried to change the text. */
  readonly onReject: () => void;
  /** The text of the selection, as the clipboard gets it. */
  readonly copiedText: () => string;
};

/**
 * Lets the article be selected but not changed, so that offsets stay valid. Most input is stopped
 * before the browser acts; what cannot be stopped (composition, scripts) is refused as a
 * transaction, upon which ProseMirror draws the touched text anew.
 */
export const ReadOnlyText = Extension.create<Options>({
  name: 'readOnlyText',
  addProseMirrorPlugins() {
    const { onReject, copiedText } = this.options;
    function reject(event: Event): boolean {
      event.preventDefault();
      onReject();
      return true;
    }
    function stop(event: Event): boolean {
      event.preventDefault();
      return true;
    }
    function copy(event: ClipboardEvent): boolean {
      const text = copiedText();
      if (text !== '') event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      return true;
    }
    return [
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged,
        props: {
          handleKeyPress: (_view, event) => reject(event),
          handleTextInput: () => true,
          handleDOMEvents: {
            beforeinput: (_view, event) => reject(event),
            paste: (_view, event) => reject(event),
            drop: (_view, event) => reject(event),
            dragstart: (_view, event) => stop(event),
            dragover: (_view, event) => stop(event),
            copy: (_view, event) => copy(event),
            // Cutting would change the text; copying is the half of it that may happen.
            cut: (_view, event) => copy(event),
          },
        },
      }),
    ];
  },
});
