import { analyze, type Paragraph } from './analysis.ts';
import { Is, type Lexicon } from './lexicon.ts';
import { isNameWord, type Mention } from './mention.ts';
import { mentionAfter } from './mention-after.ts';
import { makersIn, withMakers } from './sources.ts';
import type { SuggestBlock, SuggestWishes } from './suggest-with-lexicon.ts';
import {
  makeMentions,
  type Mentions,
  type SuggestedMention,
  suggestedMention,
} from './suggested-mention.ts';
import { has, type Token } from './tokens.ts';

/** Something that words probably came through: an outlet, a report, a document, a credit line. */
export type SourceSuggestion = SuggestedMention & {
  /** A credit line or an agency's mark holds for every claim of the article without a nearer source. */
  readonly scope: 'local' | 'article';
  /** From whom the source has it: "a report by X for Y" names X, then Y. */
  readonly chain: readonly SuggestedMention[];
  readonly rule: 'credit-line' | 'agency-mark' | 'reporting-thing' | 'made-by' | 'outlet-thing';
};

type Found = { readonly mention: Mention; readonly rule: SourceSuggestion['rule'] };

/** The sources an article names, by start. Linear; takes the same options as the claims. */
export function sourcesWithLexicon(
  text: string,
  blocks: readonly SuggestBlock[],
  lexicon: Lexicon,
  options: SuggestWishes,
): readonly SourceSuggestion[] {
  const visible = blocks.filter(({ start, end, hidden }) => hidden !== true && start < end);
  const analysis = analyze(text, visible, lexicon, options.work);
  const mentions = makeMentions(text, analysis, lexicon, options.knownEntities ?? []);
  return analysis.paragraphs.flatMap((paragraph, index) => {
    const credits = creditLine(paragraph, lexicon);
    const isTop = index < TOP;
    const found =
      credits.length > 0
        ? credits
        : [...agencyMark(paragraph, isTop), ...things(paragraph, lexicon)];
    return found.map((one) => sourceSuggestion(mentions, paragraph.tokens, one));
  });
}

/** Paragraphs in which an agency's mark can stand: headline, deck, dateline, first of the body. */
const TOP = 5;

function sourceSuggestion(
  mentions: Mentions,
  tokens: readonly Token[],
  { mention, rule }: Found,
): SourceSuggestion {
  const isArticleWide = rule === 'credit-line' || rule === 'agency-mark';
  const chain = makersIn(tokens, mention).map((one) =>
    suggestedMention(mentions, { mention: one, tokens }),
  );
  return {
    ...suggestedMention(mentions, { mention, tokens }),
    scope: isArticleWide ? 'article' : 'local',
    chain: isArticleWide ? [] : chain,
    rule,
  };
}

/** Longest credit line in tokens. */
const CREDIT = 30;

/** "Source: RT and SPUTNIK" */
function creditLine({ tokens }: Paragraph, { credits }: Lexicon): readonly Found[] {
  const colon = tokens.slice(0, 3).findIndex((token) => token.key === ':');
  if (colon < 1 || tokens.length > CREDIT || !credits.has(tokens[0]?.key ?? '')) return [];
  const found: Found[] = [];
  for (let i = colon + 1; i < tokens.length; i += 1) {
    let end = i;
    while (end < tokens.length && tokens[end]?.kind === 'word' && !has(tokens[end], Is.conjunction))
      end += 1;
    if (end > i) found.push({ mention: mentionOf(i, end), rule: 'credit-line' });
    i = end;
  }
  return found;
}

/** Tokens within which an agency's mark stands at the start of a paragraph. */
const MARK = 12;

/** "VELLMARK (Reuters) – " */
function agencyMark({ tokens }: Paragraph, isTop: boolean): readonly Found[] {
  if (!isTop) return [];
  for (let i = 0; i < Math.min(MARK, tokens.length); i += 1) {
    if (tokens[i]?.key !== '(') continue;
    const end = tokens.findIndex((token, at) => at > i && at < i + 6 && token.key === ')');
    const isOutlet = end > i + 1 && tokens.slice(i + 1, end).some((token) => has(token, Is.outlet));
    return isOutlet ? [{ mention: mentionOf(i + 1, end), rule: 'agency-mark' }] : [];
  }
  return [];
}

/** "a report by Eva Weber", "the Vellmark Courier reported", "documents seen by the Courier" */
function things({ tokens, sentences }: Paragraph, lexicon: Lexicon): readonly Found[] {
  const found: Found[] = [];
  let taken = 0;
  const speakers = new Map<number, Mention>();
  for (const { speaker } of sentences.flatMap((sentence) => sentence.reportings)) {
    if (speaker && !speaker.isPronoun) speakers.set(speaker.from, speaker);
  }
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!has(token, Is.sourceNoun | Is.outlet) || i < taken) continue;
    const mention = thingAt(tokens, i, taken);
    const whole = withMakers(tokens, seenBy(tokens, mention), lexicon);
    const rule = ruleOf(tokens, mention, whole, speakers);
    if (!rule) continue;
    found.push({ mention: whole, rule });
    taken = whole.to;
    i = Math.max(i, whole.to - 1);
  }
  return found;
}

/** Words before a thing that are looked at. */
const REACH = 8;

/** "a leaked Bloomberg report": from its determiner to the last noun. */
function thingAt(tokens: readonly Token[], at: number, floor: number): Mention {
  let from = at;
  const others =
    Is.preposition |
    Is.conjunction |
    Is.auxiliary |
    Is.pronoun |
    Is.cue |
    Is.participle |
    Is.subordinator;
  while (from > Math.max(floor, at - REACH)) {
    const before = tokens[from - 1];
    if (before?.kind !== 'word' || (has(before, others) && !has(before, Is.determiner))) break;
    from -= 1;
    if (has(before, Is.determiner)) break;
  }
  let to = at + 1;
  while (isNameWord(tokens[to - 1]) && (isNameWord(tokens[to]) || has(tokens[to], Is.sourceNoun)))
    to += 1;
  return mentionOf(from, to);
}

/** Takes in "seen by the Courier" behind documents. */
function seenBy(tokens: readonly Token[], mention: Mention): Mention {
  const length = tokens[mention.to]?.phraseLength ?? 0;
  if (length === 0 || !has(tokens[mention.to + length - 1], Is.preposition)) return mention;
  const viewer = mentionAfter(tokens, mention.to + length, tokens.length);
  return viewer ? { ...mention, to: viewer.to, wholeTo: viewer.to } : mention;
}

function ruleOf(
  tokens: readonly Token[],
  mention: Mention,
  whole: Mention,
  speakers: ReadonlyMap<number, Mention>,
): Found['rule'] | undefined {
  if (speakers.has(mention.from)) return 'reporting-thing';
  if (whole.to > mention.to) return 'made-by';
  const words = tokens.slice(mention.from, mention.to);
  const isThing = words.some((token) => has(token, Is.sourceNoun));
  return isThing && words.some((token) => has(token, Is.outlet) && token.isCapital)
    ? 'outlet-thing'
    : undefined;
}

function mentionOf(from: number, to: number): Mention {
  return { from, to, wholeTo: to, isPronoun: false };
}
