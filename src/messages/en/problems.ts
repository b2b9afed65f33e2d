/** Every failure in words: what happened, what is safe, what to do next. */
export const problems = {
  boot: {
    'storage-unavailable': {
      title: 'This browser gives Ascribe no place to store your work',
      what: 'The browser refused to open its local database. This happens in private windows and when site data is blocked.',
      safe: 'Nothing was lost: nothing has been opened or changed.',
      next: 'Open Ascribe in a normal window, or allow site data for this page in the browser’s settings, then reload.',
    },
    'data-missing': {
      title: 'Your stored work is missing',
      what: 'Ascribe was used in this browser before, but the database is now empty. The browser may have cleared or damaged it.',
      safe: 'Backup files you downloaded are not affected. Ascribe has not written anything, so that a recovery of the browser profile stays possible.',
      next: 'Import your latest backup file, or start anew with an empty project.',
      import: 'Import a backup file',
      startAnew: 'Start anew',
      confirmTitle: 'Start with an empty project?',
      confirmText:
        'If the earlier data could still be recovered from this browser profile, starting anew may make that impossible.',
    },
    'newer-version': {
      title: 'A newer Ascribe has used this data',
      what: 'The data in this browser was written by a newer version than the one in this window.',
      safe: 'Your work is untouched. This older version does not write to it.',
      next: 'Reload to get the newer version. If this message stays, close all other Ascribe tabs first.',
    },
    starting: 'Opening your library …',
    unsaved:
      'Changes you made in this window are not stored yet. Download them as a file before you reload, then import that file.',
  },
  save: {
    'disk-full': {
      what: 'The disk is full, so the last change could not be stored.',
      safe: 'It is kept in this window, and Ascribe goes on trying.',
      next: 'Free some disk space, or download your work as a file now. Do not close this tab.',
    },
    'database-closed': {
      what: 'The browser closed its database, so the last change could not be stored.',
      safe: 'It is kept in this window, and Ascribe goes on trying.',
      next: 'Try again; if it does not help, download your work as a file, then reload.',
    },
    'newer-version-open': {
      what: 'A newer Ascribe is open in another tab and has taken over the database.',
      safe: 'Your last change is kept in this window only.',
      next: 'Download your work as a file, then reload this tab.',
    },
    unknown: {
      what: 'The last change could not be stored.',
      safe: 'It is kept in this window, and Ascribe goes on trying.',
      next: 'Try again, or download your work as a file. Do not close this tab.',
    },
    title: 'Not saved',
    attempts: '{count, plural, one {# attempt so far} other {# attempts so far}}',
    download: 'Download my work',
  },
  /** A change of the library that was not stored; unlike an edit it is not kept and tried again. */
  store: {
    'disk-full': {
      what: 'The disk is full, so this was not stored. Nothing was changed.',
      next: 'Free some disk space and do it again.',
    },
    'database-closed': {
      what: 'The browser closed its database, so this was not stored. Nothing was changed.',
      next: 'Reload and do it again.',
    },
    'newer-version-open': {
      what: 'A newer Ascribe is open in another tab, so this was not stored. Nothing was changed.',
      next: 'Reload this tab and do it again.',
    },
    unknown: {
      what: 'This was not stored. Nothing was changed.',
      next: 'Please try again.',
    },
  },
  act: {
    'nothing-open': 'No article is open, so nothing was changed.',
    refused: 'That is not possible here. Nothing was changed.',
  },
  note: {
    ragged:
      'The row has {found, number} cells where the header has {expected, number}. Something may be in the wrong column.',
    dateNotRead: 'Its date was not understood and is left out: “{date}”.',
    rebuilt: 'The file holds words only; paragraphs and spaces were put together anew.',
    deletions:
      '{count, plural, one {# tracked deletion was left out} other {# tracked deletions were left out}}, as if all changes had been accepted.',
    comments:
      '{count, plural, one {# comment in the margin was} other {# comments in the margin were}} left out.',
    struck:
      '{count, plural, one {# struck-out passage was} other {# struck-out passages were}} left out.',
    hidden:
      'Text that the document keeps hidden was left out in {count, plural, one {# place} other {# places}}.',
  },
  import: {
    empty: {
      what: 'The file has no text in it.',
      next: 'Check that it is the right file.',
    },
    binary: {
      what: 'This is not a text file, whatever its name says.',
      next: 'Save the story in a format that its name fits, or paste it.',
    },
    'too-large': {
      what: 'The file is too large for one article.',
      next: 'Split it, or paste the part you need.',
    },
    unreadable: {
      what: 'The file could not be read.',
      next: 'Check that it still exists and that you may open it, then try again.',
    },
    unsupported: {
      what: 'Ascribe does not read this kind of file.',
      next: 'Ascribe reads text, web pages, Word, OpenDocument, PDF, EPUB, e-mails, tables and ZIP archives of these.',
    },
    'attached-project': {
      what: 'A project file is attached. It is not taken out of a mail, since it could change your own project.',
      next: 'If you expected it, save the attachment and add that file.',
    },
    'only-link': {
      what: 'This is the address of a page, not its text. Ascribe loads nothing from the web, so that nobody learns what you work on.',
      next: 'Open the page and click the bookmark that “From your browser” gives you. Or save the page and add the file, or copy the story and paste it.',
    },
    'text-missing': {
      what: 'These annotations belong to a text that is not beside them.',
      next: 'Choose both together: the annotations and the text file, or the folder or ZIP archive they are in.',
    },
    damaged: {
      what: 'The file is damaged or was cut off.',
      next: 'Get a fresh copy of it, or open it in the program it comes from and save it anew.',
    },
    encrypted: {
      what: 'The file is locked with a password.',
      next: 'Open it in its own program, save a copy without a password, and add that.',
    },
    scanned: {
      what: 'The pages of this PDF are pictures: there is no text in it.',
      next: 'Run a text recognition (OCR) program over it, or type or paste the text.',
    },
    'unpacks-too-large': {
      what: 'The archive unpacks to more than Ascribe reads at once.',
      next: 'Unpack it and add the files you need.',
    },
    'no-text-column': {
      what: 'No column of this table looks like the text of the articles.',
      next: 'Choose the column with the text, or check that the table has one.',
    },
    'not-stored': {
      what: 'The article was read, but could not be stored.',
      next: 'Free some disk space or reload, then add it again.',
    },
    stopped: {
      what: 'The import stopped before its end. What is listed as added is stored.',
      next: 'Reload and add the rest again; what is here already is found and skipped.',
    },
    /** What was found, where something is known. */
    detail: {
      binary: 'It looks like {detail}.',
      'too-large': 'It has {detail} MB; the most is 10 MB.',
      unsupported: 'Its name ends in .{detail}.',
      scanned: 'Number of pages: {detail}.',
      'unpacks-too-large': 'The most is {detail} MB.',
      'no-text-column': 'Its columns: {detail}.',
      damaged: 'What was found: {detail}.',
      'text-missing': 'What is missing: {detail}.',
    },
    safe: 'Nothing in your library was changed by these.',
  },
  /** Kinds of `FileProblem`: one sentence each, for the place it stands at. */
  file: {
    empty: 'The file is empty.',
    'not-json': 'This is not JSON.',
    'cut-off':
      'The end of the file is missing. Copy or download it again, or ask for it once more.',
    'changed-since':
      'The file is not as Ascribe wrote it: something in it was changed or damaged on the way. Ask for it once more.',
    'wrong-format': 'This is not a file of the expected format.',
    'newer-version': 'The file was written by a newer Ascribe. Reload to get the newest version.',
    'unknown-version': 'The version of the file is not known.',
    'too-deep': 'It is nested deeper than any Ascribe file.',
    'forbidden-key': 'This key is not allowed in a file.',
    'bad-value': 'The value is missing or not allowed.',
    'text-missing': 'The text that it speaks of is not beside it.',
    'unknown-key': 'This key is not known.',
    'duplicate-id': 'This id is used twice.',
    'unknown-annotation': 'It names an annotation that is not in the file.',
    'unknown-entity': 'It names a person or source that is not in the file.',
    'merged-in-a-circle': 'Merged people or sources lead back to themselves.',
    'unknown-annotator': 'It names an annotator who is not in the file.',
    'unknown-block': 'It names a paragraph that the text does not have.',
    'unknown-label': 'The codebook has no such label.',
    'unknown-relation-type': 'The codebook has no such relation.',
    'unknown-codebook': 'It names a codebook version that is not in the file.',
    'codebook-differs':
      'Your project has a codebook of the same version with other labels or rules, so annotations would not fit. Give one of them another version.',
    'relation-not-allowed': 'The codebook does not allow this relation between these two.',
    'belongs-elsewhere': 'It belongs to another article or project.',
    'bad-blocks': 'The paragraphs do not cover the text as they should.',
    'bad-fragments': 'The pieces are empty, out of order or overlap.',
    'outside-text': 'The position lies outside the text.',
    'splits-character': 'The position lies inside a character.',
    'lone-surrogate': 'The text has half of a character.',
    'quote-differs': 'The quote is not what stands at this position.',
    'offset-differs': 'The positions in different units do not agree.',
    'hash-differs': 'The text does not match its checksum.',
    'bad-original': 'The original file cannot be read back.',
    'not-the-same': 'Reading it back gave something else than was written.',
    damaged: 'Something stored on this device cannot be read back.',
    'not-stored': 'It could not be stored. Free some disk space or reload, then try again.',
    'disk-full':
      'The disk, or the browser’s share of it, is full. Nothing was left behind half done. Free some space and try again.',
    crashed: 'The work on the file stopped unexpectedly. Please try again.',
    changed:
      'Somebody went on working or marked a source as confidential while the file was being made, perhaps in another tab. Nothing is lost, and no file was kept: make it again.',
    unsaved:
      'Your last change is not saved yet, so the file would lack it. Wait until “Saved” appears, then try again.',
    'too-large': 'The file is too large to be read in a browser.',
    cancelled: 'Cancelled.',
    nothing: 'Nothing you chose has a place in this format.',
    withDetail: '{what} ({detail})',
  },
  screen: {
    title: 'This screen stopped working',
    safe: 'Everything shown as saved is safe on this device.',
    next: 'Reload to go on. To be sure, download a backup file first.',
    backup: 'Download a backup file',
    backupFailed: 'The file could not be made. Your stored work is not affected by that.',
    details: 'Technical details',
    loadTitle: 'A part of Ascribe could not be loaded',
    loadNext:
      'Ascribe may have been updated, or the connection is gone. Reload to get the whole program.',
  },
  action: {
    what: 'That did not work.',
    safe: 'Everything shown as saved is safe on this device.',
  },
} as const;
