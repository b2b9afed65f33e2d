import type { AttributeOption } from '#domain/codebook/codebook.ts';
import { type EntityForm, faultOfForm } from '#domain/entities/entity-form.ts';
import { ENTITY_KINDS, type Entity } from '#domain/entities/entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './entity-fields.module.css';
import { EntityLink } from './entity-link.tsx';

type Props = {
  readonly id: EntityId;
  readonly form: EntityForm;
  readonly onChange: (change: Partial<EntityForm>) => void;
  /** The registry: for namesakes, and for whom one speaks for. */
  readonly entities: Iterable<Entity>;
  /** The fields have appeared to change the name. */
  readonly takesFocus?: boolean;
};

/** The fields of a person or source. Their values, and what happens to them, are the caller's. */
export function EntityFields({ id, form, onChange, entities, takesFocus = false }: Props) {
  const t = useMessages('annotate');
  const fault = faultOfForm(form);
  return (
    <>
      <TextField
        label={t('entity.name')}
        description={
          hasNamesake(entities, id, form.name) ? t('entity.namesake') : t('entity.nameHint')
        }
        error={fault === 'name' ? t('entity.noName') : undefined}
        value={form.name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- The caller asks for it.
        autoFocus={takesFocus}
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
      <div className={styles['pairs']}>
        {(['speaksFor', 'partOf'] as const).map((field) => (
          <EntityLink
            key={field}
            label={t(`entity.${field}`)}
            own={id}
            value={form[field]}
            entities={entities}
            onChange={(value) => {
              onChange({ [field]: value });
            }}
          />
        ))}
      </div>
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
      <Checkbox
        label={t('entity.confidential')}
        isChecked={form.confidential}
        onChange={(confidential) => {
          onChange({ confidential });
        }}
      />
    </>
  );
}

const LISTS = ['affiliation', 'role', 'status'] as const;
const UNANSWERED = '';

function EntityChoices({ form, onChange }: Pick<Props, 'form' | 'onChange'>) {
  const t = useMessages('annotate');
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

/** Two people may share a name; the user should know that the project has the other one. */
function hasNamesake(entities: Iterable<Entity>, id: EntityId, name: string): boolean {
  const key = nameKey(name);
  if (key === '') return false;
  for (const other of entities) {
    const isNamed = other.unnamed !== true && other.mergedInto === undefined;
    if (other.id !== id && isNamed && nameKey(other.name) === key) return true;
  }
  return false;
}
