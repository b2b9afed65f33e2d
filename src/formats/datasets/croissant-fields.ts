/** `[name, what it is, type]`, of schema.org; text unless given. */
type Column = readonly [name: string, description: string, type?: 'Text' | 'Integer' | 'Boolean'];

const COLUMNS: readonly Column[] = [
  ['id', 'article id'],
  ['text', 'article text'],
  ['title', 'title of the article'],
  ['byline', 'who wrote it, as the article says it, or empty'],
  ['outlet', 'who published it'],
  ['published', 'YYYY-MM-DD, or empty'],
  ['url', 'address, or empty'],
  ['language', 'BCP 47'],
  ['annotator', 'who annotated'],
];

/**
 * Lists of a record. Lists inside of their items are told in words: readers of Croissant take fields inside of fields no
 * further than one level.
 */
const LISTS: readonly {
  readonly name: string;
  readonly description: string;
  readonly items: readonly Column[];
}[] = [
  {
    name: 'spans',
    description:
      'What is annotated in the text. Each has fragments, its pieces with the start and end of each, and attributes, pairs of a key and a value in JSON.',
    items: [
      ['id', 'unique in the record'],
      ['label', 'what the span is, by the codebook'],
      ['start', 'of its first piece: Unicode code points from the start of the text', 'Integer'],
      ['end', 'of its last piece, exclusive', 'Integer'],
      ['text', 'words of its pieces, with a blank between two'],
      ['entity', 'IRI of the person or body it names, or empty'],
      ['entity_name', 'what that is called, or empty'],
      ['note', 'of the annotator, or empty'],
    ],
  },
  {
    name: 'relations',
    description:
      'Links from one span to another. Each has attributes, pairs of a key and a value in JSON.',
    items: [
      ['id', 'unique in the record'],
      ['type', 'what the link says, by the codebook'],
      ['head', 'id of the span it leads from'],
      ['tail', 'id of the span it leads to'],
      ['inherited', 'nobody drew it: it follows from others', 'Boolean'],
    ],
  },
];

/** What is in the records of a split, and where each of it stands in the lines of `file`, an `@id`. */
export function croissantFields(split: string, file: string): readonly object[] {
  const fieldOf = (path: string, [name, description, type = 'Text']: Column) => ({
    '@type': 'cr:Field',
    '@id': `${path}/${name}`,
    name,
    description,
    dataType: `sc:${type}`,
  });
  const sourceOf = (column: string) => ({ fileObject: { '@id': file }, extract: { column } });
  return [
    ...COLUMNS.map((column) => ({ ...fieldOf(split, column), source: sourceOf(column[0]) })),
    ...LISTS.map(({ name, description, items }) => ({
      ...fieldOf(split, [name, description]),
      dataType: 'cr:Label',
      isArray: true,
      arrayShape: '-1',
      subField: items.map((item) => ({
        ...fieldOf(`${split}/${name}`, item),
        source: { ...sourceOf(name), transform: { jsonPath: `$.${item[0]}` } },
      })),
    })),
  ];
}
