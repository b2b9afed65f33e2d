import type { ArticleDecodeError } from './decoded-article.ts';

/** What is said beside the reason: names as the file has them, sizes in megabytes. */
export function decodeDetail(error: ArticleDecodeError): string | undefined {
  switch (error.kind) {
    case 'binary':
      return error.looksLike;
    case 'unsupported':
      return error.extension;
    case 'unreadable':
    case 'damaged':
      return error.detail;
    case 'scanned':
      return String(error.pages);
    case 'too-large':
      return String(Math.ceil(error.bytes / 1_000_000));
    case 'unpacks-too-large':
      return String(Math.ceil(error.limit / 1_000_000));
    case 'no-text-column':
      return error.columns.join(', ');
    case 'text-missing':
      return error.missing;
    case 'attached-project':
    case 'only-link':
    case 'encrypted':
    case 'empty':
      return undefined;
  }
}
