import { code } from 'virtual:bookmarklet';
import type { BookmarkletConfig } from './bookmarklet.ts';

/** What a bookmark has for its address, made for the place where the app runs. */
export function bookmarkletAddress(config: BookmarkletConfig): string {
  return `javascript:${encodeURIComponent(`void function(ASCRIBE){${code}}(${JSON.stringify(config)})`)}`;
}
