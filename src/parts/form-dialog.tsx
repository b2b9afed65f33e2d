import { type ReactNode, useId } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import styles from './form-dialog.module.css';
import { useAskedClose } from './use-asked-close.tsx';

type Props = {
  readonly title: string;
  readonly saveLabel: string;
  /** Something in it is not stored: leaving asks first. */
  readonly isChanged: boolean;
  readonly canSave?: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog of fields that are stored together; Enter in a field saves. */
export function FormDialog(props: Props) {
  const { title, saveLabel, isChanged, canSave = true, onSave, onClose, children } = props;
  const t = useMessages('common');
  const id = useId();
  const { close, question } = useAskedClose(isChanged, onClose);
  return (
    <>
      <Dialog
        title={title}
        closeLabel={t('action.close')}
        onClose={close}
        holdsWords={isChanged}
        footer={
          <>
            <Button variant="quiet" onPress={close}>
              {t('action.cancel')}
            </Button>
            <Button variant="primary" type="submit" form={id} isDisabled={!canSave}>
              {saveLabel}
            </Button>
          </>
        }
      >
        <form
          id={id}
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            onSave();
          }}
        >
          {children}
        </form>
      </Dialog>
      {question}
    </>
  );
}
