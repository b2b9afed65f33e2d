import { lossValues } from '#messages/loss-values.ts';
import type { useMessages } from '#messages/messages.tsx';
import type { ExportLoss } from '#workspace/export.ts';

type ExportMessages = ReturnType<typeof useMessages<'export'>>;

/** `3 annotations in pieces become 6 spans` */
export function lossWords(t: ExportMessages, loss: ExportLoss): string {
  return t(`loss.${loss.kind}`, lossValues(loss));
}
