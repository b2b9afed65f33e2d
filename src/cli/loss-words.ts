import type { Loss, LossKind } from '#formats/datasets/export-format.ts';

/** One noun or clause a kind: for one, for several, and what becomes of it. */
const WORDS: Readonly<Record<LossKind, readonly [string, string, string]>> = {
  articles: ['article has', 'articles have', 'no work of the chosen kind and stay out'],
  orphaned: ['annotation has', 'annotations have', 'lost the place in the text and stay out'],
  'relation-ends': ['relation leads', 'relations lead', 'to what is not exported and stay out'],
  pieces: ['annotation in pieces becomes', 'annotations in pieces become', ''],
  nested: ['span', 'spans', 'inside or across a longer one have no place'],
  trimmed: ['span loses', 'spans lose', 'white space at the edges'],
  relations: ['relation has', 'relations have', 'no place in the format'],
  'entity-relations': [
    'relation to a person or body that the text does not mention has',
    'relations to persons or bodies that the text does not mention have',
    'no place in the format',
  ],
  'relation-attributes': [
    'attribute of a relation has',
    'attributes of relations have',
    'no place in the format',
  ],
  inherited: [
    'inherited relation is',
    'inherited relations are',
    'not written, since they can be derived',
  ],
  attributes: ['attribute has', 'attributes have', 'no place in the format'],
  entities: [
    'link to a person or body has',
    'links to persons or bodies have',
    'no place in the format',
  ],
  notes: ['note has', 'notes have', 'no place in the format'],
  evidence: ['piece of evidence has', 'pieces of evidence have', 'no place in the format'],
  'line-breaks': ['text loses', 'texts lose', 'line breaks'],
  renamed: ['name is', 'names are', 'written in plain letters'],
  layout: ['text is', 'texts are', 'kept as words: blank lines and line breaks are lost'],
  unfit: ['annotation lacks', 'annotations lack', 'what the format asks for and stay out'],
  annotators: ['annotator’s work stands', 'annotators’ work stands', 'without a name of its own'],
  'escaped-cells': [
    'cell begins',
    'cells begin',
    'with an apostrophe, so that no spreadsheet takes it for a formula',
  ],
  characters: ['text loses', 'texts lose', 'characters that the format forbids'],
};

/** `3 annotations in pieces become 6 spans` */
export function lossWords({ kind, count, into, name }: Loss): string {
  const [one, several, rest] = WORDS[kind];
  const what = `${count}${name === undefined ? '' : ` ${name}`} ${count === 1 ? one : several}`;
  return into === undefined ? `${what} ${rest}` : `${what} ${into} spans`;
}
