/** Articles from the browser: the bookmarklet, the clipper, and the page that receives what they take. */
export const browser = {
  button: 'From your browser',
  title: 'Add articles from your browser',
  intro:
    'Take the page you are reading into Ascribe, as you see it: behind a login, too. Nothing is loaded again and nothing leaves this computer.',
  bookmarklet: {
    title: 'A bookmark that clips',
    steps:
      'Drag this button to your bookmarks bar. On a news page, click the bookmark: the story comes up here, ready to be added.',
    link: 'Add to Ascribe',
    clicked: 'Drag it to the bookmarks bar: it works on other pages, not in this one.',
    copy: 'Copy its address',
    copied: 'Copied. Make a bookmark and paste this as its address.',
    notCopied: 'The browser did not let it be copied. Drag the button instead.',
    selection:
      'When a page brings too much along, select the story first: then only what is selected is taken. Less than a short sentence (40 characters) counts as not selected.',
  },
  clipper: {
    title: 'A button beside the address',
    steps:
      'For Chrome, Edge and others of their kind: open the page of extensions, switch on the developer mode, choose “Load unpacked” and then the folder dist/clipper of Ascribe.',
    address: 'In the options of the clipper, the address of Ascribe is {address}',
  },
  paste: {
    title: 'Or copy and paste',
    steps: 'Select the story, copy it, and paste it anywhere on the library page.',
  },
  copyBox: {
    why: 'This page keeps Ascribe from taking it over directly.',
    copy: 'Copy the story',
    copied: 'Copied. Go to the library of Ascribe and paste it there.',
    close: 'Close',
  },
  receive: {
    waiting: 'Taking the page …',
    ask: 'Add this page to your library?',
    askShared: 'Add what was shared to your library?',
    add: 'Add it',
    noSite: 'no web address',
    open: 'To the library',
    nothing: 'No page came along',
    nothingNext:
      'Some sites keep other pages at a distance. Go back to the page: a box there lets you copy the story. Then paste it in the library.',
    notKept: 'The page could not be kept',
    notKeptNext: 'The browser has no room for it, or keeps nothing in this window.',
  },
} as const;
