import { AR } from './languages/ar.ts';
import { DE } from './languages/de.ts';
import { EN } from './languages/en.ts';
import { ES } from './languages/es.ts';
import { FR } from './languages/fr.ts';
import type { LanguageExtension, LanguageRules } from './languages/language-rules.ts';
import { ROOT } from './languages/root.ts';
import { RU } from './languages/ru.ts';
import { UK } from './languages/uk.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';

const RULES: readonly LanguageRules[] = [EN, DE, FR, ES, RU, UK, AR];

/** Made once each and never changed: a memo that no result depends on. */
const made = new Map<string, Lexicon>();

/**
 * The words of a language (BCP 47). One without words here gets rules that know none; an unknown
 * one ("und") the English ones.
 */
export function lexiconFor(language: string, extension?: LanguageExtension): Lexicon {
  const tag = language.slice(0, 2).toLowerCase();
  const rules = RULES.find((one) => one.language === tag) ?? (tag === 'un' ? EN : ROOT);
  if (extension) return makeLexicon(rules, extension);
  const known = made.get(rules.language);
  if (known) return known;
  const lexicon = makeLexicon(rules);
  made.set(rules.language, lexicon);
  return lexicon;
}
