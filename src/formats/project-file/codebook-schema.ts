import * as v from 'valibot';
import type {
  AttributeDefinition,
  AttributeOption,
  Codebook,
  LabelDefinition,
  RelationDefinition,
} from '#domain/codebook/codebook.ts';

const Id = v.pipe(v.string(), v.minLength(1));

const OptionJson: v.GenericSchema<unknown, AttributeOption> = v.strictObject({
  id: Id,
  name: v.string(),
  hint: v.exactOptional(v.string()),
});

const ATTRIBUTE_BASE = {
  id: Id,
  name: v.string(),
  hint: v.exactOptional(v.string()),
  primary: v.boolean(),
  required: v.boolean(),
  auto: v.exactOptional(v.picklist(['quote-type', 'placement'])),
};

const AttributeJson: v.GenericSchema<unknown, AttributeDefinition> = v.variant('type', [
  v.strictObject({
    ...ATTRIBUTE_BASE,
    type: v.literal('enum'),
    options: v.array(OptionJson),
    default: v.exactOptional(v.string()),
    ordered: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ ...ATTRIBUTE_BASE, type: v.literal('multi'), options: v.array(OptionJson) }),
  v.strictObject({ ...ATTRIBUTE_BASE, type: v.picklist(['text', 'date', 'flag']) }),
]);

// Colours go into style properties: nothing but a plain colour may.
const ColorJson = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/iv));
const ColorsJson = v.strictObject({ stroke: ColorJson, tint: ColorJson });

const LabelJson: v.GenericSchema<unknown, LabelDefinition> = v.strictObject({
  id: Id,
  name: v.string(),
  key: v.string(),
  hint: v.string(),
  guideline: v.array(v.string()),
  color: v.strictObject({ light: ColorsJson, dark: ColorsJson }),
  underline: v.picklist(['solid', 'dashed', 'dotted', 'wavy', 'double', 'boxed']),
  discontinuous: v.boolean(),
  nestable: v.boolean(),
  entity: v.boolean(),
  optional: v.boolean(),
  attributes: v.array(AttributeJson),
});

const RelationTypeJson: v.GenericSchema<unknown, RelationDefinition> = v.strictObject({
  id: Id,
  name: v.string(),
  key: v.string(),
  hint: v.string(),
  from: v.array(v.string()),
  to: v.array(v.string()),
  toEntity: v.boolean(),
  field: v.exactOptional(v.picklist(['speaker', 'source'])),
  acyclic: v.boolean(),
  attributes: v.array(AttributeJson),
});

export const CodebookJson: v.GenericSchema<unknown, Codebook> = v.strictObject({
  format: v.literal('codebook/1'),
  name: v.string(),
  version: v.string(),
  language: v.string(),
  labels: v.array(LabelJson),
  relations: v.array(RelationTypeJson),
  entity: v.strictObject({
    affiliation: v.array(OptionJson),
    role: v.array(OptionJson),
    status: v.array(OptionJson),
  }),
  guideline: v.strictObject({ test: v.string(), rules: v.array(v.string()) }),
});
