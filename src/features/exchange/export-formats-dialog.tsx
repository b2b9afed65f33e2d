import { Download } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { canSaveAs } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import { type ExportName, today } from '#workspace/export.ts';
import { useAskedClose } from '#parts/use-asked-close.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ExportAbout } from './export-about.tsx';
import { ExportArticles } from './export-articles.tsx';
import { type ExportForm, choiceOf, firstForm } from './export-form.ts';
import { ExportForecastPart, type ForecastPlaces } from './export-forecast.tsx';
import { ExportFormatPart } from './export-format-part.tsx';
import { ExportHidden } from './export-hidden.tsx';
import { ExportHindrance } from './export-hindrance.tsx';
import { ExportLabels, attributesOf } from './export-labels.tsx';
import { ExportLeaks } from './export-leaks.tsx';
import { ExportFailed, ExportMadePart } from './export-made.tsx';
import { ExportProtect } from './export-protect.tsx';
import { ExportReview } from './export-review.tsx';
import { ExportSplit } from './export-split.tsx';
import { type Hindrance, hindranceOf } from './hindrance.ts';
import { holdsReviewWords } from './review-form.ts';
import { useForecast } from './use-forecast.ts';
import { useKeptReviews } from './use-kept-reviews.ts';
import { type Making, useMakeExport } from './use-make-export.ts';

type Props = {
  /** Opened from this article; otherwise from the library. */
  readonly articleId?: ArticleId;
  /** Chosen at first. */
  readonly format?: ExportName;
  readonly onClose: () => void;
};

const NO_LABELS: readonly LabelDefinition[] = [];

/** Work in another tool's format: chosen, forecast, made in the background, read back, and only then offered. */
export function ExportFormatsDialog({ articleId, format, onClose }: Props) {
  const t = useMessages('export');
  const common = useMessages('common');
  const labels = useWorkspace((s) => s.project?.codebook.labels) ?? NO_LABELS;
  const [first] = useState<ExportForm>(() => ({
    ...firstForm(articleId, today()),
    ...(format && { format }),
  }));
  const [form, setForm] = useState(first);
  const change = (changes: Partial<ExportForm>): void => {
    setForm((before) => ({ ...before, ...changes }));
  };
  const chosen = useMemo(() => {
    return choiceOf(form, articleId, {
      labels: labels.map(({ id }) => id),
      attributes: attributesOf(labels).map(({ id }) => id),
    });
  }, [form, articleId, labels]);
  const keep = useKeptReviews(form, first, setForm);
  const job = useMakeExport();
  const { making } = job;
  // What is known is still so where making it was cancelled.
  const isLooked = making.kind === 'choosing' || making.kind === 'working';
  const forecast = useForecast(chosen.ok && isLooked ? chosen.choice : undefined);
  const holdsReviews = holdsReviewWords(form.review, form.kept);
  // What is said of a data set is in the file by then; what is said of reviews has to be kept for the next one, too.
  const holdsWords =
    holdsReviews || (making.kind === 'choosing' && `${form.title}${form.license}`.trim() !== '');
  const places: ForecastPlaces = {
    section: useRef<HTMLElement>(null),
    leaks: useRef<HTMLUListElement>(null),
  };
  const { close, question } = useAskedClose(holdsWords, onClose);
  return (
    <>
      <Dialog
        size="large"
        holdsWords={holdsWords}
        title={t('title')}
        // What is only to be read has to be reached by arrow keys.
        isReading={making.kind === 'made' || making.kind === 'failed' || making.kind === 'leaked'}
        closeLabel={common('action.close')}
        // What is being made is called off first: the choices stay, and that there is no file is said.
        onClose={making.kind === 'working' ? job.cancel : close}
        footer={
          <Footer
            job={job}
            hindrance={hindranceOf(form, chosen, forecast)}
            onShowHindrance={() => {
              showHindrance(places);
            }}
            onMake={() => {
              if (chosen.ok) job.make(chosen.choice, () => void keep());
            }}
            onClose={close}
          />
        }
      >
        {making.kind === 'choosing' ? (
          <>
            {making.isCancelled && (
              <Callout tone="info" title={t('cancelled')}>
                <p>{t('cancelledNext')}</p>
              </Callout>
            )}
            <ExportFormatPart form={form} onChange={change} />
            <ExportArticles form={form} articleId={articleId} onChange={change} />
            <ExportLabels form={form} labels={labels} forecast={forecast} onChange={change} />
            <ExportHidden form={form} onChange={change} />
            <ExportSplit form={form} onChange={change} />
            <ExportAbout form={form} onChange={change} />
            <ExportReview form={form} reviews={forecast.latest?.reviews} onChange={change} />
            <ExportProtect form={form} forecast={forecast.latest} onChange={change} />
            <ExportForecastPart
              {...{ form, chosen, forecast, places }}
              isTold={making.isCancelled}
              onChange={change}
            />
          </>
        ) : (
          <Outcome making={making} form={form} onChange={change} onNamed={job.goBack} />
        )}
      </Dialog>
      {question}
    </>
  );
}

