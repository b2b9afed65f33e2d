import { attributeOf, relationName } from '#domain/codebook/codebook-names.ts';
import { CLAIM, REPORTED_BY, SAID_BY, UNATTRIBUTED } from '#domain/annotation/attribution.ts';
import { type Annotation, answerTo } from '#domain/annotation/annotation.ts';
import { type LabelDefinition, findLabel } from '#domain/codebook/codebook.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import { dayOf, wordsOf } from './checked-claims.ts';
import { answerWords } from './answer-words.ts';
import type { Loss } from './export-format.ts';
import {
  type Party,
  type SheetContext,
  isDefault,
  linkAnswers,
  partyOf,
} from './fact-check-parties.ts';
import { countLeftOut, lossCounter, onOneLine } from './flatten-work.ts';
import { openQuestions } from './open-questions.ts';
import { placesIn } from './place-in-article.ts';
import { evidenceLine, quoted } from './reader-words.ts';
import { onceForEach } from './once-for-each.ts';
import { withOnly } from './written-set.ts';

/** One claim as somebody who checks facts asks about it, in the codebook's words. */
export type FactCheckClaim = {
  /** In the order of the text, from 1. */
  readonly number: number;
  readonly words: string;
  /** As a sentence that stands alone; empty where nobody wrote one. */
  readonly sentence: string;
  readonly speakers: readonly Party[];
  readonly sources: readonly Party[];
  readonly kind: string;
  readonly check: string;
  /** Empty where verdicts are not exported. */
  readonly verdict: string;
  readonly evidence: readonly string[];
  readonly note: string;
  /** What it restates, answers or is answered by. */
  readonly related: readonly string[];
  readonly questions: readonly string[];
  /** `Headline`, `Paragraph 3` */
  readonly place: string;
  readonly edited: string;
  /** The other attributes of claims, by id. */
  readonly answers: ReadonlyMap<string, string>;
  /** Those of them that somebody chose: `Stance: Denies`. */
  readonly chosen: readonly string[];
};

/** One annotator's claims of one article. */
export type FactCheckSection = {
  readonly document: ExportDocument;
  readonly claims: readonly FactCheckClaim[];
  /** How many claims have each verdict, in the codebook's order; empty where verdicts are not exported. */
  readonly counts: readonly (readonly [verdict: string, count: number])[];
  /** Calendar date of the newest edit of any annotation. */
  readonly newest: string | undefined;
  /** Ids of the annotations and relations of which anything is told. */
  readonly shown: ReadonlySet<string>;
};

export type FactCheck = {
  readonly sections: readonly FactCheckSection[];
  readonly losses: readonly Loss[];
};

/** Attributes of claims that have a field of their own above. */
const OWN = new Set(['claim_type', 'check', 'verdict', 'normalized']);
const UNCHECKED = 'unchecked';

/** The claims of a set with all that hangs on them, and what does not. */
export const factCheckOf = onceForEach((set: ExportSet): FactCheck => {
  const losses = lossCounter();
  countLeftOut(set, losses);
  const label = findLabel(set.project.codebook, CLAIM);
  const sections = set.documents.map((document) => {
    const context = contextOf(set, document);
    const claims = claimsOf(context, label);
    countUnshown(context, losses);
    const times = document.annotations.map(({ updatedAt }) => updatedAt);
    return {
      document,
      claims,
      counts: countsOf(claims, label),
      newest: times.length === 0 ? undefined : dayOf(times.reduce((a, b) => Math.max(a, b))),
      shown: context.shown,
    };
  });
  return { sections, losses: losses.all() };
});

/** The set as far as its sheet tells of it. */
export function writtenInSheet(set: ExportSet): ExportSet {
  const { sections } = factCheckOf(set);
  return withOnly(set, (_document, index) => {
    const isShown = ({ id }: { readonly id: string }): boolean =>
      sections[index]?.shown.has(id) === true;
    return { annotation: isShown, relation: isShown };
  });
}

/** Ids of the attributes of claims that have no field of their own: the codebook's, then others that are there. */
export function otherAttributes(set: ExportSet): readonly string[] {
  const known = findLabel(set.project.codebook, CLAIM)?.attributes.map(({ id }) => id) ?? [];
  const there = answersIn(set);
  const elsewhere = namesIn(set.known, 'answers');
  const others = [...new Set([...elsewhere, ...there])]
    .filter((id) => !known.includes(id))
    .toSorted();
  return [...known, ...others].filter(
    (id) => !OWN.has(id) && set.asked.attributes?.has(id) !== false,
  );
}

/** What decides on the columns of a sheet. */
export function surveyAnswers(set: ExportSet): SetSurvey {
  return { answers: countNames(answersIn(set)) };
}

function answersIn({ documents }: ExportSet): readonly string[] {
  return documents
    .flatMap(({ annotations }) => annotations.filter(({ label }) => label === CLAIM))
    .flatMap(({ attributes }) => Object.keys(attributes));
}

/** What the codebook calls an attribute of claims. */
export function claimAttributeName({ project }: ExportSet, id: string, otherwise: string): string {
  return onOneLine(attributeOf(findLabel(project.codebook, CLAIM), id)?.name ?? otherwise);
}

function contextOf(set: ExportSet, document: ExportDocument): SheetContext {
  const { annotations, relations } = document;
  return {
    set,
    document,
    byId: new Map(annotations.map((each) => [each.id, each])),
    from: groupBy(relations, ({ from }) => from),
    to: groupBy(relations, ({ to }) => to.id),
    shown: new Set(),
    said: new Map(),
  };
}

