import type { BlockKind } from '#domain/text/block.ts';
import { findCalendarDate, isMonthName } from '#domain/text/calendar-date.ts';
import { topKind } from '#domain/text/recognize.ts';

/** Longest byline and dateline, in characters: what is longer tells about the author instead. */
const MAX_BYLINE = 160;
const MAX_DATELINE = 120;
const MAX_DECK = 400;

/**
 * The part of an article that the page's own names say a short block is: the classes, roles and
 * properties of the elements around its first words. `undefined` when they say nothing.
 */
export function partOf(
  first: Node,
  block: Element,
  text: string,
  wordsOf: typeof elementWords,
): BlockKind | undefined {
  const words = namesAround(first, block, wordsOf);
  if (CAPTION.test(words) && text.length < 1000) return 'caption';
  if (text.length <= MAX_DATELINE && isDateAlone(text)) return 'dateline';
  if (text.length <= MAX_BYLINE && BYLINE.test(words) && !NO_BYLINE.test(words)) return 'byline';
  if (text.length <= MAX_DATELINE && DATELINE.test(words) && /\d/.test(text)) return 'dateline';
  if (text.length <= MAX_DECK && DECK.test(words)) return 'deck';
  return topKind(text);
}

/** A date, with nothing beside it but what it is the date of. */
function isDateAlone(text: string): boolean {
  if (findCalendarDate(text) === undefined) return false;
  return (text.match(/\p{L}+/gu) ?? []).every((word) => isMonthName(word) || DATE_WORDS.test(word));
}

const DATE_WORDS =
  /^(?:published|updated|posted|modified|last|on|at|first|date|am|pm|a|p|m|st|nd|rd|th|of|de|del|um|uhr|der|den|am|le|à|h|[a-z]{2,3}t|utc|gmt|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|г|года|stand|veröffentlicht|aktualisiert|publié|mis|jour|publicado|actualizado)$/iu;

/** Elements above a block that are still named for it alone. */
const LEVELS_ABOVE = 2;

function namesAround(first: Node, block: Element, wordsOf: typeof elementWords): string {
  const words: string[] = [];
  let above = 0;
  let isInside = true;
  for (let at = first.parentElement; at && above <= LEVELS_ABOVE; at = at.parentElement) {
    if (at.nodeName === 'BODY' || at.nodeName === 'ARTICLE' || at.nodeName === 'MAIN') break;
    words.push(wordsOf(at), at.nodeName === 'TIME' ? 'time' : '');
    if (at === block) isInside = false;
    if (!isInside) above += 1;
  }
  return words.join(' ');
}

/** As `elementWords`, each element looked at once: of one page, whose elements stay as they are. */
export function rememberWords(): typeof elementWords {
  const known = new Map<Element, string>();
  return (element) => {
    const words = known.get(element) ?? elementWords(element);
    known.set(element, words);
    return words;
  };
}

/** Class, id and what the element says it is, as lower-case words between dashes. */
function elementWords(element: Element): string {
  if (!element.hasAttributes()) return '---';
  const names = ['class', 'id', 'itemprop', 'rel', 'data-testid', 'data-component'].map(
    (name) => element.getAttribute(name)?.slice(0, 300) ?? '',
  );
  return `-${names
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')}-`;
}

const CAPTION =
  /-(?:caption|captions|wp-caption-text|image-credit|photo-credit|photo-caption|image-caption|credit|credits|media-caption|figcaption)-/;

const BYLINE =
  /-(?:byline|bylines|by-line|author|authors|author-name|creator|contributor|contributors)-/;

const NO_BYLINE =
  /-(?:bio|about|description|profile|social|share|follow|related|more|comment|comments)-/;

const DATELINE =
  /-(?:date|dates|dateline|datetime|published|publish-date|pubdate|date-published|datepublished|date-modified|datemodified|timestamp|time|updated)-|^time| time(?: |$)/;

const DECK =
  /-(?:dek|deck|standfirst|subtitle|sub-title|subheadline|sub-headline|subheading|sub-heading|subhead|article-summary|article-description|excerpt|post-excerpt|lede|kicker-text|articledescription)-/;
