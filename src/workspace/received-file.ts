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
  return new ReceivedFile(new File([html], 'page.html', { type: 'text/html;charset=utf-8' }));
}
