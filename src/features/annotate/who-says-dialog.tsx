import { useMemo, useState } from 'react';
import type { AnnotationId } from '#domain/ids.ts';
import { type WhoSaysMap, whoSaysMap } from '#domain/lens/who-says.ts';
import { Dialog } from '#ui/dialog.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { useMessages } from '#messages/messages.tsx';
import { jumpTo } from './attribution-acts.ts';
import { openNow, useDesk } from './desk.tsx';
import { useLens } from './use-lens.ts';
import { useMedia } from '#ui/use-media.ts';
import { WhoSaysDiagram } from './who-says-diagram.tsx';
import { WhoSaysTable } from './who-says-table.tsx';

/** Speakers, claims and sources of the article as a diagram, and the same as a table. */
export function WhoSaysDialog() {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  const map = useMap();
  // A diagram needs room; a table reads at any width.
  const isNarrow = useMedia('(max-width: 52rem)');
  const [chosen, setChosen] = useState<'diagram' | 'table'>();
  const view = chosen ?? (isNarrow ? 'table' : 'diagram');
  const close = (): void => {
    desk.screen.setState({ dialog: undefined });
  };
  const goTo = (id: AnnotationId): void => {
    close();
    // After the dialog has given the focus back, or it would take it from the text.
    setTimeout(() => {
      jumpTo(desk, id);
    });
  };
  return (
    <Dialog size="large" title={t('map.title')} closeLabel={common('action.close')} onClose={close}>
      <p>{t('map.intro')}</p>
      <RadioGroup
        label={t('map.view')}
        hideLabel
        look="segmented"
        options={[
          { id: 'diagram', name: t('map.diagram') },
          { id: 'table', name: t('map.table') },
        ]}
        value={view}
        onChange={setChosen}
      />
      {map === undefined && <ProgressBar label={t('lens.working')} />}
      {map?.claims.length === 0 && <p>{t('map.empty')}</p>}
      {map && map.claims.length > 0 && view === 'diagram' && (
        <WhoSaysDiagram map={map} onGoTo={goTo} />
      )}
      {map && map.claims.length > 0 && view === 'table' && <WhoSaysTable map={map} onGoTo={goTo} />}
    </Dialog>
  );
}

function useMap(): WhoSaysMap | undefined {
  const lens = useLens();
  return useMemo(() => {
    const open = openNow();
    return lens && open && whoSaysMap(open.state, open.revision.text, lens.claims);
  }, [lens]);
}
