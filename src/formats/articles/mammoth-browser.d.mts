import type mammoth from 'mammoth';

/** From the build without Node's modules, which runs in a worker and in Node alike. */
export const convertToHtml: typeof mammoth.convertToHtml;
