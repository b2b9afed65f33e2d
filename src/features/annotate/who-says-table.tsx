import type { AnnotationId } from '#domain/ids.ts';
import type { MapLink, WhoSaysMap } from '#domain/lens/who-says.ts';
import { useDesk } from './desk.tsx';
import styles from './who-says.module.css';

type Props = { readonly map: WhoSaysMap; readonly onGoTo: (id: AnnotationId) => void };

export function WhoSaysTable({ map, onGoTo }: Props) {
  const { t } = useDesk();
  const speakers = new Map(map.speakers.map(({ key, name }) => [key, name]));
  const sources = new Map(map.sources.map(({ key, name }) => [key, name]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by key.
    <section className={styles['scroller']} tabIndex={0} aria-label={t('map.table')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {(['speaker', 'claim', 'source', 'origin'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`map.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.claims.map((claim) => (
            <tr key={claim.id}>
              <td>
                <Names links={claim.speakers} names={speakers} isMissed />
              </td>
              <td>
                <button
                  type="button"
                  className={styles['claim']}
                  aria-label={t('map.goTo', { what: claim.quote })}
                  onClick={() => {
                    onGoTo(claim.id);
                  }}
                >
                  <bdi>{claim.quote}</bdi>
                </button>
              </td>
              <td>
                <Names links={claim.sources} names={sources} />
              </td>
              <td>
                <Origins map={map} names={sources} links={claim.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type NamesProps = {
  readonly links: readonly MapLink[];
  readonly names: ReadonlyMap<string, string>;
  readonly isMissed?: boolean;
};

function Names({ links, names, isMissed = false }: NamesProps) {
  const { t } = useDesk();
  if (links.length === 0) return isMissed ? <em>{t('map.none')}</em> : null;
  return (
    <ul className={styles['names']}>
      {links.map(({ key, inherited }) => (
        <li key={key}>
          <bdi>{names.get(key)}</bdi>
          {inherited && <small> ({t('map.inherited')})</small>}
        </li>
      ))}
    </ul>
  );
}

type OriginsProps = {
  readonly map: WhoSaysMap;
  readonly names: ReadonlyMap<string, string>;
  readonly links: readonly MapLink[];
};

/** All that the claim's sources rest on, nearest first. */
function Origins({ map, names, links }: OriginsProps) {
  const { t } = useDesk();
  const reached = new Set(links.map(({ key }) => key));
  const found = new Map<string, string>();
  // The steps are listed from the reader's side: one pass reaches all that hang together.
  for (const { from, to, certainty } of map.origins) {
    if (!reached.has(from) || reached.has(to)) continue;
    reached.add(to);
    found.set(to, certainty);
  }
  return (
    <ul className={styles['names']}>
      {[...found].map(([key, certainty]) => (
        <li key={key}>
          <bdi>{names.get(key)}</bdi>
          {certainty === 'alleged' && <small> ({t('map.alleged')})</small>}
        </li>
      ))}
    </ul>
  );
}
