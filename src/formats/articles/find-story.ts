import type { BoilerplateReason } from '#domain/text/block.ts';
import { boilerplateReason } from '#domain/text/boilerplate.ts';
import type { Box, PageBlock } from './page-blocks.ts';

/** What each witness says of each block, 0 (not of the story) to 1; `undefined`: was not asked. */
export type Testimony = {
  readonly readability: readonly number[];
  readonly defuddle: readonly number[] | undefined;
  /** How much of it the article's text in the page's own data holds. */
  readonly ownData: readonly number[] | undefined;
};

/** A share from which on a witness has a block in its story. */
const MOST = 0.5;

/** What is longer is a paragraph: it cannot be found in another text by chance. In characters. */
const PROSE_LENGTH = 80;

/** A story shorter than this, in characters, is none: then all of the page is. */
const MIN_STORY = 140;

/**
 * Decides block by block what is the story, and says of every other block why it is not:
 * `undefined` in the answer means that it belongs to the story.
 *
 * Readability begins; what the page's own data or, where it was asked, Defuddle holds comes in
 * besides. Then the page's structure has its say: navigation, promotion and the like inside the
 * story go out, and what only looks lost (a byline above it, a caption, a heading between two of its
 * paragraphs) comes back.
 */
export function findStory(
  blocks: readonly PageBlock[],
  said: Testimony,
): readonly (BoilerplateReason | undefined)[] {
  const witnessed = blocks.map((block, at) => witnessedShare(block, at, said));
  const page = new StoryPage(blocks, witnessed);
  let story = blocks.map((block, at) => isStory(block, at, page, said));
  if (lengthOf(blocks, story) < MIN_STORY) {
    return blocks.map((block) => junkReason(block));
  }
  story = withoutFurniture(blocks, story);
  story = withLostParts(blocks, story, page, said);
  const teasers = teaserBoxes(blocks);
  return blocks.map((block, at) => {
    if (story[at] === true) return undefined;
    const card = cardOf(block);
    const isTeaser = card !== undefined && teasers.has(card);
    return junkReason(block) ?? (isTeaser ? 'related-links' : 'outside-article');
  });
}

/** What can be said without a witness: prose is the story, where the page does not say otherwise. */
export function proseShares(blocks: readonly PageBlock[]): readonly number[] {
  return blocks.map((block) => (isProse(block) && !block.reason ? 1 : 0));
}

/** Whether so much of the page's prose was left out that a second witness should be heard. */
export function isDoubtful(blocks: readonly PageBlock[], readability: readonly number[]): boolean {
  let all = 0;
  let kept = 0;
  for (const [at, block] of blocks.entries()) {
    if (!isProse(block) || block.reason) continue;
    all += block.text.length;
    if ((readability[at] ?? 0) > MOST) kept += block.text.length;
  }
  // Of a short page everything may be shown: nobody needs to be asked.
  return all > 4 * MIN_STORY && (kept < all * 0.35 || kept < MIN_STORY);
}

function witnessedShare(block: PageBlock, at: number, said: Testimony): number {
  const share = said.readability[at] ?? 0;
  if (!isProse(block)) return share;
  if ((said.ownData?.[at] ?? 0) > 0.7) return 1;
  if ((said.defuddle?.[at] ?? 0) > 0.7 && !block.reason && !block.box.isPromotion) return 1;
  return share;
}

function isProse(block: PageBlock): boolean {
  const { length } = block.text.trim();
  return length >= PROSE_LENGTH && block.linked < length / 2 && !ABOUT.has(block.kind);
}

/** Parts that say something about the story and stand around it. */
const ABOUT: ReadonlySet<string> = new Set(['headline', 'byline', 'dateline', 'caption']);

function junkReason(block: PageBlock): BoilerplateReason | undefined {
  if (block.kind === 'headline') return undefined;
  return block.reason ?? boilerplateReason(block.text.trim());
}

