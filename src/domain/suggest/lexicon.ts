import { addToGroup } from '#domain/collection/group-by.ts';
import type { LanguageExtension, LanguageRules } from './languages/language-rules.ts';

/** What a word can be; a word may be several at once, so these are bits. */
export const Is = {
  cue: 1,
  soft: 2,
  participle: 4,
  complementizer: 8,
  pronoun: 16,
  relative: 32,
  determiner: 64,
  preposition: 128,
  joiner: 256,
  conjunction: 512,
  subordinator: 1024,
  auxiliary: 2048,
  verb: 4096,
  adverb: 8192,
  title: 16_384,
  role: 32_768,
  recipient: 65_536,
  setting: 131_072,
  time: 262_144,
  sourceNoun: 524_288,
  outlet: 1_048_576,
  thing: 2_097_152,
  naming: 4_194_304,
  according: 8_388_608,
  trailing: 16_777_216,
  mood: 33_554_432,
  speechNoun: 67_108_864,
  /** By its ending only. */
  verbForm: 134_217_728,
  nounLike: 268_435_456,
  quoting: 536_870_912,
  telling: 1_073_741_824,
  contentOpener: -2_147_483_648,
} as const;

/** A phrase of several words, and what it is as a whole. */
type Phrase = { readonly words: readonly string[]; readonly is: number };

/** A language's rules made ready for looking up. */
export type Lexicon = {
  readonly rules: LanguageRules;
  /** Word in lower case → bits. */
  readonly words: ReadonlyMap<string, number>;
  /** First word → phrases that start with it, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** First words of a credit line. */
  readonly credits: ReadonlySet<string>;
  /** Words before who made a thing. */
  readonly makers: ReadonlySet<string>;
};

const LISTS = [
  ['cues', Is.cue],
  ['softCues', Is.soft],
  ['nounLikeCues', Is.nounLike],
  ['quotingCues', Is.quoting],
  ['tellingCues', Is.telling],
  ['participles', Is.participle],
  ['complementizers', Is.complementizer],
  ['contentOpeners', Is.contentOpener],
  ['pronouns', Is.pronoun],
  ['thingPronouns', Is.thing],
  ['relatives', Is.relative],
  ['determiners', Is.determiner],
  ['prepositions', Is.preposition],
  ['joiners', Is.joiner],
  ['conjunctions', Is.conjunction],
  ['subordinators', Is.subordinator],
  ['auxiliaries', Is.auxiliary],
  ['commonVerbs', Is.verb],
  ['adverbs', Is.adverb],
  ['titles', Is.title],
  ['roles', Is.role],
  ['recipients', Is.recipient],
  ['settings', Is.setting],
  ['timeWords', Is.time],
  ['sourceNouns', Is.sourceNoun],
  ['outletWords', Is.outlet],
  ['namingWords', Is.naming],
  ['speechNouns', Is.speechNoun],
  ['reportedMood', Is.mood],
] as const;

const PHRASE_LISTS = [
  ['cuePhrases', Is.cue],
  ['participlePhrases', Is.participle],
  ['accordingPhrases', Is.according],
  ['trailingPhrases', Is.trailing],
  ['sourcePhrases', 0],
] as const;

/** Time in proportion to the rules; make one for a run, not for an article. */
export function makeLexicon(rules: LanguageRules, extension?: LanguageExtension): Lexicon {
  const words = new Map<string, number>();
  const phrases = new Map<string, Phrase[]>();
  for (const source of extension ? [rules, extension] : [rules]) {
    for (const [key, is] of LISTS) {
      for (const word of (source[key] ?? '').split(' ')) {
        if (word !== '') words.set(word, (words.get(word) ?? 0) | is);
      }
    }
    for (const [key, is] of PHRASE_LISTS) {
      for (const phrase of source[key] ?? []) addPhrase(phrases, phrase, is);
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const setOf = (key: 'creditWords' | 'makerPrepositions'): ReadonlySet<string> =>
    new Set(`${rules[key]} ${extension?.[key] ?? ''}`.split(' '));
  const credits = setOf('creditWords');
  return { rules, words, phrases, credits, makers: setOf('makerPrepositions') };
}

function addPhrase(phrases: Map<string, Phrase[]>, phrase: string, is: number): void {
  const words = phrase.split(' ');
  addToGroup(phrases, words[0] ?? '', { words, is });
}
