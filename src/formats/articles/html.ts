import { ok, err, type Result } from '#domain/result.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { readPageBlocks } from './page-blocks.ts';
import { type Measure, measurePage } from './page-measures.ts';
import { readPageMetadata, type PageMetadata } from './page-metadata.ts';
import { findPageRoot } from './page-root.ts';
import { savedFrom } from './saved-from.ts';
import { disarmNames, sanitizePage } from './sanitize-page.ts';

/** HTML → a document that is inert: no scripts, no loading. `DOMParser` unless a caller brings another. */
export type ParseHtml = (html: string) => Document;

/**
 * A whole page is searched for its article; of a fragment (a paste, Markdown) everything is taken.
 */
export async function decodeHtml(
  html: string,
  extent: 'page' | 'fragment',
  parseHtml: ParseHtml = parseInert,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  try {
    const document = parseHtml(html);
    disarmNames(document);
    const metadata = withAddress(readPageMetadata(document), html);
    const body = await sanitizePage(document);
    return ok(readPage(body, metadata, extent));
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

/** Never attached to the app's document: what is parsed here neither runs nor loads. */
function parseInert(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function readPage(
  body: Element,
  metadata: PageMetadata,
  extent: 'page' | 'fragment',
): ArticleParts {
  const measures = measurePage(body);
  const root = extent === 'page' ? findPageRoot(body, measures) : body;
  const headline = findHeadline(body, root, metadata.title);
  const drafts = [
    ...headlineOutside(root, headline, extent === 'page' ? metadata.title : undefined),
    ...readPageBlocks(root, headline, measures),
  ];
  const recognized = recognizeDrafts(drafts);
  const leftOut = textLength(measures, body) - textLength(measures, root);
  // What the page says of itself outranks what its text looks like.
  return {
    ...recognized,
    ...(metadata.pageTitle !== undefined && { title: metadata.pageTitle }),
    ...metadata,
    ...(recognized.drafts.some((draft) => draft.kind === 'headline') &&
      recognized.title !== undefined && { title: recognized.title }),
    language: metadata.language ?? recognized.language,
    ...(leftOut > 0 && { notes: [{ kind: 'page-left-out', characters: leftOut }] }),
  };
}

function textLength(measures: ReadonlyMap<Node, Measure>, element: Element): number {
  return measures.get(element)?.text ?? 0;
}

/** Sites put their own name into an `h1` too: the one the metadata knows goes first. */
function findHeadline(
  body: Element,
  root: Element,
  title: string | undefined,
): Element | undefined {
  const all = [...body.querySelectorAll('h1')].filter((h1) => plain(h1.textContent) !== '');
  const known = plain(title ?? '');
  const matching = [...all, ...(known === '' ? [] : body.querySelectorAll('h2'))].find(
    (heading) => {
      const text = plain(heading.textContent);
      return text.length > 8 && known.length > 8 && (known.includes(text) || text.includes(known));
    },
  );
  return matching ?? all.find((h1) => root.contains(h1)) ?? all[0];
}

/** Letters and digits alone: dashes, quotes and white space differ between a heading and its metadata. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The headline where the story's own element does not hold it. */
function headlineOutside(
  root: Element,
  headline: Element | undefined,
  title: string | undefined,
): readonly BlockDraft[] {
  if (headline) {
    return root.contains(headline)
      ? []
      : [{ kind: 'headline', text: headline.textContent.replace(/\s+/g, ' ') }];
  }
  return title === undefined ? [] : [{ kind: 'headline', text: title }];
}