function claimsOf(
  context: SheetContext,
  label: LabelDefinition | undefined,
): readonly FactCheckClaim[] {
  const { document, shown } = context;
  // Nobody can check a claim of blanks alone.
  const claims = document.annotations.filter(
    (each) => each.label === CLAIM && wordsOf(each, document) !== '',
  );
  const numbers = new Map(claims.map(({ id }, index) => [id as string, index + 1]));
  for (const { id } of claims) shown.add(id);
  const placeOf = placesIn(document);
  return claims.map((claim, index) =>
    claimOf(claim, index + 1, { context, label, numbers, placeOf }),
  );
}

type Around = {
  readonly context: SheetContext;
  readonly label: LabelDefinition | undefined;
  readonly numbers: ReadonlyMap<string, number>;
  readonly placeOf: (annotation: Annotation) => string;
};

function claimOf(claim: Annotation, number: number, around: Around): FactCheckClaim {
  const { context, label } = around;
  const { document, set, from } = context;
  const { attributes, note = '', evidence = [] } = claim;
  const words = (id: string): string =>
    onOneLine(answerWords(attributeOf(label, id), answerTo(attributes, id)));
  const own = from.get(claim.id) ?? [];
  const partiesBy = (type: string): readonly Party[] =>
    own.filter((each) => each.type === type).map((each) => partyOf(each, number, context));
  const speakers = partiesBy(SAID_BY);
  const others = otherIds(claim);
  return {
    number,
    words: wordsOf(claim, document),
    sentence: words('normalized'),
    speakers:
      speakers.length === 0 && attributes[UNATTRIBUTED] === true
        ? [{ name: 'Nobody', office: '', about: [] }]
        : speakers,
    sources: partiesBy(REPORTED_BY),
    kind: words('claim_type'),
    check: words('check'),
    verdict: verdictOf(claim, set, label),
    evidence: evidence.map(evidenceLine),
    note,
    related: relatedTo(claim, around),
    questions: openQuestions(claim, { hasSpeaker: speakers.length > 0, set, label }),
    place: around.placeOf(claim),
    edited: dayOf(claim.updatedAt),
    answers: new Map(others.map((id) => [id, words(id)])),
    chosen: others.flatMap((id) => {
      const attribute = attributeOf(label, id);
      const value = attributes[id];
      if (value === undefined || isDefault(attribute, value) || words(id) === '') return [];
      return [`${attribute?.name ?? id}: ${words(id)}`];
    }),
  };
}

function otherIds({ attributes }: Annotation): readonly string[] {
  return Object.keys(attributes).filter((id) => !OWN.has(id));
}

function verdictOf(
  { attributes }: Annotation,
  { asked }: ExportSet,
  label: LabelDefinition | undefined,
): string {
  if (asked.attributes?.has('verdict') === false) return '';
  const { verdict } = attributes;
  const held = typeof verdict === 'string' && verdict.trim() !== '' ? verdict : UNCHECKED;
  return onOneLine(answerWords(attributeOf(label, 'verdict'), held));
}

/** Links to and from other passages: `restates no. 2 “…”`, `no. 4 “…” responds to it (Reaction: Denies)`. */
function relatedTo(claim: Annotation, { context, numbers }: Around): readonly string[] {
  const { set, document, byId, from, to, shown } = context;
  const { codebook } = set.project;
  const nameOf = (id: string): string => {
    const other = byId.get(id);
    const number = numbers.get(id);
    const words = other ? quoted(wordsOf(other, document)) : '';
    return number === undefined ? words : `no. ${number} ${words}`;
  };
  const out = (from.get(claim.id) ?? []).filter(
    ({ type }) => type !== SAID_BY && type !== REPORTED_BY,
  );
  const lines: string[] = [];
  for (const relation of [...out, ...(to.get(claim.id) ?? [])]) {
    const isOut = relation.from === claim.id;
    const other = isOut ? relation.to.id : relation.from;
    shown.add(relation.id);
    shown.add(other);
    const entity = relation.to.kind === 'entity' ? set.entities.get(relation.to.id) : undefined;
    const name = isOut && entity ? onOneLine(entity.name) : nameOf(other);
    const type = onOneLine(relationName(codebook, relation.type));
    const more = linkAnswers(relation, context);
    const words = isOut ? `${type} ${name}` : `${name} ${type} it`;
    lines.push(more.length === 0 ? words : `${words} (${more.join(', ')})`);
  }
  return lines;
}

function countsOf(
  claims: readonly FactCheckClaim[],
  label: LabelDefinition | undefined,
): FactCheckSection['counts'] {
  const counts = new Map<string, number>();
  const definition = attributeOf(label, 'verdict');
  if (definition && 'options' in definition)
    for (const { name } of definition.options) counts.set(onOneLine(name), 0);
  for (const { verdict } of claims)
    if (verdict !== '') counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0);
}

/** What is no claim and hangs on none, and what those that hang on one have besides. */
function countUnshown(
  { document, shown }: SheetContext,
  losses: ReturnType<typeof lossCounter>,
): void {
  for (const { id, label, note, evidence } of document.annotations) {
    if (!shown.has(id)) losses.add(label === CLAIM ? 'unfit' : 'no-claim', 1, { name: label });
    else if (label !== CLAIM) {
      if (note !== undefined) losses.add('notes');
      losses.add('evidence', evidence?.length ?? 0);
    }
  }
  for (const { id, type } of document.relations)
    if (!shown.has(id)) losses.add('relations', 1, { name: type });
}
