import { agreement } from './agreement.ts';
import { answers } from './answers.ts';
import { exporting } from './export.ts';
import { packets } from './packets.ts';
import { people } from './people.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { training } from './training.ts';

/** The words of screens that are loaded when they are first opened, and come with them. */
export const more = {
  agreement,
  answers,
  export: exporting,
  packets,
  people,
  review,
  settings,
  training,
} as const;
