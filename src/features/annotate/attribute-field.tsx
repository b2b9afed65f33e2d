import type { AttributeValue } from '#domain/annotation/annotation.ts';
import type { AttributeDefinition, AttributeOption } from '#domain/codebook/codebook.ts';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Select } from '#ui/select.tsx';
import { Switch } from '#ui/switch.tsx';
import { useDesk } from './desk.tsx';
import { MultiField } from './multi-field.tsx';
import { TextValueField } from './text-value-field.tsx';

/** Null takes the answer away. `told` is the new value in words; undefined: nothing is to be read out. */
type Change = (value: AttributeValue | null, told: string | undefined) => void;

type Props = {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly onChange: Change;
};

/** One attribute of the codebook, as the control its type asks for. */
export function AttributeField({ definition, value, onChange }: Props) {
  switch (definition.type) {
    case 'enum':
      return <EnumField definition={definition} value={value} onChange={onChange} />;
    case 'multi':
      return <MultiField definition={definition} value={value} onChange={onChange} />;
    case 'flag':
      return (
        <Switch
          label={definition.name}
          description={definition.hint}
          isOn={value === true}
          onChange={(isOn) => {
            onChange(isOn ? true : null, String(isOn));
          }}
        />
      );
    case 'text':
    case 'date':
      return (
        <TextValueField
          label={definition.name}
          description={definition.hint}
          type={definition.type}
          value={typeof value === 'string' ? value : ''}
          onSave={(text, isTyping) => {
            onChange(text === '' ? null : text, isTyping ? undefined : text);
          }}
        />
      );
  }
}

type EnumProps = {
  readonly definition: Extract<AttributeDefinition, { type: 'enum' }>;
  readonly value: AttributeValue | undefined;
  readonly onChange: Change;
};

/** More letters than this do not stand side by side on a card. */
const SEGMENTED_LETTERS = 24;
const UNANSWERED = '';

function EnumField({ definition, value, onChange }: EnumProps) {
  const { t } = useDesk();
  const { options, name, hint, required } = definition;
  const chosen = typeof value === 'string' ? value : (definition.default ?? null);
  const choose = (id: string) => {
    const told = options.find((option) => option.id === id)?.name ?? t('card.notAnswered');
    onChange(id === UNANSWERED ? null : id, told);
  };
  if (required && lettersOf(options) <= SEGMENTED_LETTERS) {
    return (
      <RadioGroup
        label={name}
        description={hint}
        look="segmented"
        options={options}
        value={chosen}
        onChange={choose}
      />
    );
  }
  const canClear = !required && definition.default === undefined;
  const unanswered = { id: UNANSWERED, name: t('card.notAnswered') };
  return (
    <Select
      label={name}
      description={hint}
      options={canClear && chosen !== null ? [unanswered, ...options] : options}
      value={chosen}
      onChange={choose}
      placeholder={t('card.notAnswered')}
    />
  );
}

function lettersOf(options: readonly AttributeOption[]): number {
  return options.reduce((sum, { name }) => sum + name.length, 0);
}
