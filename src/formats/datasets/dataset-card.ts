import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { PROVENANCES, type Provenance } from '#domain/annotation/annotation.ts';
import { SPEAKER } from '#domain/annotation/attribution.ts';
import type { AttributeDefinition, Codebook } from '#domain/codebook/codebook.ts';
import { type ExportSet, SPLITS } from '#domain/export/export-set.ts';
import type { HeadlineAgreement } from '#domain/export/headline-agreement.ts';
import type { SplitOptions } from '#domain/export/split-set.ts';
import { REASONS } from '#formats/agreement-words.ts';
import { type CardCounts, cardCounts, totalOf } from './card-counts.ts';
import { onOneLine } from './flatten-work.ts';

/** What a card says beyond what the set itself tells. */
export type CardFacts = {
  readonly title: string;
  readonly license?: string;
  /** How offsets are counted, a sentence in Markdown. */
  readonly positions: string;
  /** In which fields relations and the rest are told, in Markdown. */
  readonly fields?: string;
  /** Relations may also end at somebody whom no annotation names. */
  readonly endsAtEntities?: true | undefined;
  readonly agreement?: HeadlineAgreement;
  readonly split?: SplitOptions;
};

/** Said wherever something has to be said of a licence that nobody has named. */
export const NO_LICENSE = 'No licence is given for the annotations: ask before you pass them on.';

/**
 * The description of a data set in Markdown, lines without an end: what is in it, how it came about, what its words mean.
 * `set`: as far as it is written.
 */
export function cardLines(set: ExportSet, facts: CardFacts): readonly string[] {
  const { codebook } = set.project;
  const counts = cardCounts(set);
  const articles = count(totalOf(counts.articles), 'article');
  const annotations = count(totalOf(counts.annotations), 'annotation');
  return [
    `# ${onOneLine(facts.title)}`,
    '',
    `${articles}, ${annotations}${whoseWords(set, counts)}. Made with Ascribe by the codebook “${onOneLine(codebook.name)}”, version ${codebook.version}.`,
    '',
    facts.positions,
    '',
    ...(set.asked.withoutHidden === true
      ? [
          'The texts are without what was hidden in the articles, by the import as page junk or by somebody for any reason. What was annotated there is not in the set.',
          '',
        ]
      : []),
    `A relation leads from one annotation to another${facts.endsAtEntities ? ', or to a person or body whom no annotation of its article names' : ''}. Those that nobody drew are told from the others, as inherited, or left out: an inner claim has the speaker of the claim around it, and a credit line holds for the whole article.${facts.fields === undefined ? '' : ` ${facts.fields}`}`,
    '',
    ...countLines(counts),
    ...splitLines(counts, facts.split),
    ...provenanceLines(counts, set),
    ...agreementLines(facts.agreement, counts, set),
    ...codebookLines(askedOf(codebook, set.asked, facts), leftOutLine(codebook, set.asked)),
    '## Rights',
    '',
    facts.license === undefined
      ? `${NO_LICENSE} The texts of the articles belong to their publishers.`
      : `The annotations: ${onOneLine(facts.license)}. The texts of the articles belong to their publishers: make sure that you may pass them on.`,
    '',
  ];
}

/** Behind `26 annotations`. */
function whoseWords({ layers }: ExportSet, { annotators }: CardCounts): string {
  switch (layers) {
    case 'each': {
      const names = [...annotators.keys()].toSorted().map(onOneLine);
      return names.length === 0 ? '' : ` by ${names.join(', ')}`;
    }
    case 'curated':
      return ', as decided where annotators differ';
    case 'majority':
      return ' that more than half of an article’s annotators have';
  }
}

function countLines({ labels, drawn, inherited }: CardCounts): readonly string[] {
  const types = [...new Set([...drawn.keys(), ...inherited.keys()])].toSorted();
  return [
    '## Counts',
    '',
    ...tableOf(
      ['label', 'annotations'],
      [...labels]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([label, number]) => [`\`${label}\``, String(number)]),
    ),
    ...(types.length === 0
      ? []
      : tableOf(
          ['relation', 'drawn', 'inherited'],
          types.map((type) => [
            `\`${type}\``,
            String(drawn.get(type) ?? 0),
            String(inherited.get(type) ?? 0),
          ]),
        )),
  ];
}

function splitLines(
  { articles, annotations }: CardCounts,
  split: SplitOptions | undefined,
): readonly string[] {
  if (!split) return [];
  const rows = SPLITS.map((name) => [
    name,
    String(articles.get(name) ?? 0),
    String(annotations.get(name) ?? 0),
  ]);
  const also = {
    outlet: ', and all of one outlet,',
    month: ', and all of one month,',
    none: '',
  }[split.together ?? 'none'];
  return [
    '## Splits',
    '',
    `Dealt out ${split.parts.join(' / ')} with the seed ${split.seed}. All work on one article, all articles that are nearly the same${also} are in one split.`,
    '',
    ...tableOf(['split', 'articles', 'annotations'], rows),
  ];
}

const PROVENANCE_WORDS: Readonly<Record<Provenance, string>> = {
  manual: 'marked by hand',
  'suggested-accepted': 'suggested by rules and accepted by a person',
  propagated: 'put on all mentions of a name at once',
  imported: 'taken over from another tool',
  curated: 'decided from several annotators’ work',
};

function provenanceLines({ provenances }: CardCounts, { project }: ExportSet): readonly string[] {
  const all = totalOf(provenances);
  const rows = PROVENANCES.filter((each) => provenances.has(each)).map((each) => {
    const number = provenances.get(each) ?? 0;
    return [PROVENANCE_WORDS[each], String(number), `${((100 * number) / all).toFixed(1)} %`];
  });
  const isBlind = (project.settings.blindPeriods ?? []).length > 0;
  return [
    '## How the annotations came about',
    '',
    ...(rows.length === 0
      ? ['There are none.', '']
      : tableOf(['how', 'annotations', 'share'], rows)),
    ...(isBlind ? ['Suggestions were hidden from the annotators for a part of the time.', ''] : []),
  ];
}

