import { assert, asyncProperty, integer } from 'fast-check';
import { expect, test } from 'vitest';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import { decodeProjectFile, verifyProjectFile } from './decode-project-file.ts';
import { encodeProjectFile } from './encode-project-file.ts';
import { aProject, aReviewedProject, projectOf, sha256 } from './test-bundle.ts';

test('a project comes back whole, and encoding it again gives the same bytes', async () => {
  const bundle = await aProject();
  const file = await encodeProjectFile(bundle, sha256);
  const decoded = await decodeProjectFile(file, sha256);
  expect(decoded).toEqual({ ok: true, value: bundle });
  if (!decoded.ok) throw new Error('refused');
  expect(await encodeProjectFile(decoded.value, sha256)).toBe(file);
  expect(await verifyProjectFile(file, bundle, sha256)).toEqual({ ok: true, value: { spans: 4 } });
});

test('merged people and told-apart ones come back as they were, whoever is gone', async () => {
  const bundle = await aProject();
  const [first, ...others] = bundle.entities;
  if (!first) throw new Error('no entity');
  const merged = {
    ...first,
    mergedInto: brand<EntityId>('e2'),
    distinctFrom: [brand<EntityId>('gone')],
  };
  const changed = { ...bundle, entities: [merged, ...others] };
  const decoded = await decodeProjectFile(await encodeProjectFile(changed, sha256), sha256);
  expect(decoded).toEqual({ ok: true, value: changed });
});

test('the order in which things were made does not show in the file', async () => {
  const bundle = await aProject();
  const [article] = bundle.articles;
  const [layer] = article?.layers ?? [];
  if (!article || !layer) throw new Error('no layer');
  const shuffled = {
    ...bundle,
    entities: bundle.entities.toReversed(),
    articles: [
      {
        ...article,
        layers: [
          {
            ...layer,
            annotations: layer.annotations.toReversed(),
            relations: layer.relations.toReversed(),
          },
        ],
      },
    ],
  };
  expect(await encodeProjectFile(shuffled, sha256)).toBe(await encodeProjectFile(bundle, sha256));
});

test('reviews, frozen copies, comments and the sender come back as they were', async () => {
  const bundle = await aReviewedProject();
  const file = await encodeProjectFile(bundle, sha256);
  expect(await decodeProjectFile(file, sha256)).toEqual({ ok: true, value: bundle });
  expect(await verifyProjectFile(file, bundle, sha256)).toEqual({ ok: true, value: { spans: 4 } });
  const [item] = bundle.articles;
  if (!item) throw new Error('no article');
  const shuffled = {
    ...item,
    frozen: item.frozen?.toReversed() ?? [],
    reviews: item.reviews?.toReversed() ?? [],
    comments: item.comments?.toReversed() ?? [],
  };
  expect(await encodeProjectFile({ ...bundle, articles: [shuffled] }, sha256)).toBe(file);
});

