import type { ReactNode } from 'react';
import {
  IntlProvider,
  useFormatter,
  useLocale,
  useNow as useIntlNow,
  useTranslations,
} from 'use-intl';
import { chooseLocale, LOCALES, type LocaleTag, regionalTag } from './catalogue.ts';
import type { en } from './en/en.ts';

declare module 'use-intl' {
  // An augmentation can only be written as an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions -- see above
  interface AppConfig {
    Locale: string;
    Messages: typeof en;
  }
}

const TIME_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

type Props = { readonly locale: LocaleTag; readonly children: ReactNode };

export function MessagesProvider({ locale, children }: Props) {
  return (
    <IntlProvider
      locale={regionalTag(locale, navigator.languages)}
      messages={LOCALES[locale].first}
      timeZone={TIME_ZONE}
    >
      {children}
    </IntlProvider>
  );
}

/** All that was loaded, by language. */
const loaded = new Map<LocaleTag, typeof en>();

/**
 * The words of the screens that are loaded when they are opened: nothing of them may be drawn before. Rejects
 * where their file cannot be had, as the screen's own would.
 */
export async function loadMoreMessages(): Promise<void> {
  const locale = chooseLocale(navigator.languages);
  if (loaded.has(locale)) return;
  const { first, loadMore } = LOCALES[locale];
  loaded.set(locale, { ...first, ...(await loadMore()) });
}

/**
 * Around a screen whose words were loaded with it. Not around all of them: to whoever is on the screen already
 * its words would be new ones, and what was made with them would be made anew.
 */
export function MoreMessages({ children }: { readonly children: ReactNode }) {
  const messages = loaded.get(chooseLocale(navigator.languages));
  if (!messages) throw new Error('The words of a screen are drawn before they are loaded.');
  return (
    <IntlProvider locale={useLocale()} messages={messages} timeZone={TIME_ZONE}>
      {children}
    </IntlProvider>
  );
}

/** `const t = useMessages('library'); t('title')` – keys and arguments are checked by the compiler. */
export const useMessages = useTranslations;

/** Dates, numbers and lists in the user's language. */
export const useFormats = useFormatter;

/** The time now, renewed each minute: what "3 minutes ago" is counted from. */
export function useNow(): Date {
  return useIntlNow({ updateInterval: 60_000 });
}
