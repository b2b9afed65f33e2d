/** A page's mark is in its first lines. */
const REACH = 4096;

const MARK = /<!--\s{0,4}saved from url=\(\d{4,5}\)(https?:\/\/[^\s>]{1,2000})/iv;

/**
 * The address in the comment that browsers, and Ascribe's own clipper, put at the top of a page that they
 * save ("mark of the web"). Absent where there is none, or none of the web's.
 */
export function savedFrom(html: string): string | undefined {
  const found = MARK.exec(html.slice(0, REACH))?.[1];
  return found !== undefined && URL.canParse(found) ? new URL(found).href : undefined;
}
