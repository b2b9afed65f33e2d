import type { AttributeDefinition } from '#domain/codebook/codebook.ts';
import { addToGroup, groupBy } from '#domain/collection/group-by.ts';
import type { ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import { type ExportFile, type ExportFormat, JSON_LIST } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  entityIri,
  flattenSet,
  tidyName,
  lossCounter,
} from './flatten-work.ts';
import { onceForEach } from './once-for-each.ts';
import { renameCodebook } from './rename-codebook.ts';
import { decodeLabelStudio } from './label-studio.ts';
import { bySplit, verifyWorks } from './verify-works.ts';
import { xmlEscape } from './write-xml.ts';
import { writtenOf } from './written-set.ts';
import { ARTICLE_FACTS, factColumns } from './article-facts.ts';

const HOLDS = {
  pieces: false,
  facts: ARTICLE_FACTS,
  attributes: true,
  entities: true,
  entityNames: false,
  notes: true,
  relations: true,
  relationAttributes: false,
  inherited: false,
  // Other controls of the configuration have these names.
  attributeName: (name: string) =>
    /^(?:text|label|entity)$/.test(name) ? `${name}_` : tidyName(name),
} as const;

const CONFIG = 'labeling-config.xml';

/**
 * Label Studio: a task for each article, with an annotation for each annotator, and the labeling
 * configuration that it needs. Offsets count code points. `completed_by` would have to be a user of
 * the receiving server: who annotated stands in the task's data.
 */
export const labelStudio: ExportFormat = {
  title: 'Label Studio',
  unit: 'code points',
  inParts: { survey },
  losses: (set) => {
    const { losses, works } = flatten(set);
    const counter = lossCounter();
    const own = works.map(({ document }) => document.annotator);
    const names = new Set([...namesIn(set.known, 'annotators'), ...own]);
    counter.add('annotators', names.size > 1 ? names.size : 0);
    return [...losses, ...counter.all()];
  },
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set, { recordsBefore }) => {
    const { project } = set;
    const codebook = renameCodebook(project.codebook, tidyName, HOLDS.attributeName);
    const named = { ...set, project: { ...project, codebook } };
    return [
      ...[...filesOf(set)].map(([name, works]): ExportFile => {
        const tasks = tasksOf(works, named, recordsBefore?.get(name) ?? 0);
        return {
          name,
          content: `${JSON.stringify(tasks, undefined, 1)}\n`,
          joint: { ...JSON_LIST, records: tasks.length },
        };
      }),
      { name: CONFIG, content: configOf(named), joint: { kind: 'same' } },
    ];
  },
  verify: (files, set) =>
    verifyWorks(
      [...filesOf(set)].map(([name, works]) => ({
        name,
        works: [...byArticle(works).values()].flat(),
        read: () => decodeLabelStudio(files.text(name), files.text(CONFIG), { asWritten: true }),
      })),
      { text: 'exact', attributes: true, notes: true, entity: entityIri },
    ),
};

const flatten = onceForEach((set: ExportSet) => flattenSet(set, HOLDS));

function survey({ documents }: ExportSet): SetSurvey {
  return {
    annotators: countNames(documents.map(({ annotator }) => annotator)),
    labels: countNames(labelsIn(documents)),
    attributes: countNames(attributesIn(documents)),
    relations: countNames(relationsIn(documents)),
  };
}

type Documents = ExportSet['documents'];

/** Names as they are written: labels, attributes, types of relations. */
function labelsIn(documents: Documents): readonly string[] {
  return documents.flatMap(({ annotations }) => annotations.map(({ label }) => tidyName(label)));
}

function attributesIn(documents: Documents): readonly string[] {
  return documents.flatMap(({ annotations }) =>
    annotations.flatMap(({ attributes }) => Object.keys(attributes).map(HOLDS.attributeName)),
  );
}

function relationsIn(documents: Documents): readonly string[] {
  return documents.flatMap(({ relations }) => relations.map(({ type }) => tidyName(type)));
}

function filesOf(set: ExportSet): ReadonlyMap<string, readonly FlatWork[]> {
  const splits = bySplit(flatten(set).works);
  return new Map([...splits].map(([split, works]) => [`${split || 'tasks'}.json`, works]));
}

function byArticle(works: readonly FlatWork[]): ReadonlyMap<string, readonly FlatWork[]> {
  return groupBy(works, ({ document }) => document.article.id);
}

/** `before`: tasks of the file that are written already. */
function tasksOf(works: readonly FlatWork[], set: ExportSet, before: number) {
  const free = freeAttributes(set);
  return [...byArticle(works).values()].flatMap((own, index) => {
    const [first] = own;
    if (!first) return [];
    const { article, revision } = first.document;
    return [
      {
        id: before + index + 1,
        data: {
          text: revision.text,
          ...factColumns(article),
          article: article.id,
          annotators: own.map(({ document }) => document.annotator),
        },
        annotations: own.map((work) => ({
          result: resultOf(work, free),
          was_cancelled: false,
          ground_truth: set.layers === 'curated',
        })),
      },
    ];
  });
}

