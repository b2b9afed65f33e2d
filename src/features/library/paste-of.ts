export type Paste = { readonly text: string; readonly html?: string };

/** What a clipboard or drag event carries as text; undefined when it carries none. */
export function pasteOf(transfer: DataTransfer): Paste | undefined {
  const text = transfer.getData('text/plain');
  const html = transfer.getData('text/html');
  if (text.trim() === '' && html.trim() === '') return undefined;
  return html.trim() === '' ? { text } : { text, html };
}
