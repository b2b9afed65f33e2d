import type { BlockKind } from './block.ts';
import { boilerplateReason } from './boilerplate.ts';
import { findCalendarDate, isMonthName } from './calendar-date.ts';
import type { BlockDraft } from './canonical.ts';
import { detectDirection, detectLanguage } from './language.ts';
import { splitParagraphs } from './paragraphs.ts';

/** What a text says about itself. A field that is not obvious is absent. */
export type RecognizedText = {
  readonly drafts: readonly BlockDraft[];
  readonly title?: string;
  readonly byline?: string;
  readonly outlet?: string;
  /** `YYYY-MM-DD` */
  readonly publishedAt?: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
};

/** Reads plain text as an article: its parts, its page junk, its language. */
export function recognizePlainText(text: string): RecognizedText {
  const drafts: BlockDraft[] = splitParagraphs(text).map((paragraph) => ({
    kind: paragraph.isListItem ? 'listItem' : 'paragraph',
    text: paragraph.text,
  }));
  return recognizeDrafts(drafts);
}

/**
 * Gives paragraphs their part in the article and flags page junk. Kinds that are already known
 * (an importer read them from a tag) stay.
 */
export function recognizeDrafts(drafts: readonly BlockDraft[]): RecognizedText {
  const blocks = drafts.map(flagBoilerplate);
  const story = blocks.flatMap((block, index) => (block.flag ? [] : [index]));
  markTop(blocks, story);
  markCredits(blocks, story);
  const body = story.map((index) => blocks[index]?.text ?? '').join('\n');
  const byline = textOfKind(blocks, 'byline');
  const outlet = outletOf(blocks);
  const publishedAt = publishedAtOf(blocks);
  const title = textOfKind(blocks, 'headline') ?? titleFromBody(blocks, story);
  return {
    drafts: blocks,
    ...(title !== undefined && { title }),
    ...(byline !== undefined && { byline: byline.replace(BYLINE_WORD, '') }),
    ...(outlet !== undefined && { outlet }),
    ...(publishedAt !== undefined && { publishedAt }),
    language: detectLanguage(body),
    direction: detectDirection(body),
  };
}

/** Longest headline and deck, in characters. */
const MAX_HEADLINE = 250;
const MAX_DECK = 320;
/** Headline, deck, byline and dateline stand among this many first blocks of the story. */
const TOP_BLOCKS = 7;
/** Credit lines of one name only ("— Reuters") stand among this many last blocks. */
const END_BLOCKS = 4;

const BYLINE_WORD =
  /^(?:(?:story|words|text|written|reported|analysis|report)\s+by|by|von|text:|par|por)\s+/i;

const DATE_PREFIX =
  /^(?:(?:first |last )?(?:published|updated|posted|modified)|date|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b/i;

function flagBoilerplate(draft: BlockDraft): BlockDraft {
  if (draft.flag || draft.kind === 'headline') return draft;
  const reason = boilerplateReason(draft.text);
  return reason ? { ...draft, flag: { kind: 'boilerplate', reason } } : draft;
}

function markTop(blocks: BlockDraft[], story: readonly number[]): void {
  const top = story.slice(0, TOP_BLOCKS);
  let headline = top.findIndex((index) => blocks[index]?.kind === 'headline');
  for (const [at, index] of top.entries()) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph') continue;
    const text = block.text.trim();
    const kind = topKind(text);
    if (kind) {
      blocks[index] = { ...block, kind };
    } else if (headline < 0) {
      if (!isHeadline(text, story.length) || at > 2) return;
      if (isKicker(text, blocks[top[at + 1] ?? -1]?.text)) {
        blocks[index] = { ...block, kind: 'heading' };
        continue;
      }
      headline = at;
      blocks[index] = { ...block, kind: 'headline' };
    } else if (at === headline + 1 && isDeck(text, blocks[top[at + 1] ?? -1]?.text)) {
      blocks[index] = { ...block, kind: 'deck' };
    } else if (endsSentence(text)) {
      // The story has begun.
      return;
    }
  }
}