/** The list of names that are left has the focus, and what is said about it stands above. */
function showHindrance({ section, leaks }: ForecastPlaces): void {
  section.current?.scrollIntoView({ block: 'start' });
  (leaks.current ?? section.current)?.focus({ preventScroll: true });
}

type OutcomeProps = {
  readonly making: Exclude<Making, { kind: 'choosing' }>;
  readonly form: ExportForm;
  readonly onChange: (changes: Partial<ExportForm>) => void;
  readonly onNamed: () => void;
};

function Outcome({ making, form, onChange, onNamed }: OutcomeProps) {
  const t = useMessages('export');
  switch (making.kind) {
    case 'working':
      return <ProgressBar label={t(`stage.${making.stage}`)} share={making.share} />;
    case 'made':
      return <ExportMadePart made={making.made} saved={making.saved} />;
    case 'failed':
      return <ExportFailed problems={making.problems} />;
    case 'leaked': {
      const { leaks, people } = making;
      return <ExportLeaks {...{ leaks, people, form, onChange, onNamed }} />;
    }
  }
}

type FooterProps = {
  readonly job: ReturnType<typeof useMakeExport>;
  readonly hindrance: Hindrance | undefined;
  readonly onShowHindrance: () => void;
  readonly onMake: () => void;
  readonly onClose: () => void;
};

/** Each step's button takes the focus: the one before it is gone. */
function Footer({ job, hindrance, onShowHindrance, onMake, onClose }: FooterProps) {
  const t = useMessages('export');
  const common = useMessages('common');
  const reasonId = useId();
  const { making } = job;
  switch (making.kind) {
    case 'choosing': {
      const isReady = hindrance === undefined;
      return (
        <>
          {hindrance && (
            <ExportHindrance id={reasonId} hindrance={hindrance} onShow={onShowHindrance} />
          )}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- see above */}
          <Button autoFocus={making.hasReturned && !isReady} onPress={onClose}>
            {common('action.close')}
          </Button>
          <Button
            variant="primary"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
            autoFocus={making.hasReturned && isReady}
            isDisabled={!isReady}
            {...(!isReady && { 'aria-describedby': reasonId })}
            onPress={onMake}
          >
            {t('make')}
          </Button>
        </>
      );
    }
    case 'working':
      return (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        <Button key="cancel" autoFocus onPress={job.cancel}>
          {common('action.cancel')}
        </Button>
      );
    case 'made':
      return (
        <>
          <Button key="back" variant="quiet" onPress={job.goBack}>
            {t('back')}
          </Button>
          <Button onPress={onClose}>{common('action.close')}</Button>
          {canSaveAs() && (
            <Button
              onPress={() => {
                job.saveAs(making.made);
              }}
            >
              {t('saveAs')}
            </Button>
          )}
          <Button
            key="download"
            variant="primary"
            icon={<Download />}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
            autoFocus
            onPress={() => {
              job.download(making.made);
            }}
          >
            {common('action.download')}
          </Button>
        </>
      );
    case 'failed':
    case 'leaked':
      return (
        <>
          <Button onPress={onClose}>{common('action.close')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- see above */}
          <Button key="again" variant="primary" autoFocus onPress={job.goBack}>
            {t('back')}
          </Button>
        </>
      );
  }
}
