import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { valueOf } from '#domain/agreement/coefficient.ts';
import type { PairPlaces } from '#domain/agreement/pair-places.ts';
import { CLAIM } from '#domain/annotation/attribution.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import type { AgreementBasis } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import { type LabelCounts, type Pair, labelCounts, pairKey } from './report-view.ts';
import { useNames } from './use-names.ts';

type Props = {
  readonly lines: readonly ReportLine[];
  readonly places: readonly PairPlaces[];
  readonly pair: Pair;
  readonly basis: AgreementBasis;
};

/** The figures that matter most, in words. */
export function Headline({ lines, places, pair, basis }: Props) {
  const ofPair = pair && places.find((each) => pairKey(each.pair) === pairKey(pair));
  return ofPair ? (
    <PairHeadline places={ofPair} basis={basis} />
  ) : (
    <ManyHeadline lines={lines} pairs={places.length} />
  );
}

function ManyHeadline({
  lines,
  pairs,
}: {
  readonly lines: readonly ReportLine[];
  readonly pairs: number;
}) {
  const t = useMessages('agreement');
  const format = useFormats();
  const shareOf = (metric: 'found' | 'same_boundary'): string => {
    const own = lines.filter((line) => line.metric === metric);
    const line = own.find(({ label }) => label === CLAIM) ?? own[0];
    const value = line && valueOf(line.coefficient);
    return value === undefined
      ? '–'
      : format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  };
  return (
    <div className={styles['headline']}>
      <p>{t('headline.many', { found: shareOf('found'), boundary: shareOf('same_boundary') })}</p>
      <p className={styles['soft']}>{t('headline.manyHint', { pairs })}</p>
    </div>
  );
}

function PairHeadline({
  places,
  basis,
}: {
  readonly places: PairPlaces;
  readonly basis: AgreementBasis;
}) {
  const t = useMessages('agreement');
  const counts = labelCounts(places);
  const [first, ...others] = counts;
  if (!first) return <p className={styles['headline']}>{t('headline.none')}</p>;
  const isMe = (name: string): boolean =>
    basis.annotators.some((each) => each.isMe && each.name === name);
  const [one, two] = places.pair;
  const small = (name: string): string => (isMe(name) ? t('youSmall') : name);
  const sentenceOf = (each: LabelCounts) => (
    <LabelSentence counts={each} first={small(one)} second={small(two)} />
  );
  return (
    <div className={styles['headline']}>
      <p>
        {first.label === CLAIM
          ? t('headline.claims', {
              who: t('pair', {
                first: isMe(one) ? t('you') : one,
                second: small(two),
              }),
              both: first.both,
              edges: first.otherEdges,
              label: first.otherLabel,
              first: small(one),
              second: small(two),
              firstIsMe: String(isMe(one)),
              secondIsMe: String(isMe(two)),
              onlyFirst: first.onlyFirst,
              onlySecond: first.onlySecond,
            })
          : sentenceOf(first)}
      </p>
      {others.length > 0 && (
        <Disclosure title={t('headline.byLabel')} level={2}>
          <ul className={styles['sentences']}>
            {others.map((each) => (
              <li key={each.label}>{sentenceOf(each)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

type SentenceProps = {
  readonly counts: LabelCounts;
  readonly first: string;
  readonly second: string;
};

function LabelSentence({ counts, first, second }: SentenceProps) {
  const t = useMessages('agreement');
  const names = useNames();
  return t('headline.label', {
    name: names.label(counts.label),
    both: counts.both,
    edges: counts.otherEdges,
    first,
    second,
    onlyFirst: counts.onlyFirst,
    onlySecond: counts.onlySecond,
  });
}
