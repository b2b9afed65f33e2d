import type { AttributeDefinition, AttributeOption } from './codebook.ts';

// Attributes of the default codebook. Primary ones are asked of everybody, the others sit under "More".

function option(id: string, name: string, hint?: string): AttributeOption {
  return hint === undefined ? { id, name } : { id, name, hint };
}

export const CLAIM_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: 'quote_type',
    name: 'Quotation',
    hint: 'Filled in from the quotation marks.',
    type: 'enum',
    primary: true,
    required: true,
    auto: 'quote-type',
    ordered: true,
    options: [
      option('direct', 'Direct', 'Every word stands inside quotation marks.'),
      option('mixed', 'Mixed', 'Partly quoted, partly in the article’s own words.'),
      option('indirect', 'Indirect', 'Told in the article’s own words.'),
    ],
  },
  {
    id: 'stance',
    name: 'Stance',
    hint: 'How the speaker stands to what is claimed.',
    type: 'enum',
    primary: true,
    required: true,
    default: 'asserts',
    options: [
      option('asserts', 'Asserts'),
      option('denies', 'Denies'),
      option('hedges', 'Hedges', 'May be, seems, believes: not stated as certain.'),
      option('asks', 'Asks'),
      option('declines_to_comment', 'Declines to comment', '“Did not comment” alone is no claim.'),
    ],
  },
  {
    id: 'claim_type',
    name: 'Kind of claim',
    hint: 'As many as fit.',
    type: 'multi',
    primary: true,
    required: false,
    options: [
      option('event', 'Event', 'Something happened or is the case.'),
      option('numerical', 'Number', 'An amount, share, date or rank matters.'),
      option('causal', 'Cause', 'One thing brings about another.'),
      option('prediction', 'Prediction', 'About what is yet to come.'),
      option('position', 'Position', 'What somebody wants, rejects or will do.'),
      option('opinion', 'Opinion', 'A judgement of value.'),
    ],
  },
  {
    id: 'check',
    name: 'Worth checking?',
    hint: 'Would a reader be misled if it were wrong?',
    type: 'enum',
    primary: true,
    required: false,
    ordered: true,
    options: [
      option('check_worthy', 'Check-worthy', 'Factual, and it matters whether it is true.'),
      option('factual_minor', 'Factual, minor', 'Factual, but nobody would mind.'),
      option('not_factual', 'Not factual', 'A wish, an opinion, rhetoric.'),
    ],
  },
  {
    id: 'act',
    name: 'Act',
    hint: 'What the speaker is reported to do with these words.',
    type: 'enum',
    primary: false,
    required: false,
    default: 'says',
    options: [
      option('says', 'Says'),
      option('thinks', 'Thinks'),
      option('knows', 'Knows'),
      option('intends', 'Intends'),
      option('orders_or_asks', 'Orders or asks for'),
    ],
  },
  {
    id: 'verdict',
    name: 'Verdict',
    hint: 'Result of a check, if there has been one.',
    type: 'enum',
    primary: false,
    required: false,
    default: 'unchecked',
    options: [
      option('unchecked', 'Not checked'),
      option('supported', 'Supported'),
      option('refuted', 'Refuted'),
      option('conflicting', 'Conflicting evidence'),
      option('not_enough_evidence', 'Not enough evidence'),
    ],
  },
  {
    id: 'normalized',
    name: 'In one sentence',
    hint: 'The claim as a sentence that stands alone: names instead of “he” and “there”.',
    type: 'text',
    primary: false,
    required: false,
  },
  {
    id: 'claim_date',
    name: 'Date of the claim',
    type: 'date',
    primary: false,
    required: false,
  },
  {
    id: 'placement',
    name: 'Placement',
    hint: 'Filled in from the article’s parts.',
    type: 'enum',
    primary: false,
    required: false,
    auto: 'placement',
    options: [option('headline', 'Headline'), option('body', 'Body'), option('caption', 'Caption')],
  },
  {
    id: 'unattributed',
    name: 'Unattributed',
    hint: 'Nobody stands behind it. Set through the Speaker field.',
    type: 'flag',
    primary: false,
    required: false,
  },
];

export const SPEAKER_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: 'form',
    name: 'Form',
    type: 'enum',
    primary: true,
    required: true,
    options: [
      option('name', 'Name'),
      option('description', 'Description', '“the mayor”, “a senior official”'),
      option('pronoun', 'Pronoun', '“he”, “they”'),
      option(
        'metonym',
        'Stand-in',
        'A place or building for those in it: “the Kremlin”, “Washington”.',
      ),
      option('group', 'Group', '“residents”, “analysts”'),
    ],
  },
  {
    id: 'naming',
    name: 'Named?',
    type: 'enum',
    primary: true,
    required: true,
    ordered: true,
    options: [
      option('named', 'Named'),
      option('role_only', 'Role only', 'The text gives the office, and it is clear who holds it.'),
      option('anonymous', 'Anonymous', 'The text keeps back who it is.'),
    ],
  },
  {
    id: 'terms',
    name: 'Terms',
    hint: 'On what terms the words were given.',
    type: 'enum',
    primary: false,
    required: false,
    default: 'not_stated',
    options: [
      option('on_record', 'On the record'),
      option('on_background', 'On background'),
      option('condition_of_anonymity', 'On condition of anonymity'),
      option('not_stated', 'Not stated'),
    ],
  },
];

