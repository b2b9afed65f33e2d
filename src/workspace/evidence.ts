import type { Evidence } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { err, ok } from '#domain/result.ts';
import { webAddress } from '#formats/web-address.ts';
import { act } from './annotate.ts';
import type { ActOutcome } from './workspace-state.ts';

/** A piece of evidence while it is being edited: every field as text, empty for no answer. */
export type EvidenceForm = {
  readonly note: string;
  readonly url: string;
  /** `YYYY-MM-DD`. */
  readonly seenAt: string;
};

/** `nothing`: neither an address nor words. */
export type EvidenceFault = 'nothing' | 'address';

export function formOfEvidence({ note, url, seenAt }: Evidence = {}): EvidenceForm {
  return { note: note ?? '', url: url ?? '', seenAt: seenAt ?? '' };
}

/** `before`: an address that a file brought stays as it was there, whatever it is, until it is changed. */
export function evidenceFault(
  form: EvidenceForm,
  before: Evidence | undefined,
): EvidenceFault | undefined {
  const url = form.url.trim();
  if (url === '' && form.note.trim() === '') return 'nothing';
  if (url !== '' && url !== before?.url && webAddress(url) === undefined) return 'address';
  return undefined;
}

export function evidenceOfForm(form: EvidenceForm): Evidence {
  const note = form.note.trim();
  const url = form.url.trim();
  return {
    ...(url !== '' && { url }),
    ...(note !== '' && { note }),
    ...(form.seenAt !== '' && { seenAt: form.seenAt }),
  };
}

/** The address where it may be a link: files bring anything. */
export function evidenceLink({ url }: Evidence): string | undefined {
  return webAddress(url);
}

/** Puts a piece in the place of the one at `index`; an index beyond the last adds it. */
export function setEvidence(id: AnnotationId, index: number, piece: Evidence): ActOutcome {
  return changeEvidence(id, (pieces) =>
    index < pieces.length ? pieces.with(index, piece) : [...pieces, piece],
  );
}

export function removeEvidence(id: AnnotationId, index: number): ActOutcome {
  return changeEvidence(id, (pieces) => pieces.filter((_, at) => at !== index));
}

function changeEvidence(
  id: AnnotationId,
  change: (pieces: readonly Evidence[]) => readonly Evidence[],
): ActOutcome {
  return act('set-evidence', ({ state, now }) => {
    const annotation = getFrom(state.annotations, id);
    if (!annotation) return err({ kind: 'unknown-annotation' });
    const evidence = change(annotation.evidence ?? []);
    return ok({ kind: 'set-evidence', id, evidence, at: now });
  });
}
