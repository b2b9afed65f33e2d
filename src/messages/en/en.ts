import { first } from './first.ts';
import { more } from './more.ts';

/** English: the reference. Other languages have the same keys and the same arguments. */
export const en = { ...first, ...more } as const;
