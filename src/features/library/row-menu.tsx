import {
  BookOpen,
  CircleCheck,
  CircleDashed,
  Download,
  Ellipsis,
  Eye,
  FileJson,
  GitCompareArrows,
  Info,
  Pencil,
  Send,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Article } from '#domain/article/article.ts';
import { type MenuEntry, MenuButton } from '#ui/menu-button.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import { downloadOriginal } from '#workspace/exchange.ts';
import { setArticleDetails, trashArticle } from '#workspace/library.ts';
import { notify } from '#workspace/notices.ts';
import type { LibraryActs } from './library-screen.tsx';

type Props = {
  readonly article: Article;
  readonly acts: LibraryActs;
  readonly onRename: () => void;
  readonly onDetails: () => void;
};

export function RowMenu(props: Props) {
  const t = useMessages('library');
  const { article } = props;
  return (
    <MenuButton
      label={t('act.menu', { title: article.title === '' ? t('row.untitled') : article.title })}
      icon={<Ellipsis />}
      entries={useEntries(props)}
    />
  );
}

type PlainAct =
  | 'open'
  | 'rename'
  | 'details'
  | 'leftOut'
  | 'markOpen'
  | 'markDone'
  | 'review'
  | 'send'
  | 'export'
  | 'original';

function useEntries({ article, acts, onRename, onDetails }: Props): readonly MenuEntry[] {
  const t = useMessages('library');
  const { id } = article;
  const isDone = article.status === 'done';
  const item = (name: PlainAct, icon: ReactNode, onAct: () => void): MenuEntry => ({
    kind: 'item',
    id: name,
    name: t(`act.${name}`),
    icon,
    onAct,
  });
  return [
    item('open', <BookOpen />, () => {
      acts.onOpen(id);
    }),
    item('rename', <Pencil />, onRename),
    item('details', <Info />, onDetails),
    item('leftOut', <Eye />, () => {
      acts.onLeftOut(id);
    }),
    item(
      isDone ? 'markOpen' : 'markDone',
      isDone ? <CircleDashed /> : <CircleCheck />,
      () => void setArticleDetails(id, { status: isDone ? 'open' : 'done' }),
    ),
    { kind: 'separator', id: 'before-colleagues' },
    item('review', <GitCompareArrows />, () => {
      acts.onReview(id);
    }),
    item('send', <Send />, () => {
      acts.onSend(id);
    }),
    { kind: 'separator', id: 'before-files' },
    item('export', <FileJson />, () => {
      acts.onExport(id);
    }),
    item('original', <Download />, () => void saveOriginal(article)),
    { kind: 'separator', id: 'before-delete' },
    {
      kind: 'item',
      id: 'delete',
      name: t('act.delete'),
      icon: <Trash2 />,
      isDangerous: true,
      onAct: () => void trashArticle(id),
    },
  ];
}

async function saveOriginal(article: Article): Promise<void> {
  const file = await downloadOriginal(article.id);
  if (file) saveFile(file);
  else notify('no-original', { title: article.title, fileName: article.origin.fileName ?? '' });
}
