import { Suspense, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { type AnnotationId, type ArticleId, type EntityId, brand } from '#domain/ids.ts';
import { focusPage, PageFocus } from '#ui/page-title.tsx';
import { useMessages } from '#messages/messages.tsx';
import { ArticlePage } from './article-page.tsx';
import styles from './app.module.css';
import { lazyScreen } from './lazy-screens.tsx';
import { LibraryPage } from './library-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { ReceivePage } from './receive-page.tsx';
import { useTeamFolder } from './use-team-folder.ts';

const SettingsPage = lazyScreen(async () => (await import('./settings-page.tsx')).SettingsPage);

const AnswersPage = lazyScreen(async () => (await import('./answers-page.tsx')).AnswersPage);

const PeoplePage = lazyScreen(async () => (await import('./people-page.tsx')).PeoplePage);

const AgreementPage = lazyScreen(async () => (await import('./agreement-page.tsx')).AgreementPage);

const ReviewPage = lazyScreen(async () => (await import('./review-page.tsx')).ReviewPage);

const TrainingPage = lazyScreen(async () => (await import('./training-page.tsx')).TrainingPage);

const HubPage = lazyScreen(async () => (await import('./hub-page.tsx')).HubPage);

/** Which screen an address shows. Articles keep their whole screen; the others have the status line below. */
export function Pages() {
  const common = useMessages('common');
  useTeamFolder();
  const [location] = useLocation();
  const [first] = useState(location);
  const [hasMoved, setHasMoved] = useState(false);
  if (!hasMoved && location !== first) setHasMoved(true);
  return (
    <PageFocus takesFocus={hasMoved}>
      <a
        className={styles['skip']}
        href="#main"
        onClick={(event) => {
          // The address belongs to the router, so the jump is made by hand.
          event.preventDefault();
          focusPage();
        }}
      >
        {common('action.skipToMain')}
      </a>
      <Suspense>
        <Switch>
          <Route path="/">
            <LibraryPage />
          </Route>
          <Route path="/article/:id/:at?">
            {({ id, at }) => (
              <ArticlePage
                key={id}
                id={brand<ArticleId>(id)}
                at={at === undefined ? undefined : brand<AnnotationId>(at)}
              />
            )}
          </Route>
          <Route path="/answers/:id">
            {({ id }) => <AnswersPage key={id} id={brand<ArticleId>(id)} />}
          </Route>
          <Route path="/people/:id?">
            {({ id }) => <PeoplePage id={id === undefined ? undefined : brand<EntityId>(id)} />}
          </Route>
          <Route path="/agreement/:id?">
            {({ id }) => (
              <AgreementPage articleId={id === undefined ? undefined : brand<ArticleId>(id)} />
            )}
          </Route>
          <Route path="/review/:id/:at?">
            {({ id, at }) => <ReviewPage key={id} id={brand<ArticleId>(id)} at={at} />}
          </Route>
          <Route path="/training/:id?">
            {({ id }) => <TrainingPage id={id === undefined ? undefined : brand<ArticleId>(id)} />}
          </Route>
          <Route path="/review">
            <HubPage />
          </Route>
          <Route path="/receive">
            <ReceivePage />
          </Route>
          <Route path="/settings">
            <SettingsPage />
          </Route>
          <Route>
            <NotFoundPage kind="page" />
          </Route>
        </Switch>
      </Suspense>
    </PageFocus>
  );
}
