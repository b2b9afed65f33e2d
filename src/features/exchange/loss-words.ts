import type { useMessages } from '#messages/messages.tsx';
import type { ExportLoss } from '#workspace/export.ts';

type ExportMessages = ReturnType<typeof useMessages<'export'>>;

/** `3 annotations in pieces become 6 spans` */
export function lossWords(
  t: ExportMessages,
  { kind, count, into = 0, name = '' }: ExportLoss,
): string {
  return t(`loss.${kind}`, { count, into, name, what: name === '' ? '' : `“${name}” ` });
}
