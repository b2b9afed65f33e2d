// Plain JavaScript with types beside it: the package has none for this file.
import mammoth from 'mammoth/mammoth.browser.min.js';

export const { convertToHtml } = mammoth;
