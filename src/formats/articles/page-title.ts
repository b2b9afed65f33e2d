/** Where a page may say what its article is called; all as the page has them. */
export type TitleSources = {
  /** The headline that people see. */
  readonly headline?: string | undefined;
  /** From the page's data, the best first. */
  readonly data: readonly (string | undefined)[];
  /** Only the browser's tab has it: words for a search engine, cut short and with the site's name as often as not. */
  readonly isOfTab?: boolean;
  readonly outlet?: string | undefined;
  readonly url?: string | undefined;
};

/**
 * The title of the article: the headline people see where the page's data agree with it or there are
 * none but the tab's, else what the data say, without the name of the site.
 */
export function pageTitle(sources: TitleSources): string | undefined {
  const site = siteNames(sources);
  const data = sources.data
    .flatMap((title) => (title === undefined ? [] : [title.replace(/\s+/g, ' ').trim()]))
    .filter((title) => title !== '');
  const [first] = data;
  const headline = sources.headline?.replace(/\s+/g, ' ').trim();
  if (headline !== undefined && headline !== '' && !site.has(plain(headline))) {
    if (first === undefined || data.some((title) => agree(headline, title))) return headline;
    const isOfPage = wordsOf(headline).length >= HEADLINE_WORDS && !isSiteOf(headline, first);
    if (isOfPage && sources.isOfTab === true) return headline;
  }
  if (first === undefined) return headline === '' ? undefined : headline;
  return withoutSite(first, site);
}

/** A heading of fewer words is a section or the site as often as a headline. */
const HEADLINE_WORDS = 2;

/** Whether a heading is the short end of a title, behind its last bar: there sites have their names. */
function isSiteOf(heading: string, title: string): boolean {
  const last = partsOf(title).at(-1) ?? '';
  return last.length < title.length / 2 && plain(last) === plain(heading);
}

function partsOf(title: string): readonly string[] {
  return title.length > LONGEST ? [title] : title.split(BAR);
}

/** One holds the other, or most words are the same. */
function agree(headline: string, title: string): boolean {
  if (isSiteOf(headline, title)) return false;
  const a = plain(headline);
  const b = plain(title);
  if (a.length > 8 && b.includes(a)) return true;
  // "Bridge closed | Courier" is short for "Bridge closed until spring".
  const own = [title, partsOf(title)[0] ?? ''].map(plain);
  if (own.some((part) => part.length > 8 && a.includes(part))) return true;
  if (a === b) return true;
  const words = new Set(wordsOf(headline));
  const others = new Set(wordsOf(title));
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= 3 && shared >= Math.min(words.size, others.size) * 0.6;
}

function siteNames({ outlet, url }: TitleSources): ReadonlySet<string> {
  const names = new Set<string>();
  if (outlet !== undefined) names.add(plain(outlet));
  if (url !== undefined && URL.canParse(url)) {
    const host = new URL(url).hostname.replace(/^www\./, '');
    names.add(plain(host));
    for (const label of host.split('.').slice(0, -1)) names.add(plain(label));
  }
  names.delete('');
  return names;
}

/** Longest name of a site behind a bar, in words and characters. */
const SITE_WORDS = 5;
const SITE_LENGTH = 40;

/** What is longer is no title to take the name of a site off, in code units: each part is looked at with all before it. */
const LONGEST = 2000;

const BAR = /\s+[|–—·•»:-]\s+|\s*\|\s*/;

function withoutSite(title: string, site: ReadonlySet<string>): string {
  if (title.length > LONGEST) return title;
  const parts = partsOf(title);
  const bars = title.match(new RegExp(BAR, 'g')) ?? [];
  const isSite = (part: string): boolean => site.has(plain(part));
  let from = 0;
  let to = parts.length;
  if (to - from > 1 && isSite(parts[0] ?? '')) from += 1;
  while (to - from > 1) {
    const last = parts[to - 1] ?? '';
    const rest = parts.slice(from, to - 1).join(' ');
    const looksLikeSite =
      /[|–—·•»]/.test(bars[to - 2] ?? '') &&
      last.length <= SITE_LENGTH &&
      wordsOf(last).length <= SITE_WORDS &&
      wordsOf(rest).length >= 3 &&
      rest.length > last.length;
    if (!isSite(last) && !looksLikeSite) break;
    to -= 1;
    // One name is taken off by its looks; more only when they are known.
    if (!isSite(last)) break;
  }
  let kept = parts[from] ?? '';
  for (let at = from + 1; at < to; at += 1) kept += (bars[at - 1] ?? ' ') + (parts[at] ?? '');
  // "davidbau.com Vibe Coding": the site first, without a bar.
  const first = /^\S+\.(?:com|org|net|de|fr|es|it|uk)\s+/i.exec(kept)?.[0];
  return first !== undefined && kept.length > first.length ? kept.slice(first.length) : kept;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
