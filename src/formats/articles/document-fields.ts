import type { ArticleParts } from './article-parts.ts';

/** What a file says about itself, apart from its text. */
export type DocumentFields = {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
};

/**
 * Adds the file's own fields where the text says nothing: templates and programs fill them, so the
 * text outranks them, and what does not look real does not count.
 */
export function withFields(parts: ArticleParts, fields: DocumentFields): ArticleParts {
  const hasHeadline = parts.drafts.some((draft) => draft.kind === 'headline');
  const title = realTitle(fields.title);
  const byline = realAuthor(fields.author);
  return {
    ...parts,
    ...(!hasHeadline && title !== undefined && { title }),
    ...(parts.byline === undefined && byline !== undefined && { byline }),
  };
}

/** No file name, no template's name: at least two words, or one long one. */
function realTitle(value: string | undefined): string | undefined {
  const title = value?.trim().replace(/^Microsoft Word\s*-\s*/i, '') ?? '';
  const isName =
    /\.(?:docx?|odt|rtf|indd|qxd|pdf|tex|dvi|txt|html?|pages|pub|pptx?)$/i.test(title) ||
    /^(?:https?:|about:|untitled|unbenannt|sans titre|document\d*$|dokument\d*$)/i.test(title) ||
    title.includes('_') ||
    (!/\s/.test(title) && /\d{4}/.test(title));
  return isName || title.length < 8 || !/\p{L}{3}/u.test(title) ? undefined : title;
}

/** A person's name rather than a login, a machine or a program. */
function realAuthor(value: string | undefined): string | undefined {
  const author = value?.trim() ?? '';
  if (author.length > 120 || /[@_\\/<>]|\d|anonymous|unknown|microsoft|adobe/i.test(author)) {
    return undefined;
  }
  return /^\p{Lu}[\p{L}\p{M}.'’-]*(?:,?\s[\p{L}\p{M}.'’-]+)+/u.test(author) ? author : undefined;
}
