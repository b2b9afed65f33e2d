/** Pictures, fonts, styles and scripts: the parts of a saved page or a site. */
const ASIDE_EXTENSIONS = new Set(
  (
    'png jpg jpeg gif webp avif svg ico bmp tif tiff heic ' +
    'woff woff2 ttf otf eot css js mjs map mp3 mp4 webm ogg wav m4a mov'
  ).split(' '),
);

/** What operating systems put into folders by themselves, and what describes the data beside it. */
const ASIDE_NAMES = new Set([
  ...'.ds_store thumbs.db desktop.ini annotation.conf visual.conf tools.conf kb_shortcuts.conf'.split(
    ' ',
  ),
  // `mimetype`: what kind of archive this is, in books and documents.
  ...'typesystem.xml labeling-config.xml croissant.json mimetype'.split(' '),
]);

/** Parts of a saved page lie in a folder beside it; browsers name it by its language. */
const PARTS_FOLDER = /(?:^|\/)[^/]+(?:_files|-Dateien|_fichiers|_archivos|_file|_bestanden)\//i;

/** Not meant to be read as an article: said in the report, never a failure. */
export function isAside(name: string): boolean {
  const path = `/${name}`;
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (path.includes('/__MACOSX/') || base.startsWith('._') || PARTS_FOLDER.test(name)) return true;
  if (ASIDE_NAMES.has(base)) return true;
  const dot = base.lastIndexOf('.');
  return dot >= 0 && ASIDE_EXTENSIONS.has(base.slice(dot + 1));
}
