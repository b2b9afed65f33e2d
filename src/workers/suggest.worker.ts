import { type SuggestOptions, suggestAttributions } from '#domain/suggest/suggest-attributions.ts';
import type { Block } from '#domain/text/block.ts';

type Request = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly options: SuggestOptions;
};

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  postMessage(suggestAttributions(data.text, data.blocks, data.options));
});
