import { err, ok, type Result } from '#domain/result.ts';
import type { BlockKind } from '#domain/text/block.ts';
import { findCalendarDate } from '#domain/text/calendar-date.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import { type AuthorCandidate, authorNames } from './author-names.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { findHeadline } from './find-headline.ts';
import { findStory, isDoubtful, proseShares } from './find-story.ts';
import { type PageBlock, readPageBlocks } from './page-blocks.ts';
import { isMonstrous, measurePage } from './page-measures.ts';
import { readPageMetadata, type PageMetadata } from './page-metadata.ts';
import { pageTitle } from './page-title.ts';
import { askDefuddle, askReadability } from './page-witnesses.ts';
import { leftOutNotes } from './left-out-notes.ts';
import { parsePage } from './parse-page.ts';
import { sharesIn } from './shares-in.ts';
import { savedFrom } from './saved-from.ts';

/**
 * A whole page is searched for its article, the rest of it hidden; of a fragment (a paste, Markdown)
 * everything is shown.
 */
export async function decodeHtml(
  html: string,
  extent: 'page' | 'fragment',
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  try {
    const document = await parsePage(html);
    const metadata = withAddress(readPageMetadata(document), html);
    const headline = findHeadline(document.body, metadata);
    const measures = measurePage(document.body);
    const blocks = readPageBlocks(document.body, headline, measures);
    const story =
      extent === 'fragment'
        ? blocks
        : await storyOf(blocks, metadata, isMonstrous(measures) ? undefined : { html, document });
    const notes = leftOutNotes({ 'struck-left-out': struckIn(story) });
    const parts = describe(story.map(toDraft), metadata, extent);
    return ok(notes.length === 0 ? parts : { ...parts, notes });
  } catch (error) {
    // A parser that gives up (depth, memory) must not take the app down with it.
    return err({ kind: 'unreadable', detail: error instanceof Error ? error.message : 'unknown' });
  }
}

/** Saved pages carry their address in a comment; what the page says of itself is better. */
function withAddress(metadata: PageMetadata, html: string): PageMetadata {
  const url = metadata.url ?? savedFrom(html);
  return url === undefined ? metadata : { ...metadata, url };
}

function toDraft(block: PageBlock): BlockDraft {
  const { kind, marker, text, reason } = block;
  return {
    kind,
    text: marker + text,
    ...(reason && { flag: { kind: 'boilerplate', reason }, hidden: true }),
  };
}

/** Of what is shown. */
function struckIn(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { reason, struck }) => sum + (reason ? 0 : struck), 0);
}

/** The blocks, with a reason for each that is not of the story. `page` is left out where it is too much for those who would find the story in it. */
async function storyOf(
  blocks: readonly PageBlock[],
  metadata: PageMetadata,
  page: { readonly html: string; readonly document: Document } | undefined,
): Promise<readonly PageBlock[]> {
  const texts = blocks.map((block) => block.text);
  const ownData = metadata.body === undefined ? undefined : sharesIn(texts, metadata.body);
  const readability = page ? await askReadability(page.document, blocks) : proseShares(blocks);
  const defuddle =
    page && isDoubtful(blocks, readability) ? await askDefuddle(page.html, blocks) : undefined;
  const reasons = findStory(blocks, { readability, defuddle, ownData });
  return blocks.map((block, at) => ({ ...block, reason: reasons[at] }));
}

function describe(
  drafts: readonly BlockDraft[],
  page: PageMetadata,
  extent: 'page' | 'fragment',
): ArticleParts {
  const recognized = recognizeDrafts(drafts);
  const { titles, isTitleOfTab, authors, body: _, firstTime, ...fields } = page;
  const shown = recognized.drafts.filter((draft) => !draft.hidden);
  const textOf = (kind: BlockKind): string | undefined =>
    shown.find((draft) => draft.kind === kind)?.text;
  const outlet = page.outlet ?? recognized.outlet;
  const byline = authorNames([...authors, ...writtenBy(shown, recognized.byline)], outlet);
  const title = pageTitle({
    headline: textOf('headline'),
    data: titles,
    isOfTab: isTitleOfTab,
    outlet,
    url: page.url,
  });
  const publishedAt =
    page.publishedAt ??
    recognized.publishedAt ??
    findCalendarDate(textOf('byline') ?? '') ??
    firstTime ??
    dateInAddress(page.url);
  return {
    drafts: recognized.drafts,
    direction: recognized.direction,
    language: page.language ?? recognized.language,
    ...fields,
    ...(outlet !== undefined && { outlet }),
    ...(byline !== undefined && { byline }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...((title ?? recognized.title) !== undefined && { title: title ?? recognized.title }),
    ...(extent === 'fragment' && recognized.title !== undefined && { title: recognized.title }),
  };
}

/** Bylines as people see them. */
function writtenBy(
  shown: readonly BlockDraft[],
  recognized: string | undefined,
): readonly AuthorCandidate[] {
  const lines = shown.filter((draft) => draft.kind === 'byline').map((draft) => draft.text);
  return [...lines, ...(recognized === undefined ? [] : [recognized])].map((text) => ({
    text,
    isData: false,
  }));
}

/** `/2019/11/19/` in an address is the day of many a story. */
function dateInAddress(url: string | undefined): string | undefined {
  const match = /\/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:\/|-|$)/.exec(url ?? '');
  if (!match?.[2] || !match[3]) return undefined;
  return findCalendarDate(`${match[1]}-${match[2].padStart(2, '0')}-${match[3].padStart(2, '0')}`);
}
