// An archive of many short articles, as project files of a few thousand each.
import { createHash } from 'node:crypto';

const WORDS =
  'council bridge river budget spokesman report minister harbour flood letter school vote'.split(
    ' ',
  );
/** Of one article; about 400 words. */
const PARAGRAPHS = 10;
const MARKS = 10;
const PEOPLE = 500;

/**
 * @param {Record<string, any>} project from `readProject`
 * @param {number} from number of the first article
 * @param {number} count
 * @returns text of a project file
 */
export function archiveFile(project, from, count) {
  const annotatorId = uuid('m', 0);
  return JSON.stringify({
    format: 'ascribe-project',
    version: 1,
    project: {
      ...project,
      id: uuid('p', 0),
      name: 'Archive',
      annotators: [{ id: annotatorId, name: 'Me' }],
    },
    entities: Array.from({ length: PEOPLE }, (_unused, i) => ({
      id: uuid('e', i),
      projectId: uuid('p', 0),
      kind: 'person',
      name: `Person ${i}`,
      aliases: [],
    })),
    articles: Array.from({ length: count }, (_unused, i) =>
      articleOf(project, from + i, annotatorId),
    ),
  });
}

function articleOf(project, number, annotatorId) {
  // Beyond the 16-bit characters now and then, as in the news.
  const paragraphs = [`Story ${number}${number % 10 === 0 ? ' 🚢' : ''}`];
  for (let at = 0; at < PARAGRAPHS; at += 1) {
    const words = Array.from(
      { length: 40 },
      (_unused, i) => WORDS[(number * 31 + at * 7 + i * 5) % WORDS.length],
    );
    paragraphs.push(`“${words.join(' ')}”, said Person ${(number + at) % PEOPLE} in ${number}.`);
  }
  const text = paragraphs.join('\n\n');
  let start = 0;
  const blocks = paragraphs.map((paragraph, index) => {
    const kind = index === 0 ? 'headline' : 'paragraph';
    const block = { id: `b${index}`, kind, start, end: start + paragraph.length };
    start = block.end + 2;
    return block;
  });
  const hash = createHash('sha256').update(text).digest('hex');
  const { annotations, relations } = marksOf(text, blocks.slice(1), number);
  const articleId = uuid('a', number);
  return {
    article: {
      id: articleId,
      projectId: uuid('p', 0),
      title: paragraphs[0],
      outlet: `Outlet ${number % 20}`,
      language: 'en',
      direction: 'ltr',
      textHash: hash,
      origin: { kind: 'paste', mediaType: 'text/plain', importedAt: number },
      status: 'open',
      hiddenBlocks: [],
      createdAt: number,
      updatedAt: number,
    },
    revision: { hash, text, blocks, textRules: 1 },
    layers: [
      {
        layer: {
          id: uuid('l', number),
          articleId,
          annotatorId,
          textHash: hash,
          codebookVersion: project.codebook.version,
          role: 'annotator',
          state: 'draft',
          rev: 1,
        },
        annotations,
        relations,
      },
    ],
  };
}

/** A claim and its speaker in every second paragraph. */
function marksOf(text, blocks, number) {
  const annotations = [];
  const relations = [];
  for (let at = 0; at < MARKS / 2; at += 1) {
    const block = blocks[at * 2];
    const close = text.indexOf('”', block.start) + 1;
    const name = text.indexOf('Person', close);
    const ids = [uuid('n', number * MARKS + at * 2), uuid('n', number * MARKS + at * 2 + 1)];
    annotations.push(
      mark(ids[0], 'CLAIM', text, block.start, close, { quote_type: 'direct' }),
      mark(
        ids[1],
        'SPEAKER',
        text,
        name,
        text.indexOf(' in ', name),
        {},
        (number + at * 2) % PEOPLE,
      ),
    );
    relations.push({
      id: uuid('r', number * MARKS + at),
      type: 'said_by',
      from: ids[0],
      to: { kind: 'annotation', id: ids[1] },
      attributes: {},
      provenance: 'manual',
    });
  }
  return { annotations, relations };
}

function mark(id, label, text, start, end, attributes, person) {
  return {
    id,
    label,
    fragments: [{ start, end, quote: text.slice(start, end) }],
    attributes,
    ...(person !== undefined && { entityId: uuid('e', person) }),
    provenance: 'manual',
    createdAt: 1,
    updatedAt: 1,
    health: 'sound',
  };
}

function uuid(kind, number) {
  const hex = createHash('sha256').update(`${kind}${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
