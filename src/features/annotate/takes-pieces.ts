import { findLabel } from '#domain/codebook/codebook.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { WorkspaceState } from '#workspace/workspace-state.ts';

/** True when the active annotation may have another piece of text. */
export function takesPieces({ open, project }: WorkspaceState): boolean {
  const active =
    open?.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  return (
    active !== undefined &&
    project !== undefined &&
    findLabel(project.codebook, active.label)?.discontinuous === true
  );
}
