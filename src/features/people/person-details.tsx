import { useEffect, useRef, useState } from 'react';
import { entityOfForm, faultOfForm, formOfEntity } from '#domain/entities/entity-form.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { tidyName } from '#domain/entities/normalize-name.ts';
import { isSameEntity } from '#domain/entities/patch-entity.ts';
import { useMessages } from '#messages/messages.tsx';
import { EntityFields } from '#parts/entity-fields.tsx';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { editPerson } from '#workspace/people-acts.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './people.module.css';

const NONE: readonly Entity[] = [];

type Props = {
  readonly entity: Entity;
  /** What was typed is stored; the fields can begin anew. */
  readonly onSaved: () => void;
};

/** All that is known of somebody, to be changed as one act. With another name the old one may stay. Saved with its button, else when it is left. */
export function PersonDetails({ entity, onSaved }: Props) {
  const t = useMessages('people');
  const entities = useWorkspace((state) => state.people?.entities) ?? NONE;
  // What is being typed outlives changes from elsewhere; only the fields that differ from these are written.
  const [before, setBefore] = useState(entity);
  const [form, setForm] = useState(() => formOfEntity(entity));
  const [keepsName, setKeepsName] = useState(true);
  const changed = entityOfForm(before, form);
  const isTouched = !isSameEntity(before, changed);
  if (!isTouched && !isSameEntity(before, entity)) {
    setBefore(entity);
    setForm(formOfEntity(entity));
  }
  const isRenamed = tidyName(form.name) !== before.name;
  const canSave = faultOfForm(form) === undefined && isTouched;

  // Whoever leaves without the button means what they ticked: above all that a name must not get out.
  const unsaved = useRef<() => void>(undefined);
  useEffect(() => {
    unsaved.current = canSave ? () => void editPerson(before, changed, keepsName) : undefined;
  });
  useEffect(() => () => unsaved.current?.(), []);

  async function save(): Promise<void> {
    if (!(await editPerson(before, changed, keepsName))) return;
    unsaved.current = undefined;
    onSaved();
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) void save();
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
      {isRenamed && before.unnamed !== true && (
        <Checkbox
          label={t('person.keepName', { name: before.name })}
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
