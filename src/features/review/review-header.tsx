import { ArrowLeft, Keyboard } from 'lucide-react';
import { useMessages } from '#messages/messages.tsx';
import { buttonClass } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen } from './desk.tsx';
import { Legend } from './legend.tsx';
import { NamesSwitch } from './names-switch.tsx';
import type { ReviewScreenProps } from './review-screen.tsx';
import styles from './review.module.css';

type Props = ReviewScreenProps & { readonly isNarrow: boolean };

export function ReviewHeader({ onLeave, isNarrow }: Props) {
  const { t, screen } = useDesk();
  const common = useMessages('common');
  const title = useWorkspace((state) => state.review?.article.title ?? '');
  return (
    <header className={styles['header']}>
      <a
        href="#/"
        className={classNames(buttonClass('quiet'), styles['back'])}
        aria-label={common('action.toLibrary')}
        title={common('action.toLibrary')}
        onClick={(event) => {
          event.preventDefault();
          onLeave();
        }}
      >
        <ArrowLeft aria-hidden />
      </a>
      <div className={styles['heading']}>
        <PageTitle className={styles['title']} canTakeFocus={false}>
          {t('documentTitle', { title })}
        </PageTitle>
      </div>
      {!isNarrow && <Legend />}
      {isNarrow ? <ViewChoice /> : <NamesSwitch />}
      <IconButton
        label={t('header.keys')}
        icon={<Keyboard />}
        shortcut="?"
        onPress={() => {
          screen.setState({ areKeysShown: true });
        }}
      />
    </header>
  );
}

function ViewChoice() {
  const { t, screen } = useDesk();
  const view = useScreen((state) => state.view);
  const stage = useScreen((state) => state.stage);
  if (stage !== 'items' && stage !== 'talk') return null;
  return (
    <RadioGroup
      label={t('header.view')}
      hideLabel
      look="segmented"
      options={[
        { id: 'text', name: t('header.text') },
        { id: 'list', name: t('header.list') },
      ]}
      value={view}
      onChange={(chosen) => {
        screen.setState({ view: chosen });
      }}
    />
  );
}
