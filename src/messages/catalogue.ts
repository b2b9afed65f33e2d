import type { en } from './en/en.ts';
import { first } from './en/first.ts';

/** The same keys with any words. */
type Words<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };

/** What a language must have: a key that is missing or unknown is a type error in its file. */
export type Messages = Words<typeof en>;

type Catalogue = {
  readonly first: Pick<Messages, keyof typeof first>;
  readonly loadMore: () => Promise<Omit<Messages, keyof typeof first>>;
};

/** BCP 47 tag → catalogue. Another language is one more folder and one more line. */
export const LOCALES = {
  en: { first, loadMore: async () => (await import('./en/more.ts')).more },
} as const satisfies Readonly<Record<string, Catalogue>>;

export type LocaleTag = keyof typeof LOCALES;

/** The first of the wanted languages that there is a catalogue for, region ignored; else English. */
export function chooseLocale(wanted: readonly string[]): LocaleTag {
  for (const tag of wanted) {
    const language = tag.split('-')[0]?.toLowerCase();
    if (language !== undefined && isLocale(language)) return language;
  }
  return 'en';
}

/** The user's own variety of a catalogue's language: dates and numbers are written as at home. */
export function regionalTag(locale: LocaleTag, wanted: readonly string[]): string {
  return wanted.find((tag) => tag === locale || tag.startsWith(`${locale}-`)) ?? locale;
}

function isLocale(tag: string): tag is LocaleTag {
  return Object.hasOwn(LOCALES, tag);
}
