import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { clipperPlugin } from './src/clipper/clipper-plugin.ts';

// The only style sheets a dependency writes at run time: React Aria's rules for touch. Allowed by
// their exact text, so that every other inline style sheet stays forbidden.
const REACT_ARIA_STYLES = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What the built app may load. Articles can be confidential: nothing may leave for another host. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${REACT_ARIA_STYLES.map(hashSource).join(' ')}`,
  // Label colours and popover positions are set as style attributes.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** In the build only: the development server itself needs inline scripts and a web socket. */
function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/**
 * Pages of other sites that Ascribe opens, or that open it, have no hold on it. Only the page that
 * receives clipped articles keeps its opener, and it holds nothing else (`src/clipper/receive.ts`).
 */
function isolation(): Plugin {
  return {
    name: 'isolation',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const isReceiver = /^\/receive(?:\.html)?(?:\?|$)/v.test(request.url ?? '');
        if (!isReceiver) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        next();
      });
    },
  };
}

export default defineConfig({
  // Relative addresses: the build works from any folder of any static server.
  base: './',
  plugins: [react(), contentPolicy(), isolation(), clipperPlugin()],
  build: {
    target: 'es2022',
    // A font or image as a data: address would be refused by the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'receive.html'] },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  preview: {
    host: '127.0.0.1',
    headers: {
      // As a header too: a worker takes its policy from its own response, not from the page, and
      // frame-ancestors counts only in a header.
      'Content-Security-Policy': `${CONTENT_POLICY}; frame-ancestors 'none'`,
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    },
  },
  test: {
    // Says that something hangs, not how fast anything is.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          isolate: false,
          // Before anything else: Dexie looks for IndexedDB when it is loaded, and files share what is loaded.
          setupFiles: ['fake-indexeddb/auto', './src/cli/seed-tests.ts'],
          include: ['src/{clipper,domain,formats,storage,workspace,cli}/**/*.test.ts'],
          exclude: ['**/*.dom.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: [
            'src/{editor,ui,parts,features,app,messages}/**/*.test.{ts,tsx}',
            'src/**/*.dom.test.ts',
          ],
        },
      },
    ],
  },
});
