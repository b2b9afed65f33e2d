import { CLAIM } from '#domain/annotation/attribution.ts';
import { type Result, ok } from '#domain/result.ts';
import type { FileProblem } from '#formats/file-problem.ts';
import { peopleOf, referenceOf } from './entity-details.ts';
import { givenLinks } from './given-links.ts';
import { hideParts } from './hidden-parts.ts';
import { aboutOf } from './imported-about.ts';
import { answersOf } from './link-answers.ts';
import { type DecodeOptions, readImportedText } from './imported-text.ts';
import type { DecodedWork, ImportedAttribute } from './imported-work.ts';
import { type JsonRecord, readRecords } from './json-records.ts';
import { JsonlRecord } from './jsonl-record.ts';
import { placeWork } from './place-work.ts';

/** Ascribe's own JSON Lines: one annotator's work on one article a line, offsets in three units. */
export function decodeAscribeJsonl(
  text: string,
  options: DecodeOptions = {},
): Result<readonly DecodedWork[], readonly FileProblem[]> {
  const records = readRecords(text, JsonlRecord);
  return records.ok
    ? ok(records.value.map((record) => decodeJsonlRecord(record, options)))
    : records;
}

export function decodeJsonlRecord(
  { place, value }: JsonRecord<JsonlRecord>,
  options: DecodeOptions,
): DecodedWork {
  const { article, annotations, relations, annotator, entities, hidden } = value;
  const imported = readImportedText(value.text, {
    ...options,
    mediaType: 'application/jsonl',
    title: article.title,
    url: article.url,
    // Only the text of a file that is proved is asked for.
    ...(options.asWritten !== true && { about: aboutOf(article) }),
  });
  const shown = hideParts(imported, options.asWritten ? [] : hidden, place);
  const references = new Map(entities.map((each) => [each.id, referenceOf(each)]));
  const linkTo = (id: string, name: string | undefined) => ({
    id: references.get(id) ?? referenceOf({ id }),
    ...(name !== undefined && { name }),
  });
  const personFor = (id: string) => {
    const reference = references.get(id);
    return reference === undefined ? undefined : { id: reference };
  };
  // A file that is proved holds those as drawn that were.
  const isGiven = options.asWritten === true ? () => false : givenIn(value);
  const drawn = relations.flatMap(({ type, from, to, attributes, inherited }, index) =>
    inherited && !isGiven({ type, from })
      ? []
      : [
          {
            type,
            from,
            to,
            ...answersOf(attributes, personFor),
            place: `${place}: relations[${index}]`,
          },
        ],
  );
  const work = placeWork(imported, 'code points', {
    spans: annotations.map(
      ({ id, label, fragments, attributes, entity, note, evidence }, index) => ({
        id,
        label,
        pieces: fragments.map(({ codePoints }) => codePoints),
        quote: fragments.map(({ quote }) => quote).join(' '),
        attributes: attributesOf(attributes),
        ...(entity && { entity: { id: referenceOf(entity), name: entity.name } }),
        ...(note !== undefined && { note }),
        ...(evidence && { evidence }),
        place: `${place}: annotations[${index}]`,
      }),
    ),
    relations: drawn.flatMap(({ to, ...relation }) =>
      'annotation' in to ? [{ ...relation, to: to.annotation }] : [],
    ),
    entityRelations: drawn.flatMap(({ to, ...relation }) =>
      'entity' in to ? [{ ...relation, to: linkTo(to.entity, to.name) }] : [],
    ),
    unplaced: shown.unplaced,
    // Nobody is taken in from a file that is only proved.
    ...(options.asWritten !== true && { people: peopleOf(entities) }),
    annotator,
  });
  return { place, article: shown.article, work };
}

/** `givenLinks` of a line. */
function givenIn({ annotations, relations }: JsonlRecord): ReturnType<typeof givenLinks> {
  const placeOf = new Map(
    annotations
      .filter(({ label }) => label === CLAIM)
      .map(({ id, fragments }) => [id, fragments.map(({ codePoints }) => codePoints)]),
  );
  const links = relations.map(({ to, ...each }) =>
    'entity' in to
      ? { ...each, toEntity: true, to: to.entity }
      : { ...each, toEntity: false, to: to.annotation },
  );
  return givenLinks(links, (id) => placeOf.get(id) ?? []);
}

function attributesOf(
  attributes: JsonlRecord['annotations'][number]['attributes'],
): readonly ImportedAttribute[] {
  const all: ImportedAttribute[] = [];
  for (const [name, held] of Object.entries(attributes)) {
    if (typeof held === 'object') for (const value of held) all.push({ name, value });
    else all.push({ name, value: held });
  }
  return all;
}
