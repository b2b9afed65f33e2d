// npm start: from a fresh clone to a running app.
import {
  chosenPort,
  fail,
  installPackages,
  isBuildFresh,
  npm,
  requireNode,
  ROOT,
  whoListens,
} from './machine.mjs';

requireNode();
const port = chosenPort(process.env['PORT']);
const address = `http://127.0.0.1:${port}/`;
const listener = await whoListens(port);
if (listener === 'another program') {
  fail(
    `Another program is using port ${port}, so Ascribe was not started.\n` +
      `The browser keeps your articles for the address ${address} only: end that program and run\n` +
      'the command again. To use another port from now on, with a library of its own, set PORT,\n' +
      `for example PORT=${port + 1} npm start (move what you have with a project backup).`,
  );
}
installPackages();
if (!isBuildFresh()) {
  console.log('Building …');
  if (!npm(['run', '--silent', 'build', '--', '--logLevel', 'warn'])) fail('The build failed.');
}
if (listener === 'ascribe') {
  // It serves the files of the build as they are now.
  console.log(`\nAscribe is already running at ${address}`);
  process.exit(0);
}

// Only now, because it may just have been installed.
const { preview } = await import('vite');
const server = await preview({
  root: ROOT,
  logLevel: 'warn',
  preview: { port, strictPort: true, open: false },
});
console.log(`\nAscribe is running at ${address}  (Ctrl+C stops it)`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void server.close().finally(() => process.exit(0));
  });
}
