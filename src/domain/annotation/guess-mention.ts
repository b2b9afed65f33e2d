import { nameInMention } from '#domain/suggest/name-candidates.ts';
import type { EntityKind } from '#domain/entities/entity.ts';
import { normalizeName } from '#domain/entities/normalize-name.ts';
import type { Attributes } from './annotation.ts';
import { SOURCE, SPEAKER } from './attribution.ts';
import { caselessForm } from './caseless-mention.ts';

// Cheap guesses from the words of a mention alone (English and German, and whether Arabic ones are names). They only fill what is empty.

const PRONOUNS = new Set(
  'he she they it we i you him her them us me who er sie es wir ich ihr man ihn ihm ihnen'.split(
    ' ',
  ),
);

/** Seats that stand for those who sit there. */
const STAND_INS = new Set(
  (
    'kremlin,washington,moscow,beijing,brussels,berlin,paris,london,kyiv,kiev,tehran,ankara,pentagon,' +
    'white house,downing street,city hall,capitol hill,elysee palace,kanzleramt,moskau,brussel'
  ).split(','),
);

const GROUPS =
  /\b(?:people|residents|officials|analysts|experts|sources|witnesses|critics|lawmakers|protesters|activists|observers|diplomats|neighbou?rs|voters|workers|police|anwohner|beobachter|experten|kritiker|zeugen|diplomaten)$/v;

/** Order counts: the first that fits is taken. */
const SOURCE_TYPES: readonly (readonly [RegExp, string])[] = [
  [/\bleak(?:s|ed)?\b/v, 'leak'],
  [/\b(?:poll|survey|figures|data|statistics|census|umfrage|statistik)\b/v, 'data_or_poll'],
  [/\b(?:study|studies|paper in|researchers|studie)\b/v, 'study'],
  [/\b(?:court|indictment|ruling|lawsuit|filing|verdict|urteil|anklage)\b/v, 'court_record'],
  [/\b(?:law|decree|executive order|bill|gesetz|erlass)\b/v, 'law_or_order'],
  [/\b(?:briefing|press conference|news conference|pressekonferenz)\b/v, 'briefing'],
  [/\binterview\b/v, 'interview'],
  [/\b(?:speech|address|rede)\b/v, 'speech'],
  [/\b(?:statement|press release|communique|pressemitteilung|mitteilung)\b/v, 'official_statement'],
  [
    /\b(?:tweets?|twitter|facebook|instagram|telegram|truth social|mastodon|post on)\b/v,
    'social_post',
  ],
  [
    /\b(?:reuters|afp|ap|dpa|tass|sputnik|xinhua|associated press|ansa|interfax|news agency|agency|nachrichtenagentur)\b/v,
    'news_agency',
  ],
  [
    /\b(?:newspapers?|media|magazine|broadcaster|news|times|post|guardian|herald|tribune|journal|gazette|bbc|cnn|rt|zeitung|spiegel|press|correspondent)\b/v,
    'news_report',
  ],
  [
    /\b(?:documents?|memo|letter|e-?mails?|files?|report|audit|minutes|dokumente?|bericht|brief)\b/v,
    'document',
  ],
  [/\b(?:people|officials|sources|insiders|kreise)\b/v, 'people_unnamed'],
];

/** Attributes a SPEAKER or SOURCE mention probably has; nothing for other labels. */
export function guessMention(label: string, mention: string): Attributes {
  if (label === SPEAKER) return guessSpeaker(mention);
  if (label === SOURCE) return guessSource(mention);
  return {};
}

export function isPronoun(mention: string): boolean {
  return PRONOUNS.has(normalizeName(mention));
}

function guessSpeaker(mention: string): Attributes {
  const key = normalizeName(mention);
  if (PRONOUNS.has(key)) return { form: 'pronoun' };
  if (STAND_INS.has(key.replace(/^the /v, ''))) return { form: 'metonym', naming: 'named' };
  const caseless = caselessForm(mention);
  if (caseless === 'unknown') return {};
  if (caseless === 'name' || hasName(mention)) return { form: 'name', naming: 'named' };
  if (caseless === 'anonymous') return { form: 'description', naming: 'anonymous' };
  if (GROUPS.test(key)) return { form: 'group', naming: 'anonymous' };
  return { form: 'description', naming: isIndefinite(key) ? 'anonymous' : 'role_only' };
}

function guessSource(mention: string): Attributes {
  const key = normalizeName(mention);
  const type = SOURCE_TYPES.find(([pattern]) => pattern.test(key))?.[1];
  const caseless = caselessForm(mention);
  const isNamed = caseless === 'name' || hasName(mention);
  return {
    ...(type !== undefined && { source_type: type }),
    ...(caseless !== 'unknown' && { naming: isNamed ? 'named' : sourceNaming(key) }),
  };
}

function sourceNaming(key: string): string {
  return /^(?:some|several|media|news|various|einige|mehrere)\b/v.test(key) || !key.includes(' ')
    ? 'vague'
    : 'described';
}

function isIndefinite(key: string): boolean {
  return /^(?:an?|one|some|another|eine?[nrm]?)\s/v.test(key);
}

/** A word in capitals that is not only the first one of a description ("The mayor"). */
function hasName(mention: string): boolean {
  const words = nameInMention(mention).split(/\s+/v);
  return words.some((word, index) => /^\p{Lu}/v.test(word) && (index > 0 || !isArticle(word)));
}

function isArticle(word: string): boolean {
  return /^(?:the|an?|some|one|several|der|die|das|eine?[nrm]?)$/iv.test(word);
}

const ORGANISATION =
  /\b(?:ministry|office|council|agency|committee|commission|department|bank|university|police|union|party|association|company|inc|corp|ltd|court|institute|hospital|church|club|ministerium|amt|rat|verband|partei|gericht|stiftung)\b/v;
const GOVERNMENT =
  /\b(?:government|kremlin|white house|pentagon|parliament|congress|senate|bundestag|bundesregierung|regierung|ministry|ministerium)\b/v;
const MEDIA =
  /\b(?:news|times|post|reuters|afp|ap|dpa|tass|sputnik|associated press|guardian|herald|tribune|journal|gazette|bbc|cnn|rt|zeitung|spiegel)\b/v;
const DOCUMENT =
  /\b(?:report|study|documents?|memo|letter|poll|survey|statement|leak|files?|bericht|studie|dokumente?)\b/v;

/** What a new entity of this name probably is. */
export function guessEntityKind(name: string, label: string): EntityKind {
  const key = normalizeName(name);
  if (GOVERNMENT.test(key) || STAND_INS.has(key.replace(/^the /v, ''))) return 'government';
  if (DOCUMENT.test(key)) return 'document';
  if (MEDIA.test(key)) return 'media';
  if (ORGANISATION.test(key)) return 'organisation';
  if (GROUPS.test(key)) return 'group';
  return label === SPEAKER && /^\p{Lu}\S*(?:\s\S+)+$/v.test(name) ? 'person' : 'unknown';
}
