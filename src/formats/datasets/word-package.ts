import { directionRuns } from '#domain/text/direction-runs.ts';
import { xmlText } from './write-xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A part beside the document: its kind is its file's name, and its relationship is `rId` and its number from 1. */
export type WordPart = { readonly kind: 'comments' | 'styles' | 'footer'; readonly xml: string };

const ROOTS = { comments: 'comments', styles: 'styles', footer: 'ftr' } as const;

/**
 * The few parts that Word needs, by hand: no time of making, so that the same document gives the same bytes.
 * `body` and the parts: what stands inside their root elements.
 */
export function wordPackage(
  body: string,
  parts: readonly WordPart[],
): Readonly<Record<string, Uint8Array>> {
  const encoder = new TextEncoder();
  const bytes = (xml: string): Uint8Array => encoder.encode(`${HEAD}${xml}`);
  const overrides = ['document.main', ...parts.map(({ kind }) => kind)].map(
    (type) =>
      `<Override PartName="/word/${type.replace('.main', '')}.xml" ContentType="${TYPE}.${type}+xml"/>`,
  );
  return {
    '[Content_Types].xml': bytes(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    ),
    '_rels/.rels': bytes(relationships([['officeDocument', 'word/document.xml']])),
    'word/_rels/document.xml.rels': bytes(
      relationships(parts.map(({ kind }) => [kind, `${kind}.xml`])),
    ),
    'word/document.xml': bytes(rootOf('document', `<w:body>${body}</w:body>`)),
    ...Object.fromEntries(
      parts.map(({ kind, xml }) => [`word/${kind}.xml`, bytes(rootOf(ROOTS[kind], xml))]),
    ),
  };
}

function rootOf(name: string, xml: string): string {
  return `<w:${name} xmlns:w="${WORD}" xmlns:r="${OFFICE}">${xml}</w:${name}>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONSHIPS}">${each.join('')}</Relationships>`;
}

/** A run of text, its lines broken; `properties`: what stands in `w:rPr`. */
function wordRun(text: string, properties = ''): string {
  if (text === '') return '';
  const lines = text
    .split('\n')
    .map((line) => (line === '' ? '' : `<w:t xml:space="preserve">${xmlText(line)}</w:t>`));
  const how = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${how}${lines.join('<w:br/>')}</w:r>`;
}

/**
 * Text of a paragraph of direction `base`. Word reads punctuation and digits from the side that their run says, so that
 * each turn of the writing begins another run. `properties`: as of `wordRun`, without `w:rtl`.
 */
export function directedRuns(text: string, base: 'ltr' | 'rtl', properties = ''): string {
  return directionRuns(text, base)
    .map(({ words, direction }) =>
      wordRun(words, direction === 'rtl' ? `${properties}<w:rtl/>` : properties),
    )
    .join('');
}
