/** All archives of one file together may unpack to this many bytes. */
export const MAX_UNPACKED_BYTES = 1024 ** 3;

/** One file in an archive, unless it is a corpus: those are read row by row. */
export const MAX_ENTRY_BYTES = 64 * 1024 * 1024;

/** An archive in an archive in an archive is the last that is opened. */
export const MAX_ARCHIVE_DEPTH = 2;

/** Text gives up to 20 times its packed size, a page of repeated markup 100 times; a bomb 1000 times. */
export const MAX_RATIO = 300;

/** Below this a ratio says nothing: an almost empty form may well be that repetitive. */
export const RATIO_FREE_BYTES = 1024 * 1024;
