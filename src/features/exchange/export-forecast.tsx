import { type RefObject, useEffect, useRef } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { SPLITS } from '#domain/export/export-set.ts';
import type { ExportForecast } from '#workspace/export.ts';
import { emptiness } from './emptiness.ts';
import { type ExportForm, type FormChoice, isReviewToCorrect, numberOf } from './export-form.ts';
import { ExportLeaks } from './export-leaks.tsx';
import styles from './export.module.css';
import { FileProblems } from '#parts/file-problems.tsx';
import type { EmptyKind } from './hindrance.ts';
import { lossWords } from './loss-words.ts';
import type { LiveForecast } from './use-forecast.ts';

type Props = {
  readonly form: ExportForm;
  readonly chosen: FormChoice;
  readonly forecast: LiveForecast;
  /** It was read out before something else that is to be heard now. */
  readonly isTold: boolean;
  readonly onChange: (changes: Partial<ExportForm>) => void;
  readonly places: ForecastPlaces;
};

/** Where to go from the button that makes the file: to all that is known, and in it to names that are left. */
export type ForecastPlaces = {
  readonly section: RefObject<HTMLElement | null>;
  readonly leaks: RefObject<HTMLUListElement | null>;
};

/** What will be in the file and what will not, or why there will be none. */
export function ExportForecastPart({ onChange, places: { section, leaks }, ...props }: Props) {
  const t = useMessages('export');
  useNews(props);
  const { form, chosen, forecast } = props;
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={styles['forecast']}
      aria-label={t('forecast.title')}
    >
      <h3 className={styles['heading']}>{t('forecast.title')}</h3>
      {chosen.ok ? (
        <Found {...{ form, forecast, onChange }} list={leaks} />
      ) : (
        <Empty what={chosen.fault} />
      )}
    </section>
  );
}

type FoundProps = Pick<Props, 'form' | 'forecast' | 'onChange'> & {
  readonly list: ForecastPlaces['leaks'];
};

function Found({ form, forecast, onChange, list }: FoundProps) {
  const t = useMessages('export');
  switch (forecast.kind) {
    case 'working':
      return <ProgressBar label={t('forecast.working')} />;
    case 'failed':
      return (
        <>
          <Callout tone="error" title={t('failed.forecast')}>
            <p>{t('failed.safe')}</p>
            <Button onPress={forecast.retry}>{t('failed.retry')}</Button>
          </Callout>
          <FileProblems problems={forecast.problems} />
        </>
      );
    case 'known': {
      const empty = emptiness(forecast.forecast, form);
      return (
        <>
          <ExportLeaks
            leaks={forecast.forecast.leaks}
            people={forecast.forecast.people}
            form={form}
            onChange={onChange}
            onNamed={forecast.retry}
            list={list}
          />
          {empty && <Empty what={empty} />}
          {isReviewToCorrect(form, forecast.forecast) && <Empty what="review" />}
          {(empty === undefined || empty === 'unfit') && (
            <>
              <EmptyParts parts={emptyParts(forecast.forecast, form)} />
              <ForecastWords forecast={forecast.forecast} />
            </>
          )}
        </>
      );
    }
  }
}

function Empty({ what }: { readonly what: EmptyKind }) {
  const t = useMessages('export');
  return (
    <Callout tone="info" title={t(`empty.${what}`)}>
      <p>{t(`empty.${what}Next`)}</p>
    </Callout>
  );
}

/** Names shown of a long list. */
const MOST_NAMES = 12;

/** What is in a file, made or not: counts, losses, and names that should not go out. */
export function ForecastWords({ forecast }: { readonly forecast: ExportForecast }) {
  const t = useMessages('export');
  const namesOf = useNames();
  const { articles, annotations, relations, losses, confidential, splits, damaged } = forecast;
  return (
    <>
      {confidential.length > 0 && (
        <Callout tone="error" title={t('confidential.title', { count: confidential.length })}>
          <p>{t('confidential.text', { names: namesOf(confidential) })}</p>
        </Callout>
      )}
      {damaged.length > 0 && (
        <Callout tone="error" title={t('damaged.title', { count: damaged.length })}>
          <p>{t('damaged.text', { names: namesOf(damaged) })}</p>
        </Callout>
      )}
      <p>{t('forecast.holds', { articles, annotations, relations })}</p>
      {splits.size > 0 && (
        <p>
          {t('split.outcome', {
            train: splits.get('train') ?? 0,
            validation: splits.get('validation') ?? 0,
            test: splits.get('test') ?? 0,
          })}
        </p>
      )}
      {losses.length === 0 ? (
        <p>{t('forecast.nothingLost')}</p>
      ) : (
        <>
          <p className={styles['lost']}>{t('forecast.lost')}</p>
          <ul className={styles['losses']}>
            {losses.map((loss) => (
              <li key={`${loss.kind} ${loss.name ?? ''}`}>{lossWords(t, loss)}</li>
            ))}
          </ul>
          <p className={styles['note']}>{t('forecast.stays')}</p>
        </>
      )}
    </>
  );
}

function EmptyParts({ parts }: { readonly parts: readonly SplitPart[] }) {
  const t = useMessages('export');
  if (parts.length === 0) return null;
  return (
    <Callout tone="info" title={t('split.empty.title', { count: parts.length })}>
      {parts.map((part) => (
        <p key={part}>{t(`split.empty.${part}`)}</p>
      ))}
      <p>{t('split.empty.next')}</p>
    </Callout>
  );
}

type SplitPart = (typeof SPLITS)[number];

/** Parts that were asked for and that no article went to. */
function emptyParts(
  { splits }: Pick<ExportForecast, 'splits'>,
  { parts }: Pick<ExportForm, 'parts'>,
): readonly SplitPart[] {
  if (splits.size === 0) return [];
  return SPLITS.filter((part, at) => !splits.has(part) && numberOf(parts[at] ?? '') > 0);
}

function useNames(): (names: readonly string[]) => string {
  const t = useMessages('export');
  const formats = useFormats();
  return (names) => {
    const shown = formats.list([...new Set(names)].slice(0, MOST_NAMES));
    const count = new Set(names).size - MOST_NAMES;
    return count > 0 ? t('confidential.more', { names: shown, count }) : shown;
  };
}

/** Read out once it is known: the eye finds it below the fields, the ear would not. */
function useNews({ form, chosen, forecast, isTold }: Omit<Props, 'onChange' | 'places'>): void {
  const t = useMessages('export');
  const announce = useAnnounce();
  const news = ((): string | undefined => {
    if (!chosen.ok) return t(`empty.${chosen.fault}`);
    if (forecast.kind === 'failed') return t('failed.forecast');
    if (forecast.kind === 'working') return undefined;
    const leaks = forecast.forecast.leaks.length;
    if (leaks > 0) return t('leaks.title', { count: leaks });
    const empty = emptiness(forecast.forecast, form);
    if (empty) return t(`empty.${empty}`);
    const { articles, annotations, relations, losses } = forecast.forecast;
    const holds = t('forecast.holds', { articles, annotations, relations });
    return [
      ...emptyParts(forecast.forecast, form).map((part) => t(`split.empty.${part}`)),
      t('forecast.news', { holds, count: losses.length }),
    ].join(' ');
  })();
  const hasFailed = forecast.kind === 'failed';
  // Whoever types is not told the same after every word; after a cancelled file it is what it was.
  const told = useRef(isTold ? news : undefined);
  useEffect(() => {
    if (news === undefined || (news === told.current && !hasFailed)) return;
    told.current = news;
    announce(news);
  }, [announce, news, hasFailed]);
}
