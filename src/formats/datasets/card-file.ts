import type { ExportSet } from '#domain/export/export-set.ts';
import { type CardFacts, cardLines } from './dataset-card.ts';
import type { ExportFile, ExportFormat, ExportOptions, ExportUnit } from './export-format.ts';

/** What the data is called and how it may be used, as far as anybody has said. */
export function cardOptions(
  set: ExportSet,
  { title = set.project.name, license }: Pick<ExportOptions, 'title' | 'license'>,
): Pick<CardFacts, 'title' | 'license'> {
  return { title, ...(license !== undefined && { license }) };
}

const POSITIONS: Readonly<Record<ExportUnit, string>> = {
  'code points': 'Offsets are Unicode code points, end-exclusive.',
  'UTF-16 code units': 'Offsets are UTF-16 code units, end-exclusive.',
  'all three':
    'Each offset is given in Unicode code points, UTF-16 code units and UTF-8 bytes, end-exclusive.',
  tokens: 'Annotations are on tokens; there are no offsets.',
  anchors: 'Annotations are marked in the text itself; there are no offsets.',
  none: 'There are no offsets.',
};

/** A card beside the files of a format that has none of its own. `set`: as far as it is written. */
export function cardFile(
  set: ExportSet,
  options: ExportOptions,
  { unit, caution, endsAtEntities }: Pick<ExportFormat, 'unit' | 'caution' | 'endsAtEntities'>,
): ExportFile {
  const positions = [POSITIONS[unit], ...(caution === undefined ? [] : [caution])].join(' ');
  const facts = { ...options.card, ...cardOptions(set, options), positions, endsAtEntities };
  return { name: CARD_NAME, content: cardLines(set, facts).join('\n'), joint: { kind: 'same' } };
}

export const CARD_NAME = 'README.md';
