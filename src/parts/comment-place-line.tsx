import type { CommentPlace } from '#domain/comments/place-target.ts';
import { useMessages } from '#messages/messages.tsx';
import styles from './comment-threads.module.css';
import { clampText } from './quote-text.ts';

/** Quotes beyond this are cut: the text itself is beside it. UTF-16 units. */
const SHOWN = 120;

type Props = {
  readonly place: CommentPlace | undefined;
  readonly onGo?: ((place: CommentPlace) => void) | undefined;
};

/** What a thread is about; pressed, it goes there. Says so where it is no longer there. */
export function CommentPlaceLine({ place, onGo }: Props) {
  const t = useMessages('comments');
  if (!place) return <p className={styles['about']}>{t('about.unknown')}</p>;
  const words = 'quote' in place ? clampText(place.quote ?? '', SHOWN) : '';
  switch (place.kind) {
    case 'article':
      return <p className={styles['about']}>{t('about.article')}</p>;
    case 'difference':
      return (
        <>
          <p className={styles['soft']}>{t('about.difference')}</p>
          {words !== '' && <Line words={words} place={place} onGo={place.span && onGo} />}
        </>
      );
    case 'annotation':
      return <Line words={words} place={place} onGo={onGo} />;
    case 'span':
      return (
        <>
          <Line words={words} place={place} onGo={onGo} />
          {place.isMoved && <p className={styles['soft']}>{t('about.moved')}</p>}
        </>
      );
    case 'annotation-gone':
      return (
        <>
          <p className={styles['soft']}>{t('about.gone')}</p>
          <Line words={words} place={place} onGo={place.span && onGo} />
        </>
      );
    case 'words-gone':
      return (
        <>
          <p className={styles['soft']}>{t('about.wordsGone')}</p>
          <Line words={words} place={place} />
        </>
      );
  }
}

type LineProps = {
  readonly words: string;
  readonly place: CommentPlace;
  readonly onGo?: Props['onGo'] | undefined;
};

function Line({ words, place, onGo }: LineProps) {
  const t = useMessages('comments');
  if (!onGo) {
    return (
      <p className={styles['about']} dir="auto">
        {words}
      </p>
    );
  }
  return (
    <button
      type="button"
      className={styles['place']}
      dir="auto"
      aria-label={t('go', { what: words })}
      onClick={() => {
        onGo(place);
      }}
    >
      {words}
    </button>
  );
}
