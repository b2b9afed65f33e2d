import { memo } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { countNotes, noteWords } from '#parts/note-words.ts';
import type { TakenArticle } from '#workspace/import-outcome.ts';
import styles from './exchange.module.css';
import { More, ReportPart, SHOWN } from './report-part.tsx';
import { useGradually } from './use-gradually.ts';

type Props = {
  readonly taken: readonly TakenArticle[];
  readonly onOpen: (id: ArticleId) => void;
  readonly onShowLeftOut: (id: ArticleId) => void;
};

/** What was added; first those that somebody should look at. */
export function TakenPart({ taken, onOpen, onShowLeftOut }: Props) {
  const t = useMessages('exchange');
  const ordered = taken.toSorted((a, b) => Number(isRemarkable(b)) - Number(isRemarkable(a)));
  const shown = useGradually(ordered.slice(0, SHOWN));
  return (
    <ReportPart title={t('import.taken', { count: taken.length })}>
      <RowLosses taken={taken} />
      <ul className={styles['rows']}>
        {shown.map((article) => (
          <TakenRow
            key={article.id}
            article={article}
            onOpen={onOpen}
            onShowLeftOut={onShowLeftOut}
          />
        ))}
      </ul>
      <More count={taken.length - SHOWN} />
    </ReportPart>
  );
}

type RowProps = Pick<Props, 'onOpen' | 'onShowLeftOut'> & { readonly article: TakenArticle };

/** Remembered: rows come a few at a time, and those that are there stay as they are. */
const TakenRow = memo(function TakenRow({ article, onOpen, onShowLeftOut }: RowProps) {
  const t = useMessages('exchange');
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <bdi className={styles['name']}>{article.title}</bdi>
        <Remarks article={article} onOpen={onOpen} />
      </div>
      <div className={styles['acts']}>
        {article.hidden > 0 && (
          <Button
            variant="quiet"
            aria-label={t('import.leftOutOf', { title: article.title })}
            onPress={() => {
              onShowLeftOut(article.id);
            }}
          >
            {t('import.leftOut')}
          </Button>
        )}
        <Button
          variant="quiet"
          aria-label={t('import.open', { title: article.title })}
          onPress={() => {
            onOpen(article.id);
          }}
        >
          {t('import.openShort')}
        </Button>
      </div>
    </li>
  );
});

/** How many rows of tables came with a loss: nobody reads a hundred notes. Counted once. */
const RowLosses = memo(function RowLosses({ taken }: Pick<Props, 'taken'>) {
  const t = useMessages('exchange');
  const counts = countNotes(taken);
  const ragged = counts.get('ragged-row') ?? 0;
  const dates = counts.get('date-not-read') ?? 0;
  if (ragged + dates === 0) return null;
  return (
    <Callout tone="info">
      {ragged > 0 && <p>{t('import.ragged', { count: ragged })}</p>}
      {dates > 0 && <p>{t('import.datesUnread', { count: dates })}</p>}
    </Callout>
  );
});

function isRemarkable({ alike, notes, work }: TakenArticle): boolean {
  return (
    alike !== undefined || work !== undefined || notes.some(({ kind }) => kind !== 'page-left-out')
  );
}

function Remarks({
  article,
  onOpen,
}: {
  readonly article: TakenArticle;
  readonly onOpen: (id: ArticleId) => void;
}) {
  const t = useMessages('exchange');
  const format = useFormats();
  const { alike, notes, work } = article;
  return (
    <>
      {alike && (
        <span className={styles['note']}>
          {t('import.alike', {
            share: format.number(Math.floor(alike.share * 100) / 100, { style: 'percent' }),
          })}{' '}
          <button
            type="button"
            className={styles['link']}
            onClick={() => {
              onOpen(alike.id);
            }}
          >
            <bdi>{alike.title}</bdi>
          </button>
        </span>
      )}
      {work && <WorkLines work={work} />}
      {notes.map((note) => (
        <Note key={note.kind} note={note} />
      ))}
    </>
  );
}

/** What came along of another tool's annotations, and what did not, by the names in its file. */
function WorkLines({ work }: { readonly work: NonNullable<TakenArticle['work']> }) {
  const t = useMessages('exchange');
  const format = useFormats();
  const { annotations, relations, dropped, unplaced } = work;
  const names = dropped.map(({ kind, name, count }) =>
    t(`import.dropped.${kind}`, { name, count }),
  );
  return (
    <>
      <span className={styles['place']}>{t('import.work', { annotations, relations })}</span>
      {names.length > 0 && (
        <span className={styles['note']}>
          {t('import.workDropped', { names: format.list(names) })}
        </span>
      )}
      {unplaced > 0 && (
        <span className={styles['note']}>{t('import.workUnplaced', { count: unplaced })}</span>
      )}
    </>
  );
}

/** What was guessed or repaired; what was left out has a button of its own. */
function Note({ note }: { readonly note: TakenArticle['notes'][number] }) {
  const t = useMessages('exchange');
  const problems = useMessages('problems');
  if (note.kind === 'page-left-out') return null;
  let words: string;
  if (note.kind === 'encoding') words = t('import.readAs', { encoding: note.encoding });
  else if (note.kind === 'damaged-characters') words = t('import.damaged', { count: note.count });
  else words = noteWords(problems, note);
  return <span className={styles['note']}>{words}</span>;
}
