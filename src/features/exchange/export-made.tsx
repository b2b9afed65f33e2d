import { Callout } from '#ui/callout.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { FileProblem } from '#workspace/exchange.ts';
import type { ExportMade } from '#workspace/export.ts';
import { ForecastWords } from './export-forecast.tsx';
import { FileProblems } from './file-problems.tsx';

type MadeProps = {
  readonly made: ExportMade;
  readonly isSaved: boolean;
};

/** A file that was read back: what is in it and what is lost, before it is downloaded. */
export function ExportMadePart({ made, isSaved }: MadeProps) {
  const t = useMessages('export');
  return (
    <>
      <Callout tone="good" title={t('made.verified', made.verified)}>
        <p>{t('made.detail')}</p>
        <p>
          <bdi>{made.fileName}</bdi> · {t('made.files', { count: made.files })}
        </p>
      </Callout>
      <ForecastWords forecast={made.forecast} />
      {isSaved && <p>{t('made.downloaded')}</p>}
    </>
  );
}

export function ExportFailed({ problems }: { readonly problems: readonly FileProblem[] }) {
  const t = useMessages('export');
  return (
    <>
      <Callout tone="error" title={t('failed.title')}>
        {problems.some(({ place }) => place !== '') && <p>{t('failed.differs')}</p>}
        <p>{t('failed.safe')}</p>
      </Callout>
      <FileProblems problems={problems} />
    </>
  );
}
