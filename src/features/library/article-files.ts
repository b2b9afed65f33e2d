/** What the file chooser offers; a project file is taken like an article. */
export const ARTICLE_FILES: readonly string[] = ['.txt', '.md', '.html', '.htm', '.json'];
