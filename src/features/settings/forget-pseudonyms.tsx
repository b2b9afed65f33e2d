import { useEffect, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import { countPseudonyms, forgetPseudonyms } from '#workspace/pseudonyms.ts';

/** How many pseudonyms exports have left behind. */
export function usePseudonyms() {
  const [pseudonyms, setPseudonyms] = useState(0);
  useEffect(() => {
    let isGone = false;
    async function count(): Promise<void> {
      const found = await countPseudonyms();
      if (!isGone) setPseudonyms(found);
    }
    void count();
    return () => {
      isGone = true;
    };
  }, []);
  const countAgain = async (): Promise<void> => {
    setPseudonyms(await countPseudonyms());
  };
  return { pseudonyms, countAgain } as const;
}

type Props = { readonly count: number; readonly onForgotten: () => Promise<void> };

export function ForgetPseudonyms({ count, onForgotten }: Props) {
  const t = useMessages('settings');
  const common = useMessages('common');
  const [isAsking, setIsAsking] = useState(false);
  async function forget(): Promise<void> {
    setIsAsking(false);
    await forgetPseudonyms();
    await onForgotten();
  }
  return (
    <>
      <Button
        isDisabled={count === 0}
        onPress={() => {
          setIsAsking(true);
        }}
      >
        {t('data.forget')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('data.forgetTitle')}
          confirmLabel={t('data.forgetConfirm')}
          cancelLabel={common('action.cancel')}
          isDangerous
          onCancel={() => {
            setIsAsking(false);
          }}
          onConfirm={() => void forget()}
        >
          <p>{t('data.forgetText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
