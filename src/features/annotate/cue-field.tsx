import { CUE } from '#domain/annotation/attribution.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { Select } from '#ui/select.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { openNow, useDesk } from './desk.tsx';
import { nearestFirst } from './nearest-first.ts';
import { shortQuote } from './tag-acts.ts';

/** More would be a search, and a cue stands near what it carries. */
const MOST_CUES = 20;
const SHOWN = 60;
const UNANSWERED = '';

type Props = {
  readonly name: string;
  /** Id of the cue chosen. */
  readonly value: string | undefined;
  /** The claim or source whose link it is: cues near it come first. */
  readonly near: AnnotationId;
  readonly onChange: (id: string | null, told: string) => void;
};

/** The reporting word that carries a link, out of those tagged as cue. */
export function CueField({ name, value, near, onChange }: Props) {
  const { t } = useDesk();
  useWorkspace((state) => state.open?.state.annotations);
  const ids = cuesNear(near);
  const known = ids.slice(0, MOST_CUES);
  const chosen = ids.find((id) => id === value);
  const listed = chosen === undefined || known.includes(chosen) ? known : [chosen, ...known];
  const options = listed.map((id) => ({ id: String(id), name: shortQuote(id, SHOWN) }));
  return (
    <Select
      label={name}
      description={options.length === 0 ? t('relations.noCues') : undefined}
      options={[{ id: UNANSWERED, name: t('card.notAnswered') }, ...options]}
      value={chosen ?? UNANSWERED}
      onChange={(id) => {
        const told = options.find((option) => option.id === id)?.name ?? t('card.notAnswered');
        onChange(id === UNANSWERED ? null : id, told);
      }}
    />
  );
}

function cuesNear(near: AnnotationId): readonly AnnotationId[] {
  const open = openNow();
  if (!open) return [];
  const cues = [...valuesOf(open.state.annotations)].filter(({ label }) => label === CUE);
  return nearestFirst(cues, open.state, near).map(({ id }) => id);
}
