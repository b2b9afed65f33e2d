import { useState } from 'react';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { AttributeOption } from '#domain/codebook/codebook.ts';
import { ENTITY_KINDS, type Entity } from '#domain/entities/entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { editEntity } from '#workspace/annotate.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { openNow, useDesk } from './desk.tsx';
import { type EntityForm, entityOfForm, formOfEntity, wikidataId } from './entity-form.ts';
import { report } from './report.ts';

/** A person or source as such: what is changed here holds in every article. */
export function EntityDialog({ id }: { readonly id: EntityId }) {
  const entity = useWorkspace((state) => state.open && getFrom(state.open.state.entities, id));
  return entity ? <EntityEditor entity={entity} /> : null;
}

function EntityEditor({ entity }: { readonly entity: Entity }) {
  const desk = useDesk();
  const { t } = desk;
  const common = useMessages('common');
  // As it was when the dialog opened: only what is changed here is written, whatever others do meanwhile.
  const [before] = useState(entity);
  const [form, setForm] = useState(() => formOfEntity(entity));
  const fault = faultOf(form);

  function close(): void {
    desk.screen.setState({ dialog: undefined });
  }

  function save(): void {
    if (fault) return;
    const changed = entityOfForm(before, form);
    report(desk, editEntity(before, changed), t('say.entitySaved', { name: changed.name }));
    close();
  }

  return (
    <Dialog
      title={t('entity.title')}
      closeLabel={common('action.close')}
      onClose={close}
      footer={
        <>
          <Button variant="quiet" onPress={close}>
            {common('action.cancel')}
          </Button>
          <Button variant="primary" onPress={save} isDisabled={fault !== undefined}>
            {t('entity.save')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <EntityFields
          id={entity.id}
          form={form}
          onChange={(change) => {
            setForm({ ...form, ...change });
          }}
        />
        {/* Enter in a field saves: a form needs a submit button for that. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}

type FieldsProps = {
  readonly id: EntityId;
  readonly form: EntityForm;
  readonly onChange: (change: Partial<EntityForm>) => void;
};

function EntityFields({ id, form, onChange }: FieldsProps) {
  const { t } = useDesk();
  const fault = faultOf(form);
  return (
    <>
      <TextField
        label={t('entity.name')}
        description={hasNamesake(id, form.name) ? t('entity.namesake') : t('entity.nameHint')}
        error={fault === 'name' ? t('entity.noName') : undefined}
        value={form.name}
        // The dialog opens to change this.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        onChange={(name) => {
          onChange({ name });
        }}
      />
      <TextField
        label={t('entity.aliases')}
        description={t('entity.aliasesHint')}
        rows={2}
        value={form.aliases}
        onChange={(aliases) => {
          onChange({ aliases });
        }}
      />
      <EntityChoices form={form} onChange={onChange} />
      <TextField
        label={t('entity.wikidata')}
        description={t('entity.wikidataHint')}
        error={fault === 'wikidata' ? t('entity.noWikidata') : undefined}
        value={form.wikidata}
        onChange={(wikidata) => {
          onChange({ wikidata });
        }}
      />
      <TextField
        label={t('entity.note')}
        rows={2}
        value={form.note}
        onChange={(note) => {
          onChange({ note });
        }}
      />
    </>
  );
}

const LISTS = ['affiliation', 'role', 'status'] as const;
const UNANSWERED = '';

function EntityChoices({ form, onChange }: Omit<FieldsProps, 'id'>) {
  const { t } = useDesk();
  const lists = useWorkspace((state) => state.project?.codebook.entity);
  return (
    <div className={styles['pairs']}>
      <Select
        label={t('entity.kind')}
        options={ENTITY_KINDS.map((kind) => ({ id: kind, name: t(`entity.kinds.${kind}`) }))}
        value={form.kind}
        onChange={(kind) => {
          onChange({ kind });
        }}
      />
      {lists &&
        LISTS.map((list) => (
          <Select
            key={list}
            label={t(`entity.${list}`)}
            options={withUnanswered(t('card.notAnswered'), lists[list])}
            value={form[list]}
            onChange={(value) => {
              onChange({ [list]: value });
            }}
          />
        ))}
    </div>
  );
}

function withUnanswered(name: string, options: readonly AttributeOption[]) {
  return [{ id: UNANSWERED, name }, ...options];
}

function faultOf(form: EntityForm): 'name' | 'wikidata' | undefined {
  if (form.name.trim() === '') return 'name';
  const { wikidata } = form;
  return wikidata.trim() !== '' && wikidataId(wikidata) === undefined ? 'wikidata' : undefined;
}

/** Two people may share a name; the user should know that the project has the other one. */
function hasNamesake(id: EntityId, name: string): boolean {
  const open = openNow();
  const key = nameKey(name);
  if (!open || key === '') return false;
  for (const other of valuesOf(open.state.entities)) {
    if (other.id !== id && other.unnamed !== true && nameKey(other.name) === key) return true;
  }
  return false;
}
