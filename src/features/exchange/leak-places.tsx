import { Button } from '#ui/button.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { ExportLeak } from '#workspace/export.ts';
import styles from './export.module.css';
import type { LeakGroup } from './group-leaks.ts';

type Props = {
  readonly leaks: LeakGroup['leaks'];
  /** Absent where nobody can say that it is somebody else. */
  readonly onAccept?: (keys: readonly string[]) => void;
};

/** The others are dealt with together, or once these are gone. */
const MOST_SHOWN = 20;

/** Where the words stand, with some around them. */
export function LeakPlaces({ leaks, onAccept }: Props) {
  const t = useMessages('export');
  const placeOf = usePlaces();
  return (
    <ul className={styles['places']}>
      {leaks.slice(0, MOST_SHOWN).map((leak) => (
        <li key={leak.key} className={styles['place']}>
          <span className={styles['excerpt']}>
            <bdi>{leak.excerpt}</bdi>
            <span className={styles['note']}>
              <bdi>{placeOf(leak)}</bdi>
            </span>
          </span>
          {onAccept && (
            <Button
              variant="quiet"
              aria-label={t('leaks.notThemAt', { excerpt: leak.excerpt })}
              onPress={() => {
                onAccept([leak.key]);
              }}
            >
              {t('leaks.notThem')}
            </Button>
          )}
        </li>
      ))}
      {leaks.length > MOST_SHOWN && (
        <li className={styles['note']}>{t('leaks.more', { count: leaks.length - MOST_SHOWN })}</li>
      )}
    </ul>
  );
}

const FIELDS = [
  'text',
  'title',
  'byline',
  'outlet',
  'url',
  'file name',
  'note',
  'evidence note',
  'evidence url',
  'entity name',
  'entity alias',
  'entity note',
  'project name',
  'annotator',
  'contents',
] as const;

function usePlaces(): (leak: ExportLeak) => string {
  const t = useMessages('export');
  const articles = useWorkspace((s) => s.articles);
  return ({ where: { field, article, file, line } }) => {
    const known = FIELDS.find((each) => each === field) ?? 'attribute';
    const what = t(`leaks.field.${known}`);
    if (file !== undefined) {
      return line === undefined ? `${what}: ${file}` : t('leaks.placeInFile', { file, line });
    }
    const title = articles.find((each) => each.article.id === article)?.article.title;
    return title === undefined ? what : t('leaks.place', { field: what, title });
  };
}
