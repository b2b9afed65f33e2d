import type { PageMetadata } from './page-metadata.ts';

/** Sites put their own name into an `h1` too: the one the metadata knows goes first. */
export function findHeadline(body: Element, metadata: PageMetadata): Element | undefined {
  const all = [...body.querySelectorAll('h1')].filter((h1) => plain(h1.textContent) !== '');
  const known = plain(metadata.titles[0] ?? '');
  const matching = [...all, ...(known === '' ? [] : body.querySelectorAll('h2'))].find(
    (heading) => {
      const text = plain(heading.textContent);
      return text.length > 8 && known.length > 8 && (known.includes(text) || text.includes(known));
    },
  );
  return matching ?? all[0];
}

/** Letters and digits alone: dashes, quotes and white space differ between a heading and its metadata. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
