import { findCalendarDate } from '#domain/text/calendar-date.ts';
import { webAddress } from '#formats/web-address.ts';
import type { AuthorCandidate } from './author-names.ts';
import { readJsonLd } from './json-ld.ts';
import { languageTag } from './language-tag.ts';

/** What a page says about itself outside its text, as it says it. A field that is not there is absent. */
export type PageMetadata = {
  /** The best first; the site's name may be in each. */
  readonly titles: readonly string[];
  /** The only title is the one of the browser's tab. */
  readonly isTitleOfTab: boolean;
  readonly authors: readonly AuthorCandidate[];
  readonly outlet?: string;
  /** `YYYY-MM-DD` */
  readonly publishedAt?: string;
  /** Of the first time element: of the article, or of anything else. */
  readonly firstTime?: string;
  readonly url?: string;
  readonly language?: string;
  /** The article's text, where the page's data hold it. */
  readonly body?: string;
};

/** Reads meta elements, JSON-LD and microdata of a document that is inert: as data, nothing else. */
export function readPageMetadata(document: Document): PageMetadata {
  const { metas, scripts, times, links, titles } = tellingElements(document);
  const meta = readMeta(metas);
  const data = readJsonLd(
    scripts
      .filter((script) => says(script, 'type', 'application/ld+json'))
      .map((script) => script.textContent),
  );
  const canonical = links.find((link) => says(link, 'rel', 'canonical'));
  const first = (names: readonly string[]): string | undefined =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const fields = {
    body: data.body,
    outlet: meta.get('og:site_name') ?? data.publisher ?? first(OUTLETS),
    publishedAt:
      firstDate([meta.get('article:published_time'), data.datePublished]) ??
      firstDate([
        microdata(document, '[itemprop~="datePublished"]'),
        ...DATES.map((name) => meta.get(name)),
      ]),
    firstTime: firstDate(
      [
        times.find((time) => time.hasAttribute('pubdate')),
        times.find((time) => time.hasAttribute('datetime') && time.closest('article')),
        times.find((time) => time.hasAttribute('datetime')),
      ].map((time) => time?.getAttribute('datetime')),
    ),
    url: webAddress(canonical?.getAttribute('href') ?? meta.get('og:url')),
    language: languageTag(
      document.documentElement.getAttribute('lang') ??
        meta.get('og:locale')?.replace('_', '-') ??
        meta.get('content-language'),
    ),
  };
  const told = [
    meta.get('og:title'),
    data.headline,
    meta.get('twitter:title'),
    meta.get('dc.title'),
  ].filter(isThere);
  return {
    ...withoutEmpty(fields),
    titles: [...told, titles[0]?.textContent].filter(isThere),
    isTitleOfTab: told.length === 0,
    authors: [
      ...authorsOf(meta, data.authors ?? []),
      ...(data.house === undefined ? [] : [{ text: data.house, isData: true, isHouse: true }]),
    ],
  };
}

const OUTLETS = ['application-name', 'dc.publisher', 'publisher'];

const AUTHORS = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'citation_author',
];

const DATES = [
  'parsely-pub-date',
  'sailthru.date',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'date-pub',
  'datepublished',
  'article.published',
  'og:published_time',
  'citation_publication_date',
];

function authorsOf(
  meta: ReadonlyMap<string, string>,
  names: readonly string[],
): readonly AuthorCandidate[] {
  const label = meta.get('twitter:label1') ?? '';
  const written = /written|author|by|von|par|por|escrito|автор/i.test(label)
    ? meta.get('twitter:data1')
    : undefined;
  const data = [names.join(';'), ...AUTHORS.map((name) => meta.get(name)), written];
  return data.flatMap((text) =>
    // `article:author` is often the address of a profile.
    text === undefined || text.trim() === '' || /^https?:\/\//i.test(text)
      ? []
      : [{ text, isData: true }],
  );
}

/** What a page says things about itself in, from one walk. */
function tellingElements(document: Document) {
  const all = [...document.documentElement.querySelectorAll('meta,script,time,link,title')];
  const named = (name: string): readonly Element[] =>
    all.filter(({ nodeName }) => nodeName === name);
  return {
    metas: named('META'),
    scripts: named('SCRIPT'),
    times: named('TIME'),
    links: named('LINK'),
    titles: named('TITLE'),
  };
}

function says(element: Element, attribute: string, value: string): boolean {
  return element.getAttribute(attribute)?.toLowerCase() === value;
}

function readMeta(elements: readonly Element[]): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const element of elements) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('http-equiv');
    const content = element.getAttribute('content')?.trim();
    if (name === null || content === undefined || content === '') continue;
    const key = name.toLowerCase();
    if (!meta.has(key)) meta.set(key, content);
  }
  return meta;
}

/** The value of the first element of a property. */
function microdata(document: Document, selector: string): string | undefined {
  const element = document.querySelector(selector);
  return (
    element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? element?.textContent
  );
}

function firstDate(values: readonly (string | null | undefined)[]): string | undefined {
  for (const value of values) {
    const date = findCalendarDate((value ?? '').slice(0, 200));
    if (date !== undefined) return date;
  }
  return undefined;
}

function withoutEmpty<T extends Readonly<Record<string, string | undefined>>>(
  fields: T,
): { readonly [K in keyof T]?: string } {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `fromEntries` forgets the keys.
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: string };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
