import { useEffect } from 'react';
import { isRTL } from 'react-aria-components/I18nProvider';
import type { LocaleTag } from '#messages/catalogue.ts';

/** Screen readers and hyphenation go by the language of the page; layout by its direction. */
export function useLocaleAttributes(locale: LocaleTag): void {
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = isRTL(locale) ? 'rtl' : 'ltr';
  }, [locale]);
}