export const SOURCE_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: 'source_type',
    name: 'Kind of source',
    type: 'enum',
    primary: true,
    required: true,
    options: [
      option('news_report', 'News report'),
      option('news_agency', 'News agency'),
      option('official_statement', 'Official statement'),
      option('briefing', 'Briefing'),
      option('interview', 'Interview'),
      option('speech', 'Speech'),
      option('document', 'Document'),
      option('law_or_order', 'Law or order'),
      option('court_record', 'Court record'),
      option('data_or_poll', 'Data or poll'),
      option('study', 'Study'),
      option('social_post', 'Social media post'),
      option('leak', 'Leak'),
      option('people_unnamed', 'Unnamed people'),
      option('direct_observation', 'Seen by the reporter'),
      option('other', 'Other'),
    ],
  },
  {
    id: 'naming',
    name: 'Named?',
    type: 'enum',
    primary: true,
    required: true,
    options: [
      option('named', 'Named'),
      option('described', 'Described', '“a report by the audit office”'),
      option('vague', 'Vague', '“media reports”, “some information”'),
    ],
  },
  {
    id: 'access',
    name: 'Access',
    hint: 'Did the source see it itself?',
    type: 'enum',
    primary: false,
    required: false,
    default: 'unknown',
    options: [
      option('first_hand', 'First hand'),
      option('second_hand', 'Second hand'),
      option('unknown', 'Unknown'),
    ],
  },
  {
    id: 'scope',
    name: 'Holds for',
    hint: 'A credit line holds for every claim without a nearer source.',
    type: 'enum',
    primary: false,
    required: false,
    default: 'local',
    options: [option('local', 'This passage'), option('article', 'The whole article')],
  },
];

const EXPLICIT: AttributeDefinition = {
  id: 'explicit',
  name: 'Stated?',
  type: 'enum',
  primary: false,
  required: false,
  default: 'explicit',
  options: [
    option('explicit', 'The text says so'),
    option('inferred', 'Inferred', 'It follows from the context.'),
  ],
};

const CUE_ID: AttributeDefinition = {
  id: 'cue',
  name: 'Cue',
  hint: 'Id of the cue annotation: the reporting word that carries this link.',
  type: 'text',
  primary: false,
  required: false,
};

export const SAID_BY_ATTRIBUTES: readonly AttributeDefinition[] = [
  EXPLICIT,
  {
    id: 'setting',
    name: 'Setting',
    type: 'enum',
    primary: false,
    required: false,
    default: 'unknown',
    options: [
      option('briefing', 'Briefing'),
      option('interview', 'Interview'),
      option('statement', 'Statement'),
      option('speech', 'Speech'),
      option('social_post', 'Social media post'),
      option('writing', 'Writing'),
      option('unknown', 'Unknown'),
    ],
  },
  CUE_ID,
];

export const REPORTED_BY_ATTRIBUTES: readonly AttributeDefinition[] = [EXPLICIT, CUE_ID];

export const BASED_ON_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: 'certainty',
    name: 'How sure',
    type: 'enum',
    primary: true,
    required: false,
    default: 'stated',
    options: [
      option('stated', 'Stated'),
      option('inferred', 'Inferred'),
      option('alleged', 'Alleged', 'Only somebody’s guess: name who says so.'),
    ],
  },
  {
    id: 'asserted_by',
    name: 'Who says so',
    hint: 'Id of the person or organisation that asserts this link.',
    type: 'text',
    primary: false,
    required: false,
  },
];

export const RESTATES_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: 'fidelity',
    name: 'How faithful',
    type: 'enum',
    primary: true,
    required: false,
    options: [
      option('faithful', 'Faithful'),
      option('softened', 'Softened'),
      option('overstated', 'Overstated'),
      option('altered', 'Altered'),
    ],
  },
];

export const RESPONDS_TO_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: 'reaction',
    name: 'Reaction',
    type: 'enum',
    primary: true,
    required: false,
    options: [
      option('confirms', 'Confirms'),
      option('denies', 'Denies'),
      option('condemns', 'Condemns'),
      option('declines', 'Declines to comment'),
      option('qualifies', 'Qualifies'),
    ],
  },
];

export const AFFILIATIONS: readonly AttributeOption[] = [
  option('government', 'Government'),
  option('corporate', 'Company'),
  option('ngo', 'NGO'),
  option('academic', 'Academic'),
  option('media', 'Media'),
  option('political_group', 'Political group'),
  option('union', 'Union'),
  option('religious_group', 'Religious group'),
  option('industry_group', 'Industry group'),
  option('other_group', 'Other group'),
  option('actor', 'Private person, involved'),
  option('witness', 'Witness'),
  option('victim', 'Victim'),
  option('unknown', 'Unknown'),
];

export const ROLES: readonly AttributeOption[] = [
  option('participant', 'Takes part', 'Acts in what the story is about.'),
  option('representative', 'Speaks for others'),
  option('informational', 'Informs', 'Gives information from outside.'),
  option('other', 'Other'),
  option('unknown', 'Unknown'),
];

export const STATUSES: readonly AttributeOption[] = [
  option('current', 'In office'),
  option('former', 'Former'),
  option('unknown', 'Unknown'),
];