test.each([
  ['one letter', (file: string) => file.replace('Have a look', 'Have a lock')],
  ['one blank', (file: string) => file.replace('"entities":', '"entities": ')],
  [
    'the digest',
    (file: string) => file.replace(/(?<="digest":")./v, (x) => (x === '0' ? '1' : '0')),
  ],
  ['the line ends', (file: string) => file.replaceAll('\n', '\r\n')],
])('a file in which %s was changed says so', async (_what, change) => {
  const file = await encodeProjectFile(await aReviewedProject(), sha256);
  const outcome = await decodeProjectFile(change(file), sha256);
  expect(outcome).toEqual({ ok: false, error: [{ place: '', kind: 'changed-since' }] });
});

test('a byte order mark and blank lines at the end are no change', async () => {
  const file = await encodeProjectFile(await aReviewedProject(), sha256);
  expect((await decodeProjectFile(`\ufeff${file}\n\n`, sha256)).ok).toBe(true);
});

test('wherever a file is cut off, it is refused', async () => {
  const file = await encodeProjectFile(await aReviewedProject(), sha256);
  await assert(
    asyncProperty(integer({ min: 0, max: file.length - 2 }), async (length) => {
      expect((await decodeProjectFile(file.slice(0, length), sha256)).ok).toBe(false);
    }),
  );
});

test('each annotation is a line of its own', async () => {
  const file = await encodeProjectFile(await aProject(), sha256);
  const lines = file.split('\n').filter((line) => line.startsWith('{"id":"a'));
  expect(lines).toHaveLength(3);
});

test('a file that is another project’s fails the verification', async () => {
  const bundle = await aProject();
  const [article] = bundle.articles;
  const other = await projectOf('Else', [anAnnotation('a1', 0, 4)], [], []);
  const outcome = await verifyProjectFile(await encodeProjectFile(other, sha256), bundle, sha256);
  expect(article).toBeDefined();
  expect(outcome.ok).toBe(false);
});

const ANNOTATION = 'articles[0].layers[0].annotations[1]';

test.each<[string, (file: Loose) => void, string, string]>([
  [
    'another format',
    (file) => {
      file.format = 'brat';
    },
    'format',
    'wrong-format',
  ],
  [
    'a newer version',
    (file) => {
      file.version = 3;
    },
    'version',
    'newer-version',
  ],
  [
    'a version that never was',
    (file) => {
      file.version = 'x';
    },
    'version',
    'unknown-version',
  ],
  [
    'a missing list',
    (file) => {
      delete file.entities;
    },
    'entities',
    'bad-value',
  ],
  [
    'a key nobody knows',
    (file) => {
      file.articles[0].article.colour = 'red';
    },
    'articles[0].article.colour',
    'unknown-key',
  ],
  [
    'a prototype key',
    (file) => {
      file.articles[0].layers[0].annotations[1].attributes = JSON.parse('{"__proto__":"x"}');
    },
    `${ANNOTATION}.attributes.__proto__`,
    'forbidden-key',
  ],
  [
    'a constructor key',
    (file) => {
      file.project.settings = JSON.parse('{"constructor":{"prototype":{}}}');
    },
    'project.settings.constructor',
    'forbidden-key',
  ],
  [
    'an offset that is no number',
    (file) => {
      file.articles[0].layers[0].annotations[1].fragments[0].start = '3';
    },
    `${ANNOTATION}.fragments[0].start`,
    'bad-value',
  ],
  [
    'a negative offset',
    (file) => {
      file.articles[0].layers[0].annotations[1].fragments[0].start = -1;
    },
    `${ANNOTATION}.fragments[0].start`,
    'bad-value',
  ],
  [
    'an annotation without fragments',
    (file) => {
      file.articles[0].layers[0].annotations[1].fragments = [];
    },
    `${ANNOTATION}.fragments`,
    'bad-value',
  ],
  [
    'an offset outside the text',
    (file) => {
      file.articles[0].layers[0].annotations[1].fragments[0].end = 9999;
    },
    `${ANNOTATION}.fragments[0]`,
    'outside-text',
  ],
  [
    'an offset that is one off',
    (file) => {
      file.articles[0].layers[0].annotations[1].fragments[0].end += 1;
    },
    `${ANNOTATION}.fragments[0]`,
    'quote-differs',
  ],
  [
    'an offset inside an emoji',
    (file) => {
      file.articles[0].layers[0].annotations[1].fragments[0].start = 1;
    },
    `${ANNOTATION}.fragments[0]`,
    'splits-character',
  ],
  [
    'unsorted fragments',
    (file) => {
      file.articles[0].layers[0].annotations[0].fragments.reverse();
    },
    'articles[0].layers[0].annotations[0].fragments[1]',
    'bad-fragments',
  ],
  [
    'an id used twice',
    (file) => {
      file.articles[0].layers[0].annotations[1].id = 'a1';
    },
    `${ANNOTATION}.id`,
    'duplicate-id',
  ],
  [
    'an unknown label',
    (file) => {
      file.articles[0].layers[0].annotations[1].label = 'X';
    },
    `${ANNOTATION}.label`,
    'unknown-label',
  ],
  [
    'an unknown entity',
    (file) => {
      file.articles[0].layers[0].annotations[1].entityId = 'x';
    },
    `${ANNOTATION}.entityId`,
    'unknown-entity',
  ],
  [
    'a redirect to nobody',
    (file) => {
      file.entities[0].mergedInto = 'x';
    },
    'entities[0].mergedInto',
    'unknown-entity',
  ],
  [
    'redirects that go round',
    (file) => {
      file.entities[0].mergedInto = 'e2';
      file.entities[1].mergedInto = 'e1';
    },
    'entities[0].mergedInto',
    'merged-in-a-circle',
  ],
  [
    'a relation from nowhere',
    (file) => {
      file.articles[0].layers[0].relations[0].from = 'x';
    },
    'articles[0].layers[0].relations[0].from',
    'unknown-annotation',
  ],
  [
    'a relation the codebook has not',
    (file) => {
      file.articles[0].layers[0].relations[0].type = 'loves';
    },
    'articles[0].layers[0].relations[0].type',
    'unknown-relation-type',
  ],
  [
    'a relation between the wrong ends',
    (file) => {
      file.articles[0].layers[0].relations[0].to.id = 'a3';
    },
    'articles[0].layers[0].relations[0]',
    'relation-not-allowed',
  ],
  [
    'blocks that leave a gap',
    (file) => {
      file.articles[0].revision.blocks[1].start += 1;
    },
    'articles[0].revision.blocks[1]',
    'bad-blocks',
  ],
  [
    'a text that was changed',
    (file) => {
      file.articles[0].revision.text = file.articles[0].revision.text.replace('Monday', 'Sunday');
    },
    'articles[0].revision.hash',
    'hash-differs',
  ],
  [
    'half a character in the text',
    (file) => {
      file.articles[0].revision.text = file.articles[0].revision.text.replace(
        'Monday',
        'Mon\ud83day',
      );
    },
    'articles[0].revision.text',
    'lone-surrogate',
  ],
  [
    'an original that is not base64',
    (file) => {
      file.articles[0].original = '%%%';
    },
    'articles[0].original',
    'bad-original',
  ],
  [
    'a layer of another article',
    (file) => {
      file.articles[0].layers[0].layer.articleId = 'x';
    },
    'articles[0].layers[0].layer.articleId',
    'belongs-elsewhere',
  ],
  [
    'a layer of nobody',
    (file) => {
      file.articles[0].layers[0].layer.annotatorId = 'x';
    },
    'articles[0].layers[0].layer.annotatorId',
    'unknown-annotator',
  ],
  [
    'a codebook that is not in the file',
    (file) => {
      file.articles[0].layers[0].layer.codebookVersion = '9.9.9';
    },
    'articles[0].layers[0].layer.codebookVersion',
    'unknown-codebook',
  ],
  [
    'a review by nobody known',
    (file) => {
      file.articles[0].reviews[0].by = 'x';
    },
    'articles[0].reviews[0].by',
    'unknown-annotator',
  ],
  [
    'one entry of a review twice',
    (file) => {
      file.articles[0].reviews[1].seq = 1;
    },
    'articles[0].reviews[1]',
    'duplicate-id',
  ],
  [
    'a decision outside the text',
    (file) => {
      file.articles[0].reviews[1].entry.items[1].outcome.fragments[0].end = 9999;
    },
    'articles[0].reviews[1].entry.items[1].outcome',
    'outside-text',
  ],
  [
    'a comment on another article',
    (file) => {
      file.articles[0].comments[1].articleId = 'x';
    },
    'articles[0].comments[1].articleId',
    'belongs-elsewhere',
  ],
  [
    'a comment on words that are not there',
    (file) => {
      file.articles[0].comments[0].target.quote = 'Evening brief';
    },
    'articles[0].comments[0].target',
    'quote-differs',
  ],
  [
    'a frozen copy whose offset is one off',
    (file) => {
      file.articles[0].frozen[1].annotations[1].fragments[0].end += 1;
    },
    'articles[0].frozen[1].annotations[1].fragments[0]',
    'quote-differs',
  ],
  [
    'a sender who is not in the file',
    (file) => {
      file.packet.from = 'x';
    },
    'packet.from',
    'unknown-annotator',
  ],
  [
    'a colour that is more than a colour',
    (file) => {
      file.project.codebook.labels[0].color.light.stroke = 'red;background:url(//x)';
    },
    'project.codebook.labels[0].color.light.stroke',
    'bad-value',
  ],
])('refuses %s and names the place', async (_case, breakIt, place, kind) => {
  const file: Loose = JSON.parse(await encodeProjectFile(await aReviewedProject(), sha256));
  breakIt(file);
  const outcome = await decodeProjectFile(JSON.stringify(file), sha256);
  const problems = outcome.ok ? [] : outcome.error;
  expect(problems).toContainEqual(expect.objectContaining({ place, kind }));
});

test.each([
  ['nothing', '', 'empty'],
  ['blanks', ' \n', 'empty'],
  ['a cut-off file', '{"format":"ascribe-project",', 'cut-off'],
  ['something else', 'Dear colleague,', 'not-json'],
  ['a list', '[]', 'wrong-format'],
  [
    'an abyss',
    `{"format":"ascribe-project","version":1,"project":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    'too-deep',
  ],
])('refuses %s', async (_case, text, kind) => {
  const outcome = await decodeProjectFile(text, sha256);
  if (outcome.ok) throw new Error('taken');
  expect(outcome.error.map((problem) => problem.kind)).toEqual([kind]);
});

test('tells at most 50 problems', async () => {
  const many = Array.from({ length: 80 }, (_, i) =>
    anAnnotation(`x${i}`, 0, 4, { entityId: brand('gone') }),
  );
  const outcome = await decodeProjectFile(
    await encodeProjectFile(await projectOf('Else', many, [], []), sha256),
    sha256,
  );
  if (outcome.ok) throw new Error('taken');
  expect(outcome.error).toHaveLength(50);
});

test('a file that tries to reach a prototype leaves every object as it was', async () => {
  const file = (await encodeProjectFile(await aProject(), sha256)).replace(
    '"settings":{',
    '"settings":{"__proto__":{"polluted":true},',
  );
  expect((await decodeProjectFile(file, sha256)).ok).toBe(false);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

// oxlint-disable-next-line typescript/no-explicit-any -- Broken files are what no type describes.
type Loose = any;
