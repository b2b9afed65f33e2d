// npm start: from a fresh clone to a running app.
import {
  fail,
  freePort,
  installPackages,
  isBuildFresh,
  npm,
  requireNode,
  ROOT,
} from './machine.mjs';

requireNode();
installPackages();
if (!isBuildFresh()) {
  console.log('Building …');
  if (!npm(['run', '--silent', 'build', '--', '--logLevel', 'warn'])) fail('The build failed.');
}

// Only now, because it may just have been installed.
const { preview } = await import('vite');
const port = await freePort(Number(process.env['PORT'] ?? 4173));
const server = await preview({
  root: ROOT,
  logLevel: 'warn',
  preview: { port, strictPort: true, open: false },
});
console.log(`\nAscribe is running at http://127.0.0.1:${port}/  (Ctrl+C stops it)`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void server.close().finally(() => process.exit(0));
  });
}
