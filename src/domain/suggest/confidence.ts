/** How sure a rule's first quotation is to be one, and to be said by whom it names: shares measured on news articles, rounded to twentieths. */
const BY_RULE: Readonly<Record<string, number>> = {
  'after-subject': 0.95,
  'after-inverted': 0.95,
  'after-inner': 0.9,
  'after-dash': 0.9,
  'line-after': 0.9,
  'after-according': 0.8,
  'after-trailing': 0.9,
  'after-unknown-verb': 0.9,
  'before-cue': 0.95,
  'before-participle': 0.8,
  'before-according': 0.75,
  'before-unknown-verb': 0.65,
  colon: 0.8,
  possessive: 0.7,
  'same-paragraph': 0.9,
  'same-paragraph-after': 0.4,
  subject: 0.5,
  'sentence-before': 0.55,
  'paragraph-before': 0.6,
  'last-speaker': 0.25,
  'mixed-cue': 0.75,
  'mixed-participle': 0.75,
  'mixed-according': 0.7,
  'mixed-mood': 0.5,
  'mixed-soft': 0.6,
  'mixed-after': 0.6,
  'content-after-that': 0.7,
  'content-after-cue': 0.6,
  'content-after-soft': 0.45,
  'content-after-participle': 0.55,
  'content-after-according': 0.7,
  'content-before-cue': 0.6,
  'content-before-according': 0.7,
};

const UNKNOWN = 0.25;

/** 0 to 1. */
export function confidenceOf(rule: string): number {
  return BY_RULE[rule] ?? UNKNOWN;
}
