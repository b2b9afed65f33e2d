import type { LanguageExtension, LanguageRules } from './languages/language-rules.ts';
import { type Lexicon, makeLexicon } from './lexicon.ts';

/** Each language is fetched only where an article is written in it. */
const LOADERS: Readonly<Record<string, () => Promise<LanguageRules>>> = {
  ar: async () => (await import('./languages/ar.ts')).AR,
  de: async () => (await import('./languages/de.ts')).DE,
  en: loadEnglish,
  es: async () => (await import('./languages/es.ts')).ES,
  fr: async () => (await import('./languages/fr.ts')).FR,
  ru: async () => (await import('./languages/ru.ts')).RU,
  uk: async () => (await import('./languages/uk.ts')).UK,
  un: loadEnglish,
};

/** As `lexiconFor`, one language at a time: for the app, which should not carry all of them. */
export async function loadLexicon(
  language: string,
  extension?: LanguageExtension,
): Promise<Lexicon> {
  const load = LOADERS[language.slice(0, 2).toLowerCase()];
  const rules = load ? await load() : (await import('./languages/root.ts')).ROOT;
  return makeLexicon(rules, extension);
}

async function loadEnglish(): Promise<LanguageRules> {
  return (await import('./languages/en.ts')).EN;
}
