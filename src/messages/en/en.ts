import { agreement } from './agreement.ts';
import { annotate } from './annotate.ts';
import { answers } from './answers.ts';
import { browser } from './browser.ts';
import { codebook } from './codebook.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { exchange } from './exchange.ts';
import { exporting } from './export.ts';
import { library } from './library.ts';
import { packets } from './packets.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { training } from './training.ts';

/** English: the reference. Other languages have the same keys and the same arguments. */
export const en = {
  agreement,
  annotate,
  answers,
  browser,
  codebook,
  comments,
  common,
  exchange,
  export: exporting,
  library,
  packets,
  people,
  problems,
  review,
  settings,
  training,
} as const;
