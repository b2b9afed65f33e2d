import type { LostLink } from '#domain/curation/curate-links.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { ItemRow } from './item-row.tsx';
import styles from './review.module.css';
import { linkWords } from './version-words.ts';

const NONE: readonly never[] = [];

/** What the agreed version says without a speaker or source that somebody had linked. */
export function LostLinks() {
  const { t } = useDesk();
  const lost = useWorkspace((state) => state.review?.lostLinks) ?? NONE;
  if (lost.length === 0) return null;
  return (
    <>
      <h3>{t('finish.lost')}</h3>
      <p className={styles['soft']}>{t('finish.lostHint')}</p>
      <ul className={styles['answers']}>
        {lost.map((link) => (
          <li key={`${link.layer} ${link.relation.id}`}>
            <LostRow link={link} />
          </li>
        ))}
      </ul>
    </>
  );
}

function LostRow({ link: { relation, layer, key } }: { readonly link: LostLink }) {
  const said = linkWords(useWords(), relation, layer);
  if (key === undefined) return <bdi>{said}</bdi>;
  return (
    <ItemRow itemKey={key}>
      <bdi>{said}</bdi>
    </ItemRow>
  );
}
