import { err, ok, type Result } from '#domain/result.ts';
import { recognizeDrafts } from '#domain/text/recognize.ts';
import type { ArticleParts } from './article-parts.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { withFields, type DocumentFields } from './document-fields.ts';
import { readOdtBody } from './odt-body.ts';
import { unzipGuarded } from './unzip.ts';
import { parseXml, textOf } from './xml.ts';

const MAX_XML = 48 * 1024 * 1024;

const WANTED: ReadonlySet<string> = new Set([
  'content.xml',
  'styles.xml',
  'meta.xml',
  'META-INF/manifest.xml',
  'encrypted-package',
]);

/** Reads an OpenDocument text: its words in order, notes last, comments and deletions left out. */
export async function decodeOdt(
  bytes: Uint8Array,
): Promise<Result<ArticleParts, ArticleDecodeError>> {
  const files = await unzipGuarded(bytes.slice(), (name) => WANTED.has(name), MAX_XML);
  if (!files.ok) return files;
  if (isEncrypted(files.value)) return err({ kind: 'encrypted' });
  const content = files.value.get('content.xml');
  if (!content) return err({ kind: 'damaged', detail: 'no content.xml' });
  const xml = await parseXml(content);
  const [text] = xml.getElementsByTagName('office:text');
  if (!text) return err({ kind: 'damaged', detail: 'no text in content.xml' });
  const styles = files.value.get('styles.xml');
  const { drafts, notes } = readOdtBody(text, [xml, ...(styles ? [await parseXml(styles)] : [])]);
  if (drafts.every((draft) => draft.text.trim() === '')) return err({ kind: 'empty' });
  const parts = withFields(recognizeDrafts(drafts), await readMeta(files.value.get('meta.xml')));
  return ok(notes.length === 0 ? parts : { ...parts, notes });
}

function isEncrypted(files: ReadonlyMap<string, Uint8Array>): boolean {
  const manifest = files.get('META-INF/manifest.xml');
  return (
    files.has('encrypted-package') ||
    (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data'))
  );
}

async function readMeta(bytes: Uint8Array | undefined): Promise<DocumentFields> {
  if (!bytes) return {};
  const xml = await parseXml(bytes);
  return {
    title: textOf(xml, 'dc:title'),
    author: textOf(xml, 'meta:initial-creator') ?? textOf(xml, 'dc:creator'),
    // When the file was made says nothing of when the story came out.
  };
}
