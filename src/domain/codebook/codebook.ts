type Underline = 'solid' | 'dashed' | 'dotted' | 'wavy' | 'double' | 'boxed';

type AttributeBase = {
  readonly id: string;
  readonly name: string;
  /** Guideline text shown beside the field. */
  readonly hint?: string;
  /** Shown at once; the others sit under "More". */
  readonly primary: boolean;
  /** Asked of everybody: an annotation without it is unfinished, not invalid. */
  readonly required: boolean;
  /** Filled in by a rule; the user may overrule it. */
  readonly auto?: 'quote-type' | 'placement';
};

export type AttributeOption = {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
};

export type AttributeDefinition =
  | (AttributeBase & {
      readonly type: 'enum';
      readonly options: readonly AttributeOption[];
      readonly default?: string;
      /** The options are steps of one scale, in their order: neighbours differ less than the two ends. */
      readonly ordered?: true;
    })
  | (AttributeBase & { readonly type: 'multi'; readonly options: readonly AttributeOption[] })
  | (AttributeBase & { readonly type: 'text' | 'date' | 'flag' });

export type LabelDefinition = {
  /** Upper-case id, such as `CLAIM`. */
  readonly id: string;
  readonly name: string;
  /** The one key that tags with it, upper case. */
  readonly key: string;
  /** One line, shown at the point of decision. */
  readonly hint: string;
  /** Guideline paragraphs, shown on demand on the card and in the key sheet. */
  readonly guideline: readonly string[];
  readonly color: {
    readonly light: { readonly stroke: string; readonly tint: string };
    readonly dark: { readonly stroke: string; readonly tint: string };
  };
  readonly underline: Underline;
  readonly discontinuous: boolean;
  readonly nestable: boolean;
  /** Its annotations name an entity of the registry. */
  readonly entity: boolean;
  /** Off until switched on in the project. */
  readonly optional: boolean;
  readonly attributes: readonly AttributeDefinition[];
};

export type RelationDefinition = {
  readonly id: string;
  readonly name: string;
  /** The letter after `L` where more than one type fits, upper case. */
  readonly key: string;
  readonly hint: string;
  /** Label ids. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** May end at an entity itself where the text has no mention of it. */
  readonly toEntity: boolean;
  /** Shown as a field of the claim's card instead of through `L`. */
  readonly field?: 'speaker' | 'source';
  readonly acyclic: boolean;
  readonly attributes: readonly AttributeDefinition[];
};

export type Codebook = {
  readonly format: 'codebook/1';
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly language: string;
  readonly labels: readonly LabelDefinition[];
  readonly relations: readonly RelationDefinition[];
  readonly entity: {
    readonly affiliation: readonly AttributeOption[];
    readonly role: readonly AttributeOption[];
    readonly status: readonly AttributeOption[];
  };
  /** The guideline as a whole: first the one test, then the numbered rules. */
  readonly guideline: { readonly test: string; readonly rules: readonly string[] };
};

export function findLabel(codebook: Codebook, id: string): LabelDefinition | undefined {
  return codebook.labels.find((label) => label.id === id);
}

export function findRelation(codebook: Codebook, id: string): RelationDefinition | undefined {
  return codebook.relations.find((relation) => relation.id === id);
}
