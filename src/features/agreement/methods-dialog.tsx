import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import type { AgreementMeasured } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import { useMethodsParagraph } from './use-methods-paragraph.ts';

type Props = {
  readonly measured: AgreementMeasured;
  readonly articleTitle: string | undefined;
  readonly version: string;
  readonly onClose: () => void;
};

/** The paragraph for a paper, to be read before it is copied. */
export function MethodsDialog({ onClose, ...props }: Props) {
  const t = useMessages('agreement');
  const common = useMessages('common');
  const paragraph = useMethodsParagraph(props);
  const [copied, setCopied] = useState<boolean>();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(paragraph);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return (
    <Dialog
      title={t('file.methodsTitle')}
      onClose={onClose}
      closeLabel={common('action.close')}
      footer={
        <Button variant="primary" icon={<Copy />} onPress={() => void copy()}>
          {t('file.copy')}
        </Button>
      }
    >
      <p className={styles['soft']}>{t('file.methodsHint')}</p>
      <p className={styles['methods']}>{paragraph}</p>
      <output>
        {copied === true && t('file.copied')}
        {copied === false && t('file.notCopied')}
      </output>
    </Dialog>
  );
}