const MEASURES: Readonly<Record<string, string>> = {
  u_alpha_2016: 'which passages, with which label (Krippendorff’s unitizing alpha, 2016)',
  f1_strict: 'the same passage to the letter, the same label (F1)',
  f1_overlap: 'passages that overlap, the same label (F1)',
  same_speaker: 'the same speaker, of claims both have (share)',
  relation_f1: 'the same relation between the same annotations (F1)',
};

function agreementLines(
  agreement: HeadlineAgreement | undefined,
  { folders }: CardCounts,
  { layers, asked }: ExportSet,
): readonly string[] {
  if (!agreement) return [];
  const { articles, annotators } = agreement;
  // Of speakers that are not in the set nothing can be said.
  const lines = agreement.lines.filter(
    ({ metric }) => metric !== 'same_speaker' || asked.labels?.has(SPEAKER) !== false,
  );
  if (lines.length === 0) {
    return [
      '## Agreement',
      '',
      'Not measured: no article of this set was annotated by two people.',
      '',
    ];
  }
  const isOnesOwn = layers === 'each' && folders.size === 1;
  return [
    '## Agreement',
    '',
    `Measured on ${count(articles, 'article')} of this set that two or more of ${count(annotators, 'annotator')} marked on their own, before any discussion. Intervals hold 95 % and come from drawing articles anew.${isOnesOwn ? ' This set holds the work of one of them.' : ''}`,
    '',
    ...tableOf(['what', 'value', '95 % interval', 'n'], lines.map(agreementCells)),
  ];
}

function agreementCells({ metric, coefficient, interval }: ReportLine): readonly string[] {
  return [
    MEASURES[metric] ?? metric,
    coefficient.kind === 'defined'
      ? coefficient.value.toFixed(3)
      : `not defined: ${REASONS[coefficient.reason]}`,
    interval ? `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}` : '–',
    String(coefficient.n),
  ];
}

type Asked = ExportSet['asked'];

/** The codebook as far as files of what was asked for can hold what it names. */
function askedOf(
  codebook: Codebook,
  { labels, attributes }: Asked,
  { endsAtEntities }: Pick<CardFacts, 'endsAtEntities'>,
): Codebook {
  const isAsked = (label: string): boolean => labels?.has(label) !== false;
  return {
    ...codebook,
    labels: codebook.labels
      .filter(({ id }) => isAsked(id))
      .map((label) => ({
        ...label,
        attributes: label.attributes.filter(({ id }) => attributes?.has(id) !== false),
      })),
    relations: codebook.relations
      .map((relation) => ({
        ...relation,
        from: relation.from.filter(isAsked),
        to: relation.to.filter(isAsked),
      }))
      .filter(
        ({ from, to, toEntity }) =>
          from.length > 0 && (to.length > 0 || (toEntity && endsAtEntities === true)),
      ),
  };
}

/** What whoever exported has left out of all that the codebook has; empty where that is nothing. */
function leftOutLine(codebook: Codebook, { labels, attributes }: Asked): readonly string[] {
  const kept = codebook.labels.filter(({ id }) => labels?.has(id) !== false);
  const out = codebook.labels.filter((label) => !kept.includes(label)).map(({ id }) => id);
  const unasked = new Set(
    kept
      .flatMap((label) => label.attributes)
      .map(({ id }) => id)
      .filter((id) => attributes?.has(id) === false),
  );
  const named = (noun: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0
      ? []
      : [`the ${noun}${ids.length === 1 ? '' : 's'} ${ids.map((id) => `\`${id}\``).join(', ')}`];
  const all = [...named('label', out), ...named('attribute', [...unasked])];
  return all.length === 0
    ? []
    : [
        `Left out by choice: ${all.join('; ')}.${out.length === 0 ? '' : ' What was annotated with such a label, and links to it, is not in the set.'}`,
        '',
      ];
}

function codebookLines(
  { labels, relations, guideline }: Codebook,
  leftOut: readonly string[],
): readonly string[] {
  return [
    '## Labels',
    '',
    ...leftOut,
    ...labels.flatMap(({ id, name, hint, attributes }) => [
      `- \`${id}\` (${onOneLine(name)}): ${onOneLine(hint)}`,
      ...attributes.map((attribute) => `  - ${attributeWords(attribute)}`),
    ]),
    '',
    '## Relations',
    '',
    ...(relations.length === 0 ? ['There are none.'] : []),
    ...relations.map(({ id, hint, from, to }) => {
      const ends = to.length === 0 ? 'a person or body' : to.join(', ');
      return `- \`${id}\` (${from.join(', ')} → ${ends}): ${onOneLine(hint)}`;
    }),
    '',
    '## Guideline',
    '',
    onOneLine(guideline.test),
    '',
    ...guideline.rules.map((rule, index) => `${index + 1}. ${onOneLine(rule)}`),
    '',
  ];
}

function attributeWords(attribute: AttributeDefinition): string {
  const { id, name, hint } = attribute;
  const values =
    'options' in attribute
      ? `one${attribute.type === 'multi' ? ' or more' : ''} of ${attribute.options.map((option) => `\`${option.id}\``).join(', ')}`
      : attribute.type;
  return `\`${id}\` (${onOneLine(name)}; ${values})${hint === undefined ? '' : `: ${onOneLine(hint)}`}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const lineOf = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => onOneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [lineOf(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(lineOf), ''];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
