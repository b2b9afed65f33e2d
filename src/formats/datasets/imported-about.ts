import { findCalendarDate } from '#domain/text/calendar-date.ts';
import type { ArticleParts } from '#formats/articles/article-parts.ts';
import { languageTag } from '#formats/articles/language-tag.ts';

type Told = {
  readonly [Field in 'byline' | 'outlet' | 'publishedAt' | 'language']?: string | null | undefined;
} & { readonly direction?: ArticleParts['direction'] | undefined };

/** What a file of ours says of an article beside its title and address; an empty text says nothing. */
export function aboutOf({ byline, direction, language, outlet, publishedAt }: Told) {
  const date = findCalendarDate(publishedAt ?? '');
  const tag = languageTag(language ?? undefined);
  return {
    ...(isSaid(byline) && { byline }),
    ...(direction && { direction }),
    ...(tag !== undefined && { language: tag }),
    ...(isSaid(outlet) && { outlet }),
    ...(date !== undefined && { publishedAt: date }),
  };
}

/** Fields of any kind, called as `factColumns` calls them. */
export function factsIn(fields: Readonly<Record<string, unknown>>) {
  const words = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    title: words('title'),
    url: words('url'),
    about: aboutOf({
      byline: words('byline'),
      outlet: words('outlet'),
      publishedAt: words('published'),
    }),
  };
}

function isSaid(words: string | null | undefined): words is string {
  return words !== undefined && words !== null && words.trim() !== '';
}
