import { type AttributeValue, type Relation, answerTo } from '#domain/annotation/annotation.ts';
import { CUE } from '#domain/annotation/attribution.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import { type AttributeDefinition, findRelation } from '#domain/codebook/codebook.ts';
import { setRelationAttribute } from '#workspace/annotate.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { AttributeField } from './attribute-field.tsx';
import { CueField } from './cue-field.tsx';
import { useDesk } from './desk.tsx';
import { enabledLabels } from './enabled-labels.ts';
import { EntityField } from './entity-field.tsx';
import { report } from './report.ts';

/** A relation's own attributes. Those that name a cue or a person are chosen, never typed as ids. */
export function RelationFields({ relation }: { readonly relation: Relation }) {
  const type = useWorkspace(
    (state) => state.project && findRelation(state.project.codebook, relation.type),
  );
  return type?.attributes.map((definition) => (
    <RelationField key={definition.id} relation={relation} definition={definition} />
  ));
}

type FieldProps = { readonly relation: Relation; readonly definition: AttributeDefinition };

function RelationField({ relation, definition }: FieldProps) {
  const desk = useDesk();
  const hasCues = useWorkspace(
    ({ project }) => project !== undefined && enabledLabels(project).some(({ id }) => id === CUE),
  );
  const value = answerTo(relation.attributes, definition.id);
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;

  function change(next: AttributeValue | null, told: string | undefined): void {
    report(
      desk,
      setRelationAttribute(relation.id, definition.id, next),
      told === undefined
        ? undefined
        : desk.t('say.fieldSet', { field: definition.name, value: told }),
    );
  }

  if (definition.id === CUE_OF_RELATION) {
    // Nobody who has no cues should be asked for one.
    if (!hasCues && chosen === undefined) return null;
    return (
      <CueField name={definition.name} value={chosen} near={relation.from} onChange={change} />
    );
  }
  if (definition.id === ASSERTED_BY) {
    return <EntityField name={definition.name} value={chosen} onChange={change} />;
  }
  return <AttributeField definition={definition} value={value} onChange={change} />;
}

/** The relation attribute whose text is the id of a cue annotation. */
const CUE_OF_RELATION = 'cue';
