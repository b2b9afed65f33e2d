import type { ReactNode } from 'react';
import { Callout } from '#ui/callout.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';

type Props = {
  /** What would tell them: a packet, or the files of a team's folder. */
  readonly of: 'make' | 'folder';
  readonly names: readonly string[];
  readonly children?: ReactNode;
};

/** Warns of confidential names in what is about to go to colleagues. */
export function ConfidentialNames({ of, names, children }: Props) {
  const t = useMessages('packets');
  const format = useFormats();
  return (
    <Callout tone="error" title={t(`${of}.confidential`, { count: names.length })}>
      <p>{t(`${of}.confidentialText`, { names: format.list(names) })}</p>
      {children}
    </Callout>
  );
}
