import type { Codebook } from '#domain/codebook/codebook.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { asciiStem } from '#domain/export/document-stem.ts';
import { type ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames, namesIn } from '#domain/export/set-survey.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import type { Span } from '#domain/text/span.ts';
import { type UsedNames, bratConfig } from './brat-export-config.ts';
import { decodeBrat } from './brat.ts';
import { type ExportFile, type ExportFormat, splitFolder } from './export-format.ts';
import {
  type FlatSpan,
  type FlatWork,
  type Flattened,
  flattenSet,
  lossCounter,
  onOneLine,
} from './flatten-work.ts';
import { onceForEach } from './once-for-each.ts';
import { noteNames, plainNames } from './plain-names.ts';
import { renameCodebook } from './rename-codebook.ts';
import { trimSpans } from './trim-spans.ts';
import { verifyWorks } from './verify-works.ts';
import { writtenOf } from './written-set.ts';

/**
 * brat standoff: a `.txt` and an `.ann` for each annotator's work, offsets in code points of the
 * `.txt`. A span over a line break is written in pieces, as brat demands; the reader joins them again.
 */
export const brat: ExportFormat = {
  title: 'brat standoff',
  unit: 'code points',
  inParts: { survey },
  losses: (set) => flatten(set).losses,
  written: (set) => writtenOf(set, flatten(set).works),
  encode: (set) => {
    const { works, codebook, used } = flatten(set);
    const config = bratConfig(codebook, used);
    const folders = [...new Set(works.map(folderOf))];
    return [...works.flatMap(filesOf), ...folders.flatMap((folder) => configFiles(folder, config))];
  },
  verify: (files, set) =>
    verifyWorks(
      flatten(set).works.map((work) => {
        const stem = stemOf(work);
        return {
          name: `${stem}.ann`,
          works: [work],
          read: () =>
            decodeBrat(
              {
                name: `${stem}.txt`,
                txt: files.text(`${stem}.txt`),
                ann: files.text(`${stem}.ann`),
                config: files.text(`${folderOf(work)}annotation.conf`),
              },
              { asWritten: true },
            ),
        };
      }),
      {
        text: 'exact',
        attributes: true,
        notes: true,
        entity: referenceOf,
        // What the codebook does not allow was there before it was exported.
        allows: ({ kind }) => kind === 'against-rules',
      },
    ),
};

type BratSet = Flattened & {
  readonly codebook: Codebook;
  /** In the whole export, by brat's names. */
  readonly used: UsedNames;
};

const flatten = onceForEach((set: ExportSet): BratSet => {
  const { known } = set;
  const name = plainNames(namesIn(known, 'names'));
  const { works, losses } = flattenWith(set, name);
  const own = namesUsed(works);
  const codebook = renameCodebook(set.project.codebook, name);
  const counter = lossCounter();
  const used = {
    labels: [...namesIn(known, 'labels').map(name), ...own.labels],
    relations: [...namesIn(known, 'relations').map(name), ...own.relations],
  };
  const written = works.map((work) => fitted(work, codebook, counter));
  return { works: written, losses: [...losses, ...counter.all()], codebook, used };
});

function survey(set: ExportSet): SetSurvey {
  const { name, noted } = noteNames();
  const { labels, relations } = namesUsed(flattenWith(set, name).works);
  return { names: noted, labels: countNames(labels), relations: countNames(relations) };
}

function namesUsed(works: readonly FlatWork[]): UsedNames {
  return {
    labels: works.flatMap(({ spans }) => spans.map(({ label }) => label)),
    relations: works.flatMap(({ relations }) => relations.map(({ type }) => type)),
  };
}

function flattenWith(set: ExportSet, name: (name: string) => string): Flattened {
  const flat = flattenSet(set, {
    pieces: true,
    facts: [],
    attributes: true,
    entities: true,
    notes: true,
    relations: true,
    relationAttributes: false,
    inherited: false,
    name,
    words: (text) => text.replaceAll(/\r\n?|\u2028|\u2029/g, '\n'),
  });
  return trimSpans(flat);
}

/**
 * Free words are no values in brat: they go into the notes, a line each, from which `decodeBrat` takes them. A flag that
 * is off is not written.
 */