/** What a short line says it is: who wrote the text, or when and where. */
export function topKind(text: string): 'byline' | 'dateline' | undefined {
  if (isByline(text)) return 'byline';
  return isDateline(text) ? 'dateline' : undefined;
}

function isHeadline(text: string, storyBlocks: number): boolean {
  if (storyBlocks < 2 || text.length > MAX_HEADLINE || !/\p{L}/u.test(text)) return false;
  if (/[,:;]$/.test(text)) return false;
  // "… leaves the U.S." is no sentence's end; "Will they meet?" is a headline too.
  return !endsSentence(text) || /\p{Lu}\.\p{Lu}\.$/u.test(text) || /^[^.!?]{1,160}[?!]$/.test(text);
}

/** "World news" above the headline proper. */
function isKicker(text: string, next: string | undefined): boolean {
  if (next === undefined || text.length > 28 || text.split(/\s+/).length > 3) return false;
  const below = next.trim();
  return topKind(below) === undefined && below.length >= 28 && isHeadline(below, 3);
}

function isDeck(text: string, next: string | undefined): boolean {
  if (text.length > MAX_DECK || text.length < 20) return false;
  if (next !== undefined && topKind(next.trim())) return true;
  return !endsSentence(text) && !/[:,;]$/.test(text) && !/^[“"„«]/.test(text);
}

/** The mark of a footnote may stand behind the full stop. */
function endsSentence(text: string): boolean {
  return /[.!?。！？…؟]["'”’»“)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$/.test(text);
}

/** Words of a byline that need no capital. */
const NAME_LINKS = new Set(
  'and und et y e of for the in at de la le del der den van von di da dos du bin al el our staff correspondent reporter editor writer agencies'.split(
    ' ',
  ),
);

function isByline(text: string): boolean {
  if (text.length > 140 || /[?!:;]/.test(text.replace(/^text:/i, ''))) return false;
  const rest = text.replace(BYLINE_WORD, '');
  if (rest === text || rest === '') return false;
  const words = rest
    .replace(/\.$/, '')
    .split(/[\s,|/·•–—]+/)
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  if (words.length > 16 || isMonthName(first) || WEEKDAY.test(first)) return false;
  // One name alone ("By Reuters") only without a full stop.
  if (words.length === 1 && text.endsWith('.')) return false;
  return (
    /^\p{Lu}/u.test(first) &&
    words.every((word) => /^[\p{Lu}\d(&@]/u.test(word) || NAME_LINKS.has(word))
  );
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

/** A line that is a date, with or without a place and a time. */
function isDateline(text: string): boolean {
  if (text.length > 90 || endsSentence(text)) return false;
  if (DATE_PREFIX.test(text)) return /\d/.test(text);
  if (findCalendarDate(text) === undefined) return false;
  const words = text.match(/\p{L}+/gu) ?? [];
  return (
    words.length <= 9 &&
    words.every((word) => /^\p{Lu}/u.test(word) || DATE_WORDS.has(word.toLowerCase()))
  );
}

const DATE_WORDS = new Set(
  'at on of de le um uhr à a las am pm h st nd rd th er the den del gmt utc est edt cet'
    .split(' ')
    .concat([
      'janvier',
      'février',
      'mars',
      'avril',
      'mai',
      'juin',
      'juillet',
      'août',
      'septembre',
      'octobre',
      'novembre',
      'décembre',
      'enero',
      'febrero',
      'marzo',
      'abril',
      'mayo',
      'junio',
      'julio',
      'agosto',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre',
      'lundi',
      'mardi',
      'mercredi',
      'jeudi',
      'vendredi',
      'samedi',
      'dimanche',
      'lunes',
      'martes',
      'miércoles',
      'jueves',
      'viernes',
      'sábado',
      'domingo',
    ]),
);

const CREDIT_LABEL =
  /^(?:sources?|quellen?|fuentes?|fonti?|bron|źródło|источник|джерело|via|credits?|with (?:material|reporting|additional reporting|files|information) (?:from|by)|(?:additional )?reporting by|mit material von|avec)\s*(?::\s*)?(?=\S)/iu;

const AGENCIES =
  /^(?:AP|AFP|dpa|Reuters|Tass|TASS|Interfax|Xinhua|ANSA|EFE|APA|KNA|epd|PTI|ANI|UPI|Kyodo|Yonhap|Bloomberg)$/;

function markCredits(blocks: BlockDraft[], story: readonly number[]): void {
  for (const [at, index] of story.entries()) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph') continue;
    if (isCredit(block.text.trim(), at >= story.length - END_BLOCKS && at > 0)) {
      blocks[index] = { ...block, kind: 'credit' };
    }
  }
}

function isCredit(text: string, isNearEnd: boolean): boolean {
  if (text.length > 250) return false;
  if (
    /^(?:source|sources|quellen?|fuentes?|fonti?|bron|źródło|источник|джерело)\s?:\s*\S/iu.test(
      text,
    )
  ) {
    return text.length <= 160;
  }
  if (!isNearEnd) return false;
  const inner = /^[([]?\s*(.+?)\s*[)\]]?$/.exec(text)?.[1] ?? text;
  if (
    /^(?:\(?additional )?reporting by\b|^with (?:material|reporting|additional reporting|files) (?:from|by)\b|^mit material von\b/i.test(
      inner,
    )
  ) {
    return true;
  }
  const signed = /^[—–-]{1,2}\s?([^.!?]{2,80})$/.exec(text)?.[1];
  if (signed !== undefined) return /^\p{Lu}/u.test(signed) || AGENCIES.test(signed);
  const names = inner.split(/\s*[/,&]\s*|\s+and\s+/);
  return names.length <= 4 && names.every((name) => AGENCIES.test(name));
}

/** "Source: The Gazette" names the outlet; so does the copyright notice of a page. */
function outletOf(blocks: readonly BlockDraft[]): string | undefined {
  for (const block of blocks.toReversed()) {
    if (block.kind === 'credit') {
      const name = block.text.trim().replace(CREDIT_LABEL, '');
      if (
        /^source|^quelle|^fuente|^fonte|^источник/iu.test(block.text.trim()) &&
        name.length <= 60
      ) {
        return name.replace(/\.$/, '');
      }
    }
    if (block.flag?.reason === 'copyright') {
      const name =
        /(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?,?\s(?:by\s)?(\p{Lu}[^.,|©]{2,50})/u.exec(
          block.text,
        )?.[1];
      const outlet = name?.split(NO_OUTLET)[0]?.trim();
      if (outlet !== undefined && outlet !== '') return outlet;
    }
  }
  return undefined;
}

/** What else stands in the last line of a page: "© 2024 Cookie policy". */
const NO_OUTLET =
  /\b(?:all rights|reserved|polic(?:y|ies)|privacy|cookies?|terms|conditions|contact|imprint|impressum|datenschutz|mentions légales|accessibility|sitemap|advertise)\b/iu;

function publishedAtOf(blocks: readonly BlockDraft[]): string | undefined {
  for (const block of blocks) {
    if (block.kind !== 'dateline') continue;
    const date = findCalendarDate(block.text);
    if (date !== undefined) return date;
  }
  return undefined;
}

function textOfKind(blocks: readonly BlockDraft[], kind: BlockKind): string | undefined {
  const block = blocks.find((candidate) => candidate.kind === kind && !candidate.flag);
  return block && block.text.replace(/\s+/g, ' ').trim();
}

/** Without a headline the first words stand in for a title. */
function titleFromBody(
  blocks: readonly BlockDraft[],
  story: readonly number[],
): string | undefined {
  const first = (blocks[story[0] ?? 0]?.text ?? '').slice(0, 400).replace(/\s+/g, ' ').trim();
  if (first === '') return undefined;
  if (first.length <= MAX_TITLE) return first;
  return `${first.slice(0, MAX_TITLE).replace(/[\uD800-\uDBFF]$|\s\S*$/, '')}…`;
}

const MAX_TITLE = 90;