function isStory(block: PageBlock, at: number, page: StoryPage, said: Testimony): boolean {
  if (block.kind === 'headline') return true;
  const isOwn = isProse(block) && (said.ownData?.[at] ?? 0) > 0.7;
  if (isOwn) return true;
  if (ABOUT.has(block.kind) || (page.shares[at] ?? 0) <= MOST) return false;
  if (junkReason(block)) return false;
  if (block.box.isTopMatter && !page.isInRoot(block)) return false;
  if (page.isHeadlineAgain(block)) return false;
  // Far above the first paragraph, or in a box of which little else is the story.
  if (page.first - at > 4 || page.shareBeside(block, at) < MOST) return false;
  if (page.isInRoot(block)) return true;
  const isLink = block.linked > block.text.trim().length * 0.9;
  return !block.box.isPromotion && !isLink && at >= page.first && at <= page.last;
}

/** What stands behind the closing credit of a story and is mostly links is the page's again. */
const CREDIT =
  /^[([]?(?:(?:additional )?reporting by|editing by|\p{Lu}[\p{L} ]{2,40} reporting)\b/iu;

/** Takes out teasers of other articles, numbers for machines, and what follows the credit. */
function withoutFurniture(blocks: readonly PageBlock[], story: readonly boolean[]): boolean[] {
  const teasers = teaserBoxes(blocks);
  const last = story.lastIndexOf(true);
  const credit = blocks.findLastIndex(
    (block, at) => story[at] === true && CREDIT.test(block.text.trim()),
  );
  return blocks.map((block, at) => {
    if (story[at] !== true) return false;
    const text = block.text.trim();
    const isLink = block.linked > text.length * 0.9;
    if (isLink && !/\p{L}/u.test(text)) return false;
    if (credit >= 0 && at > credit && last - credit <= 4 && block.linked * 2 > text.length) {
      return false;
    }
    const card = cardOf(block);
    return card === undefined || !teasers.has(card);
  });
}

/** The innermost article element around a block. */
function cardOf(block: PageBlock): Box | undefined {
  let box: Box | undefined = block.box;
  while (box && box.element.nodeName !== 'ARTICLE') box = box.outer;
  return box;
}

/** A teaser holds less of the page than this. */
const TEASER_SHARE = 0.15;

/** Article elements that only lead to an article: their heading is a link. */
function teaserBoxes(blocks: readonly PageBlock[]): ReadonlySet<Box> {
  const cards = new Map<Box, { length: number; isLinked: boolean; isOwn: boolean }>();
  let all = 0;
  for (const block of blocks) {
    const length = block.text.trim().length;
    all += length;
    const box = cardOf(block);
    if (!box) continue;
    const card = cards.get(box) ?? { length: 0, isLinked: false, isOwn: false };
    card.length += length;
    card.isLinked ||= block.kind === 'heading' && block.linked > length * 0.9;
    card.isOwn ||= block.kind === 'headline';
    cards.set(box, card);
  }
  return new Set(
    [...cards]
      .filter(([, card]) => card.isLinked && !card.isOwn && card.length < all * TEASER_SHARE)
      .map(([box]) => box),
  );
}

/** Adds what witnesses leave out though it belongs: see `findStory`. */
function withLostParts(
  blocks: readonly PageBlock[],
  story: readonly boolean[],
  page: StoryPage,
  said: Testimony,
): boolean[] {
  const headline = blocks.findIndex((block) => block.kind === 'headline');
  const first = story.findIndex((is, at) => is && blocks[at]?.kind !== 'headline');
  const last = story.lastIndexOf(true);
  const isTop = (at: number): boolean =>
    at < first &&
    first - at <= TOP_BLOCKS &&
    (headline < 0 || headline > first || at >= headline - ABOVE_HEADLINE);
  return blocks.map((block, at) => {
    if (story[at] === true) return true;
    if (junkReason(block)) return false;
    const isAmid = at > first && at < last;
    if (block.kind === 'byline' || block.kind === 'dateline') {
      return isTop(at) || ((at - last === 1 || isAmid) && !block.box.isPromotion);
    }
    if (block.kind === 'deck') return isTop(at) && at > headline;
    if (block.kind === 'caption') {
      return (isAmid && nearStory(story, at)) || isTop(at) || at - last === 1;
    }
    if (!isAmid || block.linked > block.text.trim().length / 2) return false;
    // Short lines between paragraphs, as the page's own data have them too.
    if ((said.ownData?.[at] ?? 0) >= MOST && nearStory(story, at)) return true;
    if (block.kind !== 'heading') return false;
    return (
      page.isInRoot(block) &&
      !block.box.isPromotion &&
      story[at + 1] === true &&
      (story[at - 1] === true || story[at - 2] === true) &&
      !page.isHeadlineAgain(block)
    );
  });
}

/** Byline, date, deck and picture stand among this many blocks above the first paragraph. */
const TOP_BLOCKS = 20;

/** Some pages name the author above the headline. */
const ABOVE_HEADLINE = 4;

function nearStory(story: readonly boolean[], at: number): boolean {
  return [-3, -2, -1, 1, 2, 3].some((step) => story[at + step] === true);
}

function lengthOf(blocks: readonly PageBlock[], story: readonly boolean[]): number {
  return blocks.reduce(
    (sum, block, at) =>
      story[at] === true && !ABOUT.has(block.kind) ? sum + block.text.trim().length : sum,
    0,
  );
}

type Sum = { kept: number; all: number };

/** The page as its witnesses see it: where the story lies, and how much of each part is of it. */
class StoryPage {
  readonly shares: readonly number[];
  /** The first and the last paragraph of the story. */
  readonly first: number;
  readonly last: number;
  readonly #sums = new Map<Box, Sum>();
  readonly #root: Box | undefined;
  readonly #headline: string;

  constructor(blocks: readonly PageBlock[], shares: readonly number[]) {
    this.shares = shares;
    const isKeptProse = (block: PageBlock, at: number): boolean =>
      isProse(block) && !block.reason && (shares[at] ?? 0) > MOST;
    this.first = blocks.findIndex(isKeptProse);
    this.last = blocks.findLastIndex(isKeptProse);
    let kept = 0;
    for (const [at, block] of blocks.entries()) {
      const length = block.text.trim().length;
      const own = (shares[at] ?? 0) * length;
      kept += own;
      for (let above: Box | undefined = block.box; above; above = above.outer) {
        const sum = this.#sums.get(above) ?? { kept: 0, all: 0 };
        this.#sums.set(above, { kept: sum.kept + own, all: sum.all + length });
      }
    }
    this.#root = innermost(this.#sums, kept * ROOT_SHARE);
    this.#headline = plain(blocks.find((block) => block.kind === 'headline')?.text ?? '');
  }

  isInRoot(block: PageBlock): boolean {
    let box: Box | undefined = block.box;
    while (box && box !== this.#root) box = box.outer;
    return box !== undefined;
  }

  /** The share of the story in what stands in the same box, the block itself not counted. */
  shareBeside(block: PageBlock, at: number): number {
    const box = block.box.outer ?? block.box;
    const sum = this.#sums.get(box);
    const length = block.text.trim().length;
    if (!sum || sum.all - length < MIN_BESIDE) return 1;
    return (sum.kept - (this.shares[at] ?? 0) * length) / (sum.all - length);
  }

  isHeadlineAgain(block: PageBlock): boolean {
    return (
      this.#headline !== '' &&
      block.text.trim().length < 300 &&
      plain(block.text) === this.#headline
    );
  }
}

/** So much of what is kept lies in the element that holds the story. */
const ROOT_SHARE = 0.85;

/** Less text beside a block, in characters, says nothing about it. */
const MIN_BESIDE = 20;

function innermost(sums: ReadonlyMap<Box, Sum>, needed: number): Box | undefined {
  let best: Box | undefined;
  let least = Infinity;
  for (const [box, sum] of sums) {
    // Among equals the outer one, which comes later.
    if (sum.kept < needed || sum.all > least) continue;
    best = box;
    least = sum.all;
  }
  return best;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
