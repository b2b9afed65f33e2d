import { useState } from 'react';
import { entityOfForm, faultOfForm, formOfEntity } from '#domain/entities/entity-form.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { isSameEntity } from '#domain/entities/patch-entity.ts';
import { tidyName } from '#domain/entities/normalize-name.ts';
import { useMessages } from '#messages/messages.tsx';
import { EntityFields } from '#parts/entity-fields.tsx';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { editPerson } from '#workspace/people-acts.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './people.module.css';

const NONE: readonly Entity[] = [];

/** All that is known of somebody, to be changed as one act. With another name the old one may stay. */
export function PersonDetails({ entity }: { readonly entity: Entity }) {
  const t = useMessages('people');
  const entities = useWorkspace((state) => state.people?.entities) ?? NONE;
  const [form, setForm] = useState(() => formOfEntity(entity));
  const [keepsName, setKeepsName] = useState(true);
  const changed = entityOfForm(entity, form);
  const isRenamed = tidyName(form.name) !== entity.name;
  const canSave = faultOfForm(form) === undefined && !isSameEntity(entity, changed);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) void editPerson(entity, changed, keepsName);
      }}
    >
      <EntityFields
        id={entity.id}
        form={form}
        entities={entities}
        onChange={(change) => {
          setForm({ ...form, ...change });
        }}
      />
      {isRenamed && entity.unnamed !== true && (
        <Checkbox
          label={t('person.keepName', { name: entity.name })}
          isChecked={keepsName}
          onChange={setKeepsName}
        />
      )}
      <div>
        <Button type="submit" variant="primary" isDisabled={!canSave}>
          {t('person.save')}
        </Button>
      </div>
    </form>
  );
}
