import { annotate } from './annotate.ts';
import { browser } from './browser.ts';
import { codebook } from './codebook.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { exchange } from './exchange.ts';
import { library } from './library.ts';
import { problems } from './problems.ts';

/** The words that the library and an article need: they are there from the start. */
export const first = {
  annotate,
  browser,
  codebook,
  comments,
  common,
  exchange,
  library,
  problems,
} as const;
