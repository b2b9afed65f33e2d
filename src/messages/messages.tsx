import { type ReactNode, useSyncExternalStore } from 'react';
import { IntlProvider, useFormatter, useNow as useIntlNow, useTranslations } from 'use-intl';
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

/** What there is of each language so far. */
const loaded = new Map<LocaleTag, typeof en>();
const listeners = new Set<() => void>();

/**
 * The words of the screens that are loaded when they are opened: nothing of them may be drawn before. Rejects
 * where their file cannot be had, as the screen's own would.
 */
export async function loadMoreMessages(
  locale: LocaleTag = chooseLocale(navigator.languages),
): Promise<void> {
  if (loaded.has(locale)) return;
  const { first, loadMore } = LOCALES[locale];
  loaded.set(locale, { ...first, ...(await loadMore()) });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function MessagesProvider({ locale, children }: Props) {
  const messages =
    useSyncExternalStore(subscribe, () => loaded.get(locale)) ?? LOCALES[locale].first;
  return (
    <IntlProvider
      locale={regionalTag(locale, navigator.languages)}
      messages={messages}
      timeZone={TIME_ZONE}
    >
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
