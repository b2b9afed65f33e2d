// Body text is compared by groups of four words, as the article-extraction-benchmark does (MIT,
// Scrapinghub): precision and recall by page, each averaged over the pages, F1 of the two averages.

const GROUP = 4;

const words = (text) => (text ?? '').match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Letters and digits alone. */
const plain = (text) =>
  (text ?? '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join('') ?? '';

const mean = (values) =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

function count(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function groups(text) {
  const all = words(text);
  if (all.length === 0) return count([]);
  const starts = Math.max(1, all.length - GROUP + 1);
  return count(Array.from({ length: starts }, (_, at) => all.slice(at, at + GROUP).join(' ')));
}

/** Items that both have, as often as both have them. */
function shared(a, b) {
  let sum = 0;
  for (const [item, times] of a) sum += Math.min(times, b.get(item) ?? 0);
  return sum;
}

const size = (counts) => [...counts.values()].reduce((sum, times) => sum + times, 0);

/** Gathers pages and gives the averages over them. */
export function createScore() {
  const lists = new Map();
  const note = (name, value) => lists.set(name, [...(lists.get(name) ?? []), value]);
  const of = (name) => mean(lists.get(name) ?? []);

  function addBody(truth, page) {
    const wanted = groups(truth.articleBody);
    const found = groups(page.articleBody);
    const right = shared(wanted, found);
    if (size(found) > 0) note('precision', right / size(found));
    if (size(wanted) > 0) note('recall', right / size(wanted));
    if (truth.must_not?.length > 0) {
      const body = plain(page.articleBody);
      note('junk-kept', mean(truth.must_not.map((junk) => Number(body.includes(plain(junk))))));
    }
    if (truth.paragraphs?.length > 0 && page.paragraphs?.length > 0) {
      const [a, b] = [count(truth.paragraphs.map(plain)), count(page.paragraphs.map(plain))];
      note('para-f1', (2 * shared(a, b)) / (size(a) + size(b)));
    }
  }

  return {
    add: (truth, page) => {
      note('pages', 1);
      addBody(truth, page);
      const { title, author, date } = truth;
      if (title) note('title', Number(plain(title) === plain(page.title)));
      if (author) note('author', Number(plain(page.author).includes(plain(author))));
      if (date) note('date', Number((page.date ?? '').slice(0, 10) === date.slice(0, 10)));
    },
    values: () => ({
      f1: (2 * of('precision') * of('recall')) / (of('precision') + of('recall')),
      'para-f1': of('para-f1'),
      'junk-kept': of('junk-kept'),
      title: of('title'),
      author: of('author'),
      date: of('date'),
    }),
    details: () => ({
      pages: (lists.get('pages') ?? []).length,
      precision: of('precision'),
      recall: of('recall'),
    }),
  };
}

/**
 * What flags add to Readability. Looked at are the blocks of body text that Readability alone keeps
 * (no headline, standfirst, byline, date, caption or credit). Such a block is junk when its text is
 * not in the truth's body: not as words in a row, and less than half of its groups of words.
 * It is flagged when it is hidden.
 *
 *     flag-precision  = flagged junk / flagged
 *     flag-recall     = flagged junk / junk
 *     content-flagged = words of flagged blocks that are no junk / words of blocks that are no junk
 *
 * all summed over the pages.
 */
export function flagScore(truth, blocks) {
  const wanted = groups(truth.articleBody);
  const body = ` ${words(truth.articleBody).join(' ')} `;
  const counts = { junk: 0, flagged: 0, flaggedJunk: 0, words: 0, flaggedWords: 0 };
  for (const { text, isHidden, isKept } of blocks) {
    if (!isKept || words(text).length === 0) continue;
    const own = groups(text);
    const isJunk =
      !body.includes(` ${words(text).join(' ')} `) && shared(own, wanted) * 2 < size(own);
    if (isHidden) counts.flagged += 1;
    if (isJunk) {
      counts.junk += 1;
      if (isHidden) counts.flaggedJunk += 1;
    } else {
      counts.words += words(text).length;
      if (isHidden) counts.flaggedWords += words(text).length;
    }
  }
  return counts;
}
