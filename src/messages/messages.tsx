import type { ReactNode } from 'react';
import { IntlProvider, useFormatter, useNow as useIntlNow, useTranslations } from 'use-intl';
import { LOCALES, type LocaleTag, regionalTag } from './catalogue.ts';
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
      messages={LOCALES[locale]}
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
