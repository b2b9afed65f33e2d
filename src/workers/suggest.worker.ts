import { loadLexicon } from '#domain/suggest/load-lexicon.ts';
import { sourcesWithLexicon } from '#domain/suggest/suggest-sources.ts';
import { type SuggestWishes, suggestWithLexicon } from '#domain/suggest/suggest-with-lexicon.ts';
import type { Block } from '#domain/text/block.ts';

type Request = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly wishes: SuggestWishes;
};

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  // A help that fails is none: nobody waits for it.
  void suggest(data).catch(() => {
    postMessage({ claims: [], sources: [] });
  });
});

async function suggest({ text, blocks, language, wishes }: Request): Promise<void> {
  // Guesses are a help: where their rules cannot be fetched, as in a page that is just being left, there are none.
  const lexicon = await loadLexicon(language).catch(() => undefined);
  postMessage({
    claims: lexicon ? suggestWithLexicon(text, blocks, lexicon, wishes) : [],
    sources: lexicon ? sourcesWithLexicon(text, blocks, lexicon, wishes) : [],
  });
}
