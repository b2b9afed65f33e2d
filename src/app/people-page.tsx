import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { EntityId } from '#domain/ids.ts';
import { FIRST_VIEW } from '#features/people/list-people.ts';
import { PeopleScreen } from '#features/people/people-screen.tsx';
import { PersonScreen } from '#features/people/person-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { watchPeople } from '#workspace/people.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { StatusBar } from './status-bar.tsx';
import { useBackup } from './use-backup.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** The list of people and sources, or one of them. What the list was asked for outlives a visit to a person. */
export function PeoplePage({ id }: { readonly id: EntityId | undefined }) {
  const common = useMessages('common');
  const [, go] = useLocation();
  const [view, setView] = useState(FIRST_VIEW);
  const { backUp, dialog } = useBackup();
  const name = useWorkspace((s) => s.people?.entities.find((entity) => entity.id === id)?.name);
  useDocumentTitle(name ?? common('place.people'));
  useEffect(watchPeople, []);
  return (
    <>
      {id === undefined ? (
        <PeopleScreen view={view} onView={setView} />
      ) : (
        <PersonScreen
          key={id}
          id={id}
          onMoved={(to) => {
            go(`/people/${to}`, { replace: true });
          }}
        />
      )}
      <StatusBar onBackUp={backUp} />
      {dialog}
    </>
  );
}
