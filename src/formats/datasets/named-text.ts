/** A file's text under its path, with `/`. */
export type NamedText = { readonly name: string; readonly text: string };
