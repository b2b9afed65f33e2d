import type { Paragraph, SentenceAnalysis } from './analysis.ts';
import type { AttributedQuote, PlacedMention } from './attributed-quotes.ts';
import { Is } from './lexicon.ts';
import { isNameWord, type Mention } from './mention.ts';
import { firstMention } from './mention-after.ts';
import { mentionBefore } from './mention-before.ts';
import { nameOnLine } from './speaker-without-cue.ts';
import { has, type Token } from './tokens.ts';

type Carried = Pick<AttributedQuote, 'rule' | 'speaker'>;

/** Fills in, left to right, the quotations whose own sentence names nobody. */
export function carryOver(
  found: readonly AttributedQuote[],
  paragraphs: readonly Paragraph[],
): readonly AttributedQuote[] {
  const result: AttributedQuote[] = [];
  const nextNamed = indexOfNextNamed(found);
  for (const [index, one] of found.entries()) {
    if (one.speaker) {
      result.push(one);
      continue;
    }
    const following = found[nextNamed[index] ?? -1];
    const carried = carriedSpeaker(one, result.at(-1), following, paragraphs);
    result.push(carried ? { ...one, ...carried } : one);
  }
  return result;
}

/** For each quotation the index of the next one whose sentence names somebody, itself included. */
function indexOfNextNamed(found: readonly AttributedQuote[]): readonly number[] {
  const next: number[] = [];
  let at = -1;
  for (let i = found.length - 1; i >= 0; i -= 1) {
    if (found[i]?.speaker) at = i;
    next[i] = at;
  }
  return next;
}

function carriedSpeaker(
  one: AttributedQuote,
  previous: AttributedQuote | undefined,
  following: AttributedQuote | undefined,
  paragraphs: readonly Paragraph[],
): Carried | undefined {
  const paragraph = paragraphs[one.paragraph];
  if (!paragraph) return undefined;
  const isSameParagraph = previous?.paragraph === one.paragraph && previous.speaker !== undefined;
  if (isSameParagraph && previous.sentence >= one.sentence - 1) {
    return { rule: 'same-paragraph', speaker: previous.speaker };
  }
  const line = isLastIn(paragraph, one.at) ? nameLine(paragraphs[one.paragraph + 1]) : undefined;
  if (line) return { rule: 'line-after', speaker: line };
  const before = paragraph.sentences[one.sentence - 1];
  if (before) {
    const speaker = speakerOfSentence(paragraph.tokens, before);
    if (speaker)
      return { rule: 'sentence-before', speaker: { mention: speaker, tokens: paragraph.tokens } };
    if (isSameParagraph) return { rule: 'same-paragraph', speaker: previous.speaker };
  }
  if (following?.paragraph === one.paragraph) {
    return { rule: 'same-paragraph-after', speaker: following.speaker };
  }
  return fromParagraphBefore(one, previous, paragraphs);
}

function isLastIn({ tokens }: Paragraph, at: number): boolean {
  return at >= tokens.length - 2;
}

/** The next line is only a dash and a name: "– Eva Weber, mayor". */
function nameLine(next: Paragraph | undefined): PlacedMention | undefined {
  const dash = next?.tokens[0];
  if (!next || dash?.kind !== 'sign' || !/^[–~]$/v.test(dash.key)) return undefined;
  const mention = nameOnLine(next.tokens, 1);
  return mention && { mention, tokens: next.tokens };
}

/** Whoever the last sentence of the paragraph before lets speak, or else the last quotation. */
function fromParagraphBefore(
  one: AttributedQuote,
  previous: AttributedQuote | undefined,
  paragraphs: readonly Paragraph[],
): Carried | undefined {
  const before = paragraphs[one.paragraph - 1];
  const last = before?.sentences.at(-1);
  const speaker = before && last && speakerOfSentence(before.tokens, last);
  if (before && speaker) {
    return { rule: 'paragraph-before', speaker: { mention: speaker, tokens: before.tokens } };
  }
  if (previous?.speaker && previous.paragraph >= one.paragraph - 3) {
    return { rule: 'last-speaker', speaker: previous.speaker };
  }
  return undefined;
}

/** Who reports in a sentence; without a cue its subject. */
function speakerOfSentence(
  tokens: readonly Token[],
  sentence: SentenceAnalysis,
): Mention | undefined {
  const reporting = sentence.reportings.findLast((one) => one.speaker && one.strength !== 'soft');
  return reporting?.speaker ?? personIn(tokens, sentence);
}

/** The subject, if it can speak; else who is named last: "The full text of Weber's letter:". */
function personIn(tokens: readonly Token[], sentence: SentenceAnalysis): Mention | undefined {
  const first = firstMention(tokens, sentence);
  if (first && canSpeak(tokens, first)) return first;
  for (let i = sentence.to - 1; i >= Math.max(sentence.from, sentence.to - LOOK_BACK); i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'quote') return undefined;
    const isNamed = isNameWord(token) && i > sentence.from && !has(token, Is.time | Is.outlet);
    const named = isNamed ? mentionBefore(tokens, i + 1, sentence.from) : undefined;
    if (named) return named;
  }
  return undefined;
}

const LOOK_BACK = 40;

/** A name, an office or a personal pronoun; not "it", "this" or "the silence". */
function canSpeak(tokens: readonly Token[], { from, to, isPronoun }: Mention): boolean {
  if (isPronoun) return !has(tokens[from], Is.thing);
  return tokens.slice(from, to).some((token) => isNameWord(token) || has(token, Is.role));
}
