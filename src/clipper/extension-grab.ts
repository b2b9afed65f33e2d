import { grabPage } from './grab-page.ts';

// Runs in the page that is clipped, apart from the page's own scripts; `extension-background.ts` calls it.
Object.assign(globalThis, { ascribeGrab: () => grabPage(document) });
