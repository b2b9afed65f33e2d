import { KeyRound } from 'lucide-react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { useAnnounce } from '#ui/live-region.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import type { FileProblem } from '#workspace/exchange.ts';
import type { ExportMade } from '#workspace/export.ts';
import { ForecastWords } from './export-forecast.tsx';
import { FileProblems } from '#parts/file-problems.tsx';
import type { Making } from './use-make-export.ts';

type MadeProps = {
  readonly made: ExportMade;
  readonly saved: Extract<Making, { kind: 'made' }>['saved'];
};

/** A file that was read back: what is in it and what is lost, before it is downloaded. */
export function ExportMadePart({ made, saved }: MadeProps) {
  const t = useMessages('export');
  return (
    <>
      {saved !== undefined && <Saved saved={saved} />}
      <Callout tone="good" title={t('made.verified', made.verified)}>
        <p>{t('made.detail')}</p>
        <p>
          {/* As file managers show it: what is behind the dot stays at the end. */}
          <bdi dir="ltr">{made.fileName}</bdi> · {t('made.files', { count: made.files })}
        </p>
      </Callout>
      {made.key && (
        <Key
          file={made.key}
          hasSources={made.forecast.people.some(({ kind }) => kind === 'source')}
        />
      )}
      <ForecastWords forecast={made.forecast} />
    </>
  );
}

function Saved({ saved }: { readonly saved: NonNullable<MadeProps['saved']> }) {
  const t = useMessages('export');
  if (saved === 'download' || saved === 'saved') return <p>{t(`saved.${saved}`)}</p>;
  return (
    <Callout tone={saved === 'cancelled' ? 'info' : 'error'}>
      <p>{t(`saved.${saved}`)}</p>
    </Callout>
  );
}

type KeyProps = {
  readonly file: NonNullable<ExportMade['key']>;
  /** Not only annotators are called something else. */
  readonly hasSources: boolean;
};

/** Real names: a file of its own, only when asked for. */
function Key({ file, hasSources }: KeyProps) {
  const t = useMessages('export');
  const announce = useAnnounce();
  return (
    <Callout tone="info" title={t('made.protected')}>
      {hasSources && <p>{t('made.protectedNot')}</p>}
      <p>{t('made.key')}</p>
      <div>
        <Button
          icon={<KeyRound />}
          onPress={() => {
            saveFile(file);
            announce(t('made.keySaved'));
          }}
        >
          {t('made.saveKey')}
        </Button>
      </div>
    </Callout>
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
