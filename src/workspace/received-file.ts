import { savedFrom } from '#formats/articles/saved-from.ts';

/** A page or a file that came from the browser: clipped, shared or pasted as a whole page. */
export class ReceivedFile extends File {
  constructor(file: File) {
    super([file], file.name, { type: file.type, lastModified: file.lastModified });
  }
}

/** The whole page that the bookmarklet put on the clipboard; absent for any other paste. */
export function receivedPage(html: string): ReceivedFile | undefined {
  if (savedFrom(html) === undefined) return undefined;
  // The mark at its beginning says UTF-8 louder than the encoding that the page's head still names.
  return new ReceivedFile(new File(['\uFEFF', html], 'page.html', { type: 'text/html' }));
}
