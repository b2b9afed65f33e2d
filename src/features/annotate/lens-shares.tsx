import type { ReactNode } from 'react';
import type { Finding } from '#domain/lens/finding.ts';
import type { Lens } from '#domain/lens/lens.ts';
import type { Share } from '#domain/lens/speech-shares.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { extent } from '#domain/annotation/annotation.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { openNow, useDesk } from './desk.tsx';
import { LensGroup } from './lens-group.tsx';
import styles from './lens.module.css';

type Props = {
  readonly lens: Lens;
  readonly listed: string | undefined;
  readonly onToggle: (key: string) => void;
};

type Row = { readonly key: string; readonly name: string; readonly share: Share };

/** Who speaks how much, how their words are given, and where they belong. */
export function LensShares({ lens, listed, onToggle }: Props) {
  const { t } = useDesk();
  const affiliations = useWorkspace((state) => state.project?.codebook.entity.affiliation ?? []);
  const speakers = lens.speakers.map((share) => ({
    key: `speaker ${share.key}`,
    name: share.name,
    share,
  }));
  const types = (['direct', 'mixed', 'indirect'] as const).map((type) => ({
    key: `type ${type}`,
    name: t(`lens.quoteType.${type}`),
    share: lens.quoteTypes[type],
  }));
  const groups = lens.affiliations.map((share) => ({
    key: `affiliation ${share.affiliation ?? ''}`,
    name: affiliations.find(({ id }) => id === share.affiliation)?.name ?? t('lens.noAffiliation'),
    share,
  }));
  const part = { listed, onToggle };
  return (
    <>
      <Part id="lens-speakers" title={t('lens.speakers')} rows={speakers} {...part}>
        <p className={styles['note']}>
          {speakers.length === 0
            ? t('lens.noSpeakers')
            : t('lens.speakersNote', { inClaims: lens.wordsInClaims, words: lens.words })}
        </p>
      </Part>
      {lens.claims.length > 0 && (
        <Part id="lens-types" title={t('lens.quoteTypes')} rows={types} {...part} />
      )}
      {groups.length > 0 && (
        <Part id="lens-affiliations" title={t('lens.affiliations')} rows={groups} {...part} />
      )}
    </>
  );
}

type PartProps = {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly children?: ReactNode;
} & Pick<Props, 'listed' | 'onToggle'>;

function Part({ id, title, rows, listed, onToggle, children }: PartProps) {
  const { t } = useDesk();
  const most = Math.max(1, ...rows.map(({ share }) => share.words));
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
      {rows.map(({ key, name, share }) => (
        <LensGroup
          key={key}
          name={name}
          count={share.claims.length}
          places={() => placesOf(share)}
          bar={share.words / most}
          figure={t('lens.share', { words: share.words, claims: share.claims.length })}
          isListed={listed === key}
          onToggle={() => {
            onToggle(key);
          }}
        />
      ))}
    </section>
  );
}

function placesOf({ claims }: Share): readonly Finding[] {
  const layer = openNow()?.state;
  return claims.flatMap((id) => {
    const claim = layer && getFrom(layer.annotations, id);
    return claim ? [{ span: extent(claim), annotationId: id }] : [];
  });
}
