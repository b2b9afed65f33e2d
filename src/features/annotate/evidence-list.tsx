import { FilePlus, Pencil, Trash2 } from 'lucide-react';
import type { Annotation, Evidence } from '#domain/annotation/annotation.ts';
import { clampText } from '#parts/quote-text.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { evidenceLink, removeEvidence } from '#workspace/evidence.ts';
import styles from './card.module.css';
import { returnToText, useDesk } from './desk.tsx';
import { report } from './report.ts';

const NAME_LENGTH = 48;

export function EvidenceList({ annotation }: { readonly annotation: Annotation }) {
  const { t, screen } = useDesk();
  const { id, evidence = [] } = annotation;
  return (
    <section className={styles['field']} aria-label={t('check.evidence')}>
      <h3 className={styles['fieldTitle']}>{t('check.evidence')}</h3>
      {evidence.length === 0 ? (
        <p className={styles['hint']}>{t('check.none')}</p>
      ) : (
        <ul className={styles['relations']}>
          {evidence.map((piece, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- A piece has no name but its place, and no state of its own.
            <EvidenceItem key={index} annotation={annotation} piece={piece} index={index} />
          ))}
        </ul>
      )}
      <Button
        variant="quiet"
        icon={<FilePlus />}
        onPress={() => {
          screen.setState({ dialog: { kind: 'evidence', claim: id, index: evidence.length } });
        }}
      >
        {t('check.add')}
      </Button>
    </section>
  );
}

type Props = {
  readonly annotation: Annotation;
  readonly piece: Evidence;
  readonly index: number;
};

function EvidenceItem({ annotation: { id }, piece, index }: Props) {
  const desk = useDesk();
  const { t } = desk;
  const what = clampText(piece.note ?? piece.url ?? '', NAME_LENGTH);
  return (
    <li className={styles['evidence']}>
      <div className={styles['evidenceText']}>
        {piece.note !== undefined && <bdi>{piece.note}</bdi>}
        <EvidenceAddress piece={piece} />
        {piece.seenAt !== undefined && <small>{t('check.seen', { day: piece.seenAt })}</small>}
      </div>
      <IconButton
        label={t('check.edit', { what })}
        icon={<Pencil />}
        onPress={() => {
          desk.screen.setState({ dialog: { kind: 'evidence', claim: id, index } });
        }}
      />
      <IconButton
        label={t('check.remove', { what })}
        icon={<Trash2 />}
        onPress={() => {
          report(desk, removeEvidence(id, index), t('say.evidenceRemoved'));
          returnToText(desk);
        }}
      />
    </li>
  );
}

function EvidenceAddress({ piece }: { readonly piece: Evidence }) {
  if (piece.url === undefined) return null;
  const link = evidenceLink(piece);
  if (link === undefined) return <bdi>{piece.url}</bdi>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer" dir="ltr">
      {piece.url}
    </a>
  );
}
