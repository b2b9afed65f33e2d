import { memo } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ImportSource } from '#workspace/import-articles.ts';
import type { SkippedDuplicate } from '#workspace/import-outcome.ts';
import styles from './exchange.module.css';
import { More, ReportPart, SHOWN } from './report-part.tsx';
import { useGradually } from './use-gradually.ts';

type Props = {
  readonly duplicates: readonly SkippedDuplicate[];
  readonly sources: readonly ImportSource[];
  readonly onOpen: (id: ArticleId) => void;
  readonly onAddAnyway: (sources: readonly ImportSource[]) => void;
};

/** What was not added because the very same text is here. */
export function DuplicatesPart({ duplicates, sources, onOpen, onAddAnyway }: Props) {
  const t = useMessages('exchange');
  const shown = useGradually(duplicates.slice(0, SHOWN));
  return (
    <ReportPart title={t('import.duplicates', { count: duplicates.length })}>
      <p className={styles['safe']}>{t('import.duplicatesHint')}</p>
      <ul className={styles['rows']}>
        {shown.map((duplicate) => (
          <DuplicateRow
            key={`${duplicate.source} ${duplicate.place}`}
            duplicate={duplicate}
            sources={sources}
            onOpen={onOpen}
            onAddAnyway={onAddAnyway}
          />
        ))}
      </ul>
      <More count={duplicates.length - SHOWN} />
      {duplicates.length > 1 && (
        <div>
          <Button
            onPress={() => {
              onAddAnyway(wanted(duplicates, sources));
            }}
          >
            {t('import.addAllAnyway', { count: duplicates.length })}
          </Button>
        </div>
      )}
    </ReportPart>
  );
}

type RowProps = Omit<Props, 'duplicates'> & { readonly duplicate: SkippedDuplicate };

/** Remembered: rows come a few at a time, and those that are there stay as they are. */
const DuplicateRow = memo(function DuplicateRow(props: RowProps) {
  const { duplicate, sources, onOpen, onAddAnyway } = props;
  const { place, title, of, annotations } = duplicate;
  const t = useMessages('exchange');
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <bdi className={styles['name']}>{title}</bdi>
        {place !== '' && <bdi className={styles['place']}>{place}</bdi>}
        <span className={styles['note']}>
          {t(of.isDeleted ? 'import.sameAsDeleted' : 'import.sameAs', { title: of.title })}
        </span>
        {annotations > 0 && (
          <span className={styles['note']}>
            {t('import.duplicateWork', { count: annotations })}
          </span>
        )}
      </div>
      <div className={styles['acts']}>
        {!of.isDeleted && (
          <Button
            variant="quiet"
            aria-label={t('import.open', { title: of.title })}
            onPress={() => {
              onOpen(of.id);
            }}
          >
            {t('import.openShort')}
          </Button>
        )}
        <Button
          variant="quiet"
          aria-label={t('import.addAnywayOf', { title })}
          onPress={() => {
            onAddAnyway(wanted([duplicate], sources));
          }}
        >
          {t('import.addAnyway')}
        </Button>
      </div>
    </li>
  );
});

/** The sources once more, each of them for the article of that place only. */
function wanted(
  duplicates: readonly SkippedDuplicate[],
  sources: readonly ImportSource[],
): readonly ImportSource[] {
  return duplicates.flatMap(({ source, place }) => {
    const from = sources[source];
    if (!from) return [];
    return [{ ...from, choices: { ...from.choices, only: place, takesDuplicates: true } }];
  });
}
