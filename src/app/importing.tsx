import { lazy, Suspense } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { ImportProgress } from '#features/exchange/import-progress.tsx';
import type { Importer } from '#features/exchange/use-importer.ts';
import { lazyScreen } from './lazy-screens.tsx';

const ImportReport = lazy(async () => ({
  default: (await import('#features/exchange/import-report.tsx')).ImportReport,
}));

const ImportPreview = lazy(async () => ({
  default: (await import('#features/library/import-preview.tsx')).ImportPreview,
}));

const PacketDialog = lazyScreen(
  async () => (await import('#features/team/packet-dialog.tsx')).PacketDialog,
);

type Props = {
  readonly importer: Importer;
  readonly onOpen: (id: ArticleId) => void;
  readonly onCompare: (id: ArticleId) => void;
  readonly onShowLeftOut: (id: ArticleId) => void;
};

/** What an import shows while it runs, asks before it and tells after it; packets of colleagues among it. */
export function Importing({ importer, onOpen, onCompare, onShowLeftOut }: Props) {
  const { report, working, preview, packets } = importer.state;
  const [packet] = packets;
  return (
    <>
      {working && <ImportProgress {...working} onCancel={importer.cancel} />}
      <Suspense>
        {preview && <ImportPreview key={preview.sources.length} {...preview} />}
        {report && (
          <ImportReport
            outcome={report}
            onOpen={onOpen}
            onShowLeftOut={onShowLeftOut}
            onAddAnyway={(sources) => void importer.addAnyway(sources)}
            onClose={importer.closeReport}
          />
        )}
        {packet && !report && !preview && (
          <PacketDialog
            key={packets.length}
            file={packet}
            onClose={importer.closePacket}
            onCompare={onCompare}
          />
        )}
      </Suspense>
    </>
  );
}
