import type { BoilerplateReason } from '#domain/text/block.ts';
import type { Measure } from './page-measures.ts';

/** More than this share of the prose is the story itself, whatever its class says. */
const MAX_SHARE = 0.3;

/**
 * Says why an element of a page is not part of the story: by its tag, its role, or the words of its
 * class and id. `page` measures the part of the page that is read.
 */
export function chromeReason(
  element: Element,
  own: Measure,
  page: Measure,
): BoilerplateReason | undefined {
  if (own.hasHeadline || own.prose > page.prose * MAX_SHARE) return undefined;
  const byTag = TAGS.get(element.nodeName);
  if (byTag) return byTag;
  const role = element.getAttribute('role') ?? '';
  const byRole = ROLES.get(role);
  if (byRole) return byRole;
  if (isLinkList(element, own)) return 'related-links';
  const words = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_:]+/g, '-');
  return CLASS_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

const TAGS: ReadonlyMap<string, BoilerplateReason> = new Map([
  ['NAV', 'navigation'],
  ['FOOTER', 'navigation'],
  ['ASIDE', 'related-links'],
]);

const ROLES: ReadonlyMap<string, BoilerplateReason> = new Map([
  ['navigation', 'navigation'],
  ['search', 'search-box'],
  ['banner', 'navigation'],
  ['contentinfo', 'navigation'],
  ['complementary', 'related-links'],
]);

/** Whole words of a class, between dashes. */
const CLASS_WORDS: readonly (readonly [BoilerplateReason, RegExp])[] = [
  ['newsletter', /(?:^|-)(?:newsletter|newsletters|signup|sign-up|subscribe|subscription)(?:-|$)/],
  ['share-buttons', /(?:^|-)(?:share|sharing|sharebar|social|addtoany|sharedaddy)(?:-|$)/],
  ['cookie-notice', /(?:^|-)(?:cookie|cookies|consent|gdpr)(?:-|$)/],
  ['comments', /(?:^|-)(?:comments|comment-list|commentlist|disqus|respond)(?:-|$)/],
  [
    'related-links',
    /(?:^|-)(?:related|recirc|recirculation|recommended|recommendations|most-read|most-popular|trending|read-more|readmore|more-stories|outbrain|taboola)(?:-|$)/,
  ],
  [
    'navigation',
    /(?:^|-)(?:nav|navbar|navigation|menu|breadcrumb|breadcrumbs|skip-link|pagination|pager|toolbar)(?:-|$)/,
  ],
  [
    'advertisement',
    /(?:^|-)(?:ad|ads|advert|advertisement|advertising|adslot|promo|sponsored|sponsor|dfp)(?:-|$)/,
  ],
  ['copyright', /(?:^|-)(?:copyright|license|licence)(?:-|$)/],
  [
    'outside-article',
    /(?:^|-)(?:author-bio|author-profile|author-box|about-author|about-the-author|author-description|print-header|print-only|d-print-block)(?:-|$)/,
  ],
];

/** A list of links alone, and none of them a sentence. */
function isLinkList(element: Element, own: Measure): boolean {
  if (element.nodeName !== 'UL' && element.nodeName !== 'OL') return false;
  return element.children.length >= 3 && own.linked > own.text * 0.9;
}
