import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { type ArticleId, type LayerId, type TextHash, brand } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';
import type { ReadItem } from '#formats/articles/source-file.ts';
import type { NewArticle } from './article-repository.ts';
import type { ArticleEdits, ImportSource } from './import-messages.ts';
import type { CurrentProject } from './project-repository.ts';

type ReadArticle = Extract<ReadItem, { kind: 'article' }>;

/** What comes from outside: ids, the clock and the text's checksum. */
export type Making = {
  readonly newId: () => string;
  readonly now: () => number;
  readonly sha256: (text: string) => Promise<string>;
};

/** The article as the user wants it. An empty field takes a detail away; an empty title does not. */
export function editArticle(decoded: DecodedArticle, edits: ArticleEdits): DecodedArticle {
  const { byline, outlet, publishedAt, url, ...rest } = { ...decoded, ...edits };
  return {
    ...rest,
    blocks: unflagBroughtBack(decoded, rest.hiddenBlocks),
    title: rest.title.trim() || decoded.title,
    ...(byline ? { byline } : {}),
    ...(outlet ? { outlet } : {}),
    ...(publishedAt ? { publishedAt } : {}),
    ...(url ? { url } : {}),
  };
}

/** What somebody brought back is no page junk: nobody is asked about it again. */
function unflagBroughtBack(
  { blocks, hiddenBlocks }: DecodedArticle,
  stillHidden: readonly string[],
): readonly Block[] {
  const hidden = new Set(stillHidden);
  const broughtBack = new Set(hiddenBlocks.filter((id) => !hidden.has(id)));
  if (broughtBack.size === 0) return blocks;
  return blocks.map((block) => {
    if (!broughtBack.has(block.id)) return block;
    const { flag: _flag, ...plain } = block;
    return plain;
  });
}

export function makeArticle(
  decoded: DecodedArticle,
  textHash: TextHash,
  { source, item }: { readonly source: ImportSource; readonly item: ReadArticle },
  { project, me }: CurrentProject,
  { newId, now }: Making,
): Omit<NewArticle, 'original'> {
  const { text, blocks, mediaType, notes: _notes, ...details } = decoded;
  const importedAt = now();
  const article: Article = {
    id: brand<ArticleId>(newId()),
    projectId: project.id,
    ...details,
    textHash,
    origin: {
      kind: source.kind,
      ...(source.kind === 'paste' ? {} : { fileName: fileNameOf(source.name, item) }),
      mediaType,
      importedAt,
    },
    status: 'open',
    createdAt: importedAt,
    updatedAt: importedAt,
  };
  const revision: TextRevision = { hash: textHash, text, blocks, textRules: 1 };
  const layer = emptyLayer(brand<LayerId>(newId()), article, me, project.codebook.version);
  return { article, revision, layer };
}

/** Of the file that is kept, which may be one of an archive; without one, of where the article was. */
function fileNameOf(sourceName: string, { place, original }: ReadArticle): string {
  return original ? (place.split(' › ').at(-1) ?? sourceName) : sourceName;
}
