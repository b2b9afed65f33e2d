/** The same as in package.json; a test keeps them together. */
export const VERSION = '0.2.0';
