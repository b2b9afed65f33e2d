import { useMemo } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import type { WhoSaysMap } from '#domain/lens/who-says.ts';
import { useDesk } from './desk.tsx';
import { BOX, layoutMap, type MapBox } from './layout-map.ts';
import styles from './who-says.module.css';

type Props = { readonly map: WhoSaysMap; readonly onGoTo: (id: AnnotationId) => void };

/** Boxes are buttons in the order of reading; the lines say nothing that the table does not say too. */
export function WhoSaysDiagram({ map, onGoTo }: Props) {
  const { t } = useDesk();
  const { boxes, lines, width, height } = useMemo(() => layoutMap(map), [map]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by key.
    <section className={styles['scroller']} tabIndex={0} aria-label={t('map.diagram')}>
      <div className={styles['diagram']} style={{ inlineSize: width, blockSize: height }}>
        <svg width={width} height={height} aria-hidden className={styles['lines']}>
          {lines.map(({ key, path, look }) => (
            <path key={key} d={path} data-look={look} />
          ))}
        </svg>
        {boxes.map((box) => (
          <Box key={`${box.kind} ${box.key}`} box={box} onGoTo={onGoTo} />
        ))}
      </div>
    </section>
  );
}

function Box({ box, onGoTo }: { readonly box: MapBox; readonly onGoTo: Props['onGoTo'] }) {
  const { t } = useDesk();
  const { kind, name, goTo, x, y } = box;
  const place = { insetInlineStart: x, insetBlockStart: y, inlineSize: BOX[kind] };
  if (goTo === undefined) {
    return (
      <span className={styles['box']} data-kind={kind} style={place} title={name}>
        <bdi>{name}</bdi>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles['box']}
      data-kind={kind}
      style={place}
      title={name}
      aria-label={t('map.goTo', { what: `${t(`map.${kind}`)} ${name}` })}
      onClick={() => {
        onGoTo(goTo);
      }}
    >
      <bdi>{name}</bdi>
    </button>
  );
}
