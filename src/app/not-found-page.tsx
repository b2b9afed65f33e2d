import { buttonClass } from '#ui/button.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { useMessages } from '#messages/messages.tsx';
import styles from './app.module.css';
import { useDocumentTitle } from './use-document-title.ts';

type Props = { readonly kind: 'page' | 'article' | 'damaged' };

/** Says what is not there, what that means for the work, and how to go on. */
export function NotFoundPage({ kind }: Props) {
  const common = useMessages('common');
  useDocumentTitle(common('place.notFound'));
  return (
    <main id="main" className={styles['notice']}>
      <PageTitle className={styles['noticeTitle']}>{common(`notFound.${kind}.title`)}</PageTitle>
      <p>{common(`notFound.${kind}.text`)}</p>
      <p>
        <a className={buttonClass('primary')} href="#/">
          {common('action.toLibrary')}
        </a>
      </p>
    </main>
  );
}
