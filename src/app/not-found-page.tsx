import { PageTitle } from '#ui/page-title.tsx';
import { buttonClass } from '#ui/button.tsx';
import { useMessages } from '#messages/messages.tsx';
import styles from './app.module.css';
import { useDocumentTitle } from './use-document-title.ts';

export function NotFoundPage() {
  const common = useMessages('common');
  useDocumentTitle(common('place.notFound'));
  return (
    <main id="main" className={styles['notice']}>
      <PageTitle className={styles['noticeTitle']}>{common('notFound.title')}</PageTitle>
      <p>{common('notFound.text')}</p>
      <p>
        <a className={buttonClass('primary')} href="#/">
          {common('action.toLibrary')}
        </a>
      </p>
    </main>
  );
}
