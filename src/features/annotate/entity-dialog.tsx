import { useMemo, useState } from 'react';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { entityOfForm, faultOfForm, formOfEntity } from '#domain/entities/entity-form.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { isSameEntity } from '#domain/entities/patch-entity.ts';
import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { EntityFields } from '#parts/entity-fields.tsx';
import { FormDialog } from '#parts/form-dialog.tsx';
import { editEntity } from '#workspace/annotate.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk } from './desk.tsx';
import { report } from './report.ts';

/** A person or source as such: what is changed here holds in every article. */
export function EntityDialog({ id }: { readonly id: EntityId }) {
  const entity = useWorkspace(
    (state) => state.open && resolveEntity(state.open.state.entities, id),
  );
  return entity ? <EntityEditor entity={entity} /> : null;
}

function EntityEditor({ entity }: { readonly entity: Entity }) {
  const desk = useDesk();
  const { t } = desk;
  const registry = useWorkspace((state) => state.open?.state.entities);
  const entities = useMemo(() => (registry ? [...valuesOf(registry)] : []), [registry]);
  // As it was when the dialog opened: only what is changed here is written, whatever others do meanwhile.
  const [before] = useState(entity);
  const [form, setForm] = useState(() => formOfEntity(entity));
  const fault = faultOfForm(form);

  const changed = entityOfForm(before, form);
  const isChanged = !isSameEntity(before, changed);

  function leave(): void {
    desk.screen.setState({ dialog: undefined });
  }

  function save(): void {
    if (fault) return;
    report(desk, editEntity(before, changed), t('say.entitySaved', { name: changed.name }));
    leave();
  }

  return (
    <FormDialog
      title={t('entity.title')}
      saveLabel={t('entity.save')}
      isChanged={isChanged}
      canSave={fault === undefined}
      onSave={save}
      onClose={leave}
    >
      <p>
        <a href={`#/people/${entity.id}`}>{t('entity.page', { name: entity.name })}</a>
      </p>
      <EntityFields
        id={entity.id}
        form={form}
        entities={entities}
        takesFocus
        onChange={(change) => {
          setForm({ ...form, ...change });
        }}
      />
    </FormDialog>
  );
}
