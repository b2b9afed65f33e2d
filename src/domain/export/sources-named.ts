import type { EntityId } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Block } from '#domain/text/block.ts';
import { placesOfArticle } from './bundle-strings.ts';
import { type SearchedText, findProtected } from './find-protected.ts';
import { mentionsIn } from './mentions-in.ts';
import { protectionOf } from './protected-sources.ts';
import { slugOfPseudonym } from './pseudonyms.ts';

/**
 * Ids of the confidential sources (`ProtectedSource`) that articles with their work, frozen copies too, and `notes` call by any part or form
 * of their names: whether somebody has tagged them there or not.
 */
export function sourcesNamed(
  { project, entities, articles }: Pick<ProjectBundle, 'project' | 'entities' | 'articles'>,
  notes: readonly string[] = [],
): readonly EntityId[] {
  const whole = articles.map(withCopies);
  const protection = protectionOf({ project, entities, articles: whole });
  const named = new Set<string>();
  const look = (searched: SearchedText): void => {
    for (const { words } of findProtected(searched, protection)) named.add(words);
  };
  for (const item of whole) {
    const { article, revision } = item;
    const { language } = article;
    const { text, blocks } = revision;
    look({ text, blocks, language, mentions: mentionsIn(item, protection) });
    for (const place of placesOfArticle(item)) {
      if (place.block === undefined) look(note(place.text, language));
    }
  }
  for (const text of notes) look(note(text, project.codebook.language));
  return protection.sources
    .filter(({ pseudonym }) => named.has(pseudonym) || named.has(slugOfPseudonym(pseudonym)))
    .map(({ id }) => id);
}

/** Copies go along as layers do. */
function withCopies(item: ArticleBundle): ArticleBundle {
  return { ...item, layers: [...item.layers, ...(item.frozen ?? [])] };
}

function note(text: string, language: string): SearchedText {
  const block: Block = { id: '', kind: 'paragraph', start: 0, end: text.length };
  return { text, blocks: [block], language, mentions: [] };
}
