import { FileText, Share, Sheet } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { MenuButton } from '#ui/menu-button.tsx';
import { saveFile } from '#ui/save-file.ts';
import { type AgreementMeasured, agreementFile } from '#workspace/agreement.ts';
import { MethodsDialog } from './methods-dialog.tsx';

type Props = {
  readonly measured: AgreementMeasured;
  readonly articleTitle: string | undefined;
  readonly version: string;
};

/** The figures as files, and the paragraph for a paper. */
export function FileMenu(props: Props) {
  const t = useMessages('agreement');
  const [isWriting, setIsWriting] = useState(false);
  const save = (kind: 'csv' | 'json'): void => {
    const file = agreementFile(kind);
    if (file) saveFile(file);
  };
  return (
    <>
      <MenuButton
        label={t('file.label')}
        icon={<Share />}
        entries={[
          {
            kind: 'item',
            id: 'csv',
            name: t('file.csv'),
            icon: <Sheet />,
            onAct: () => {
              save('csv');
            },
          },
          {
            kind: 'item',
            id: 'json',
            name: t('file.json'),
            icon: <FileText />,
            onAct: () => {
              save('json');
            },
          },
          {
            kind: 'item',
            id: 'methods',
            name: t('file.methods'),
            icon: <FileText />,
            onAct: () => {
              setIsWriting(true);
            },
          },
        ]}
      />
      {isWriting && (
        <MethodsDialog
          {...props}
          onClose={() => {
            setIsWriting(false);
          }}
        />
      )}
    </>
  );
}
