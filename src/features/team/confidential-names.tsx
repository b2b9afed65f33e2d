import type { ReactNode } from 'react';
import { Callout } from '#ui/callout.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import type { Confidential } from './use-confidential.ts';

type Props = {
  /** What would tell them: a packet, or the files of a team's folder. */
  readonly of: 'make' | 'folder';
  readonly names: Confidential;
  readonly children?: ReactNode;
};

/** Warns of confidential names in what is about to go to colleagues. */
export function ConfidentialNames({ of, names, children }: Props) {
  const t = useMessages('packets');
  const format = useFormats();
  if (names === undefined || names.length === 0) return null;
  if (names === 'unread') {
    return (
      <Callout tone="error" title={t('unread.title')}>
        <p>{t('unread.text')}</p>
        {children}
      </Callout>
    );
  }
  return (
    <Callout tone="error" title={t(`${of}.confidential`, { count: names.length })}>
      <p>{t(`${of}.confidentialText`, { names: format.list(names) })}</p>
      {children}
    </Callout>
  );
}
