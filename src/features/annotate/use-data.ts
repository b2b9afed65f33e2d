import { useRef } from 'react';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { findLabel, type LabelDefinition } from '#domain/codebook/codebook.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { attributionOf } from '#workspace/views.ts';
import type { OpenArticle, WorkspaceState } from '#workspace/workspace-state.ts';

export type Attribution = ReturnType<typeof attributionOf>;

/** The same object as long as this annotation is not edited. */
export function useAnnotation(id: AnnotationId): Annotation | undefined {
  return useWorkspace((state) => state.open && getFrom(state.open.state.annotations, id));
}

export function useText(): string {
  return useWorkspace((state) => state.open?.revision.text ?? '');
}

export function useLabel(id: string): LabelDefinition | undefined {
  return useWorkspace((state) => state.project && findLabel(state.project.codebook, id));
}

/** Speaker or source as the card shows it; the same value until something about it changes. */
export function useAttribution(id: AnnotationId, field: AttributionField): Attribution {
  return useSame((open) => attributionOf(open.state, id, field), NO_ATTRIBUTION, sameAttribution);
}

const NO_ATTRIBUTION: Attribution = { kind: 'none' };

/** Selects a value that is made anew each time, and keeps the old one where it says the same. */
function useSame<T>(
  select: (open: OpenArticle) => T,
  nothing: T,
  isSame: (a: T, b: T) => boolean,
): T {
  const last = useRef<{ readonly from: OpenArticle['state']; readonly value: T }>(undefined);
  return useWorkspace((state: WorkspaceState) => {
    const { open } = state;
    if (!open) return nothing;
    const before = last.current;
    if (before?.from === open.state) return before.value;
    const fresh = select(open);
    const value = before && isSame(before.value, fresh) ? before.value : fresh;
    last.current = { from: open.state, value };
    return value;
  });
}

function sameAttribution(a: Attribution, b: Attribution): boolean {
  if (a.kind !== 'by' || b.kind !== 'by') return a.kind === b.kind;
  return (
    a.by.length === b.by.length &&
    a.by.every((one, at) => {
      const other = b.by[at];
      return (
        other !== undefined &&
        one.relationId === other.relationId &&
        one.name === other.name &&
        one.mentionId === other.mentionId &&
        one.inherited === other.inherited
      );
    })
  );
}
