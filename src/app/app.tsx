import { useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { LiveRegion } from '#ui/live-region.tsx';
import { chooseLocale } from '#messages/catalogue.ts';
import { MessagesProvider } from '#messages/messages.tsx';
import { BootGate } from './boot-gate.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Notices } from './notices.tsx';
import { Pages } from './pages.tsx';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useShareWorker } from './receive-share.ts';
import { useLocaleAttributes } from './use-locale-attributes.ts';
import { useTheme } from './use-theme.ts';
import { useUncaughtFailures } from './use-uncaught-failures.ts';

/** Addresses live behind the `#`: any static server will do, and a reload finds the page. */
const BY_HASH = { hook: useHashLocation };

export function App() {
  const [locale] = useState(() => chooseLocale(navigator.languages));
  useLocaleAttributes(locale);
  useTheme();
  useLeaveWarning();
  useUncaughtFailures();
  useShareWorker();
  return (
    <MessagesProvider locale={locale}>
      <I18nProvider locale={locale}>
        <LiveRegion>
          <ErrorBoundary>
            <Router {...BY_HASH}>
              <BootGate>
                <Pages />
              </BootGate>
            </Router>
          </ErrorBoundary>
          <Notices />
        </LiveRegion>
      </I18nProvider>
    </MessagesProvider>
  );
}
