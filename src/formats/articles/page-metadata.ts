import { findCalendarDate } from '#domain/text/calendar-date.ts';
import { readJsonLd } from './json-ld.ts';

/** What a page says about itself outside its text. A field that is not there is absent. */
export type PageMetadata = {
  readonly title?: string;
  /** As `title`, with the site's name in it for all we know. */
  readonly pageTitle?: string;
  readonly byline?: string;
  readonly outlet?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly language?: string;
};

/** Reads meta elements and JSON-LD of a document that is inert: as data, nothing else. */
export function readPageMetadata(document: Document): PageMetadata {
  const meta = readMeta(document);
  const jsonLd = readJsonLd(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => script.textContent,
    ),
  );
  return withoutEmpty({
    title: meta.get('og:title') ?? jsonLd.headline ?? meta.get('twitter:title'),
    pageTitle: document.querySelector('title')?.textContent,
    byline:
      jsonLd.author ??
      notAddress(meta.get('author') ?? meta.get('article:author') ?? meta.get('dc.creator')),
    outlet: meta.get('og:site_name') ?? jsonLd.publisher,
    publishedAt: findCalendarDate(
      meta.get('article:published_time') ??
        jsonLd.datePublished ??
        meta.get('date') ??
        meta.get('dc.date') ??
        document.querySelector('time[datetime]')?.getAttribute('datetime') ??
        '',
    ),
    url: webAddress(
      document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta.get('og:url'),
    ),
    language: languageTag(
      document.documentElement.getAttribute('lang') ?? meta.get('og:locale')?.replace('_', '-'),
    ),
  });
}

function readMeta(document: Document): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name');
    const content = element.getAttribute('content')?.trim();
    if (name === null || content === undefined || content === '') continue;
    const key = name.toLowerCase();
    if (!meta.has(key)) meta.set(key, content);
  }
  return meta;
}

/** `article:author` is often the address of a profile. */
function notAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//i.test(value) ? undefined : value;
}

const MAX_ADDRESS = 2000;

/** Kept only as http(s): an address may be shown as a link one day. */
function webAddress(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined || value.length > MAX_ADDRESS) return undefined;
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function languageTag(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

function withoutEmpty(fields: Loose<Required<PageMetadata>>): PageMetadata {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  return Object.fromEntries(entries);
}
