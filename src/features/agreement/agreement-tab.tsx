import { useMemo, useState } from 'react';
import type { CaseQuestion } from '#domain/agreement/cases.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Select } from '#ui/select.tsx';
import type { AgreementMeasured } from '#workspace/agreement.ts';
import styles from './agreement.module.css';
import { CasesDialog } from './cases-dialog.tsx';
import { Figures } from './figures.tsx';
import { Headline } from './headline.tsx';
import { LabelGrid } from './label-grid.tsx';
import { Questions } from './questions.tsx';
import { type Pair, linesOf, pairKey } from './report-view.ts';

type Props = {
  readonly measured: AgreementMeasured;
  readonly articleId: ArticleId | undefined;
};

/** A figure, bar or cell whose places are asked for, in words. */
export type Asked = { readonly question: CaseQuestion; readonly what: string };

/** What is said about a pair of annotators, or about all. */
export function AgreementTab({ measured, articleId }: Props) {
  const { lines, places, basis } = measured;
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const pairs = places.map(({ pair }) => pair);
  // Two annotators are one pair: there is nothing to choose.
  const [only, ...others] = pairs;
  const pair: Pair =
    chosen === undefined && others.length === 0
      ? only
      : pairs.find((each) => pairKey(each) === chosen);
  const own = useMemo(() => linesOf(lines, pair), [lines, pair]);
  const all = useMemo(() => linesOf(lines, undefined), [lines]);
  return (
    <>
      {pairs.length > 1 && <PairChooser pairs={pairs} value={pair} onChange={setChosen} />}
      <Headline lines={own} places={places} pair={pair} basis={basis} />
      <Questions lines={own} onAsk={setAsked} />
      <LabelGrid places={places} pair={pair} onAsk={setAsked} />
      <Figures
        lines={pairs.length > 1 ? own : merged(own, all)}
        articleId={articleId}
        onAsk={setAsked}
      />
      {asked && (
        <CasesDialog
          {...asked}
          pair={pair}
          articleId={articleId}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

/** With two annotators the measures that take everybody at once are measures of the pair. */
function merged(
  own: AgreementMeasured['lines'],
  all: AgreementMeasured['lines'],
): AgreementMeasured['lines'] {
  const key = ({ metric, label, attribute, relation }: (typeof own)[number]): string =>
    JSON.stringify([metric, label, attribute, relation]);
  const known = new Set(own.map(key));
  return [...own, ...all.filter((line) => !known.has(key(line)))];
}

type ChooserProps = {
  readonly pairs: readonly (readonly [string, string])[];
  readonly value: Pair;
  readonly onChange: (key: string) => void;
};

function PairChooser({ pairs, value, onChange }: ChooserProps) {
  const t = useMessages('agreement');
  const options = [
    { id: '', name: t('everybody') },
    ...pairs.map((pair) => ({
      id: pairKey(pair),
      name: t('pair', { first: pair[0], second: pair[1] }),
    })),
  ];
  return (
    <div className={styles['chooser']}>
      <Select label={t('between')} options={options} value={pairKey(value)} onChange={onChange} />
    </div>
  );
}
