import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { exportAnnotations } from '#workspace/exchange.ts';
import { ExportDialog } from './export-dialog.tsx';

type Props = { readonly articleId: ArticleId; readonly onClose: () => void };

export function ExportArticleDialog({ articleId, onClose }: Props) {
  const t = useMessages('exchange');
  return (
    <ExportDialog
      title={t('annotations.title')}
      text={t('annotations.text')}
      make={(signal) => exportAnnotations(articleId, signal)}
      onClose={onClose}
    />
  );
}