function fitted(
  work: FlatWork,
  { labels }: Codebook,
  losses: ReturnType<typeof lossCounter>,
): FlatWork {
  const { text } = work.document.revision;
  const chosen = new Set(
    labels.flatMap(({ attributes }) =>
      attributes.flatMap(({ id, type }) => (type === 'text' || type === 'date' ? [] : [id])),
    ),
  );
  const spans = work.spans.map((span): FlatSpan => {
    const isValue = ({ name, value }: FlatSpan['attributes'][number]): boolean =>
      value === true || (chosen.has(name) && typeof value === 'string' && /^[\w-]+$/.test(value));
    const said = span.attributes.filter((each) => each.value !== false && !isValue(each));
    const answers = said.map(({ name, value }) => {
      const line = String(value).replaceAll(/\s*\n\s*/g, ' ');
      if (line !== value) losses.add('line-breaks');
      return `${name}=${line}`;
    });
    const note = [...(span.note ?? '').split('\n'), ...answers]
      .filter((line) => line.trim() !== '')
      .join('\n');
    const { note: _note, ...rest } = span;
    return {
      ...rest,
      fragments: joinedOverBreaks(span.fragments, text),
      attributes: span.attributes.filter(isValue),
      ...(note !== '' && { note }),
    };
  });
  return { ...work, spans };
}

/** Two pieces with nothing but a line break between are read as one. */
function joinedOverBreaks(fragments: readonly Span[], text: string): readonly Span[] {
  const joined: Span[] = [];
  for (const piece of fragments) {
    const last = joined.at(-1);
    if (last && /^\s*\n\s*$/.test(text.slice(last.end, piece.start))) {
      joined[joined.length - 1] = { start: last.start, end: piece.end };
    } else joined.push(piece);
  }
  return joined;
}

function folderOf({ document }: FlatWork): string {
  return `${splitFolder(document.split)}${document.asciiFolder}/`;
}

/** In ASCII: brat's server ends at a folder with any other name in it. */
function stemOf(work: FlatWork): string {
  return `${folderOf(work)}${asciiStem(work.document)}`;
}

function filesOf(work: FlatWork): readonly ExportFile[] {
  const stem = stemOf(work);
  return [
    { name: `${stem}.txt`, content: work.document.revision.text },
    { name: `${stem}.ann`, content: annOf(work) },
  ];
}

function configFiles(folder: string, config: string): readonly ExportFile[] {
  const files = [
    ['annotation', config],
    ['visual', '[labels]\n\n[drawing]\n'],
    ['tools', '[options]\n\n[search]\n\n[annotators]\n\n[disambiguators]\n\n[normalization]\n'],
    ['kb_shortcuts', ''],
  ] as const;
  return files.map(([name, content]) => ({
    name: `${folder}${name}.conf`,
    content,
    joint: { kind: 'same' },
  }));
}

function annOf({ document, spans, relations }: FlatWork): string {
  const { text } = document.revision;
  const { toCodePoints } = createOffsetConverter(text);
  const lines: string[] = [];
  const ids = new Map(spans.map(({ id }, index) => [id, `T${index + 1}`]));
  const count = { attribute: 0, reference: 0, note: 0 };
  for (const { id, label, fragments } of spans) {
    const pieces = fragments.flatMap((piece) => linesOf(piece, text));
    const places = pieces.map(({ start, end }) => `${toCodePoints(start)} ${toCodePoints(end)}`);
    const words = pieces.map(({ start, end }) => text.slice(start, end)).join(' ');
    lines.push(`${ids.get(id)}\t${label} ${places.join(';')}\t${words}`);
  }
  for (const [index, { type, from, to }] of relations.entries()) {
    lines.push(`R${index + 1}\t${type} Arg1:${ids.get(from)} Arg2:${ids.get(to)}`);
  }
  for (const { id, attributes, entity, note } of spans) {
    const own = ids.get(id);
    for (const { name, value } of attributes) {
      const written = value === true ? '' : ` ${value}`;
      lines.push(`A${(count.attribute += 1)}\t${name} ${own}${written}`);
    }
    if (entity) {
      const name = onOneLine(entity.name);
      lines.push(`N${(count.reference += 1)}\tReference ${own} ${referenceOf(entity)}\t${name}`);
    }
    for (const line of note === undefined ? [] : note.split('\n')) {
      lines.push(`#${(count.note += 1)}\tAnnotatorNotes ${own}\t${line}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function referenceOf({ wikidata, id }: Entity): string {
  return wikidata === undefined ? `Ascribe:${encodeURIComponent(id)}` : `Wikidata:${wikidata}`;
}

/** A piece of each line that a span runs over. */
function linesOf({ start, end }: Span, text: string): readonly Span[] {
  const pieces: Span[] = [];
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    if (line !== '') pieces.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return pieces;
}
