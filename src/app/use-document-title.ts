import { useEffect } from 'react';
import { useMessages } from '#messages/messages.tsx';

/** "Library · Ascribe" */
export function useDocumentTitle(place: string): void {
  const common = useMessages('common');
  const title = common('place.title', { place });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
