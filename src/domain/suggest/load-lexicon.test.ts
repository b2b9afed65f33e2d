import { expect, test } from 'vitest';
import { lexiconFor } from './language-lexicon.ts';
import { loadLexicon } from './load-lexicon.ts';

test.each(['en', 'en-GB', 'de', 'fr', 'es', 'ru', 'uk', 'ar-EG', 'und', 'ja'])(
  '%s has the same words fetched as at hand',
  async (language) => {
    expect((await loadLexicon(language)).rules).toEqual(lexiconFor(language).rules);
  },
);