function resultOf({ document, spans, relations }: FlatWork, free: ReadonlySet<string>) {
  const { text } = document.revision;
  const { toCodePoints } = createOffsetConverter(text);
  const regions = spans.flatMap((span) => {
    const { start, end } = span.fragments[0] ?? { start: 0, end: 0 };
    const place = {
      start: toCodePoints(start),
      end: toCodePoints(end),
      text: text.slice(start, end),
    };
    const base = { id: span.id, to_name: 'text', origin: 'manual' };
    const note = span.note === undefined ? {} : { meta: { text: [span.note] } };
    const region = {
      ...base,
      from_name: 'label',
      type: 'labels',
      value: { ...place, labels: [span.label] },
      ...note,
    };
    const fields = fieldsOf(span, free).map(({ name, type, value }) => ({
      ...base,
      from_name: name,
      type,
      value: { ...place, ...value },
    }));
    return [region, ...fields];
  });
  const links = relations.map(({ type, from, to }) => ({
    type: 'relation',
    from_id: from,
    to_id: to,
    direction: 'right',
    labels: [type],
  }));
  return [...regions, ...links];
}

function fieldsOf({ attributes, entity }: FlatSpan, free: ReadonlySet<string>) {
  const values = new Map<string, string[]>();
  for (const { name, value } of attributes) addToGroup(values, name, String(value));
  const fields = [...values].map(([name, all]) => {
    const isFree = free.has(name);
    return {
      name,
      type: isFree ? 'textarea' : 'choices',
      value: isFree ? { text: all } : { choices: all },
    };
  });
  if (!entity) return fields;
  return [...fields, { name: 'entity', type: 'textarea', value: { text: [entityIri(entity)] } }];
}

/** Attributes of free words: those of the codebook, and those that it does not know. */
function freeAttributes(set: ExportSet): ReadonlySet<string> {
  const free = new Set([...namesIn(set.known, 'attributes'), ...attributesIn(set.documents)]);
  for (const { id, type } of definitionsOf(set)) {
    if (type === 'text' || type === 'date') free.add(id);
    else free.delete(id);
  }
  return free;
}

function definitionsOf({ project }: ExportSet): readonly AttributeDefinition[] {
  return project.codebook.labels.flatMap(({ attributes }) => attributes);
}

function configOf(set: ExportSet): string {
  const { known, documents } = set;
  const { codebook } = set.project;
  const used = [...namesIn(known, 'labels'), ...labelsIn(documents)];
  const labels = new Set([...codebook.labels.map(({ id }) => id), ...used]);
  const colors = new Map(codebook.labels.map(({ id, color }) => [id, color.light.stroke]));
  const drawn = [...namesIn(known, 'relations'), ...relationsIn(documents)];
  const relations = new Set([...codebook.relations.map(({ id }) => id), ...drawn]);
  return [
    '<View>',
    '  <Labels name="label" toName="text">',
    ...[...labels].map(
      (id) => `    <Label value="${xmlEscape(id)}" background="${colors.get(id) ?? '#888888'}"/>`,
    ),
    '  </Labels>',
    ...choicesOf(set),
    ...[...freeAttributes(set), 'entity'].map(
      (id) =>
        `  <TextArea name="${xmlEscape(id)}" toName="text" perRegion="true" maxSubmissions="1"/>`,
    ),
    '  <Relations>',
    ...[...relations].map((id) => `    <Relation value="${xmlEscape(id)}"/>`),
    '  </Relations>',
    '  <Text name="text" value="$text"/>',
    '</View>',
    '',
  ].join('\n');
}

/** One control an attribute, though several labels have it: its name must be there once. */
function choicesOf(set: ExportSet): readonly string[] {
  const controls = new Map<string, { labels: string[]; values: Set<string>; isMulti: boolean }>();
  for (const { id: label, attributes } of set.project.codebook.labels) {
    for (const attribute of attributes) {
      if (attribute.type === 'text' || attribute.type === 'date') continue;
      const control = controls.get(attribute.id) ?? {
        labels: [],
        values: new Set(),
        isMulti: false,
      };
      controls.set(attribute.id, control);
      control.labels.push(label);
      control.isMulti ||= attribute.type === 'multi';
      const options = optionsOf(attribute);
      for (const option of options) control.values.add(option);
    }
  }
  return [...controls].flatMap(([id, { labels, values, isMulti }]) => [
    `  <Choices name="${xmlEscape(id)}" toName="text" perRegion="true" choice="${isMulti ? 'multiple' : 'single'}" whenTagName="label" whenLabelValue="${xmlEscape(labels.join(','))}">`,
    ...[...values].map((value) => `    <Choice value="${xmlEscape(value)}"/>`),
    '  </Choices>',
  ]);
}

function optionsOf(attribute: AttributeDefinition): readonly string[] {
  if (attribute.type === 'enum' || attribute.type === 'multi') {
    return attribute.options.map(({ id }) => id);
  }
  return attribute.type === 'flag' ? ['true', 'false'] : [];
}
