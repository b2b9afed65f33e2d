import type { ImportRequest } from '#storage/import-messages.ts';
import { openDatabase } from '#storage/open-database.ts';
import { serveImports } from '#storage/serve-imports.ts';
import { sha256Hex } from '#storage/sha-256.ts';

const answer = serveImports(
  () => openDatabase(),
  (reply) => {
    postMessage(reply);
  },
  { newId: () => crypto.randomUUID(), now: () => Date.now(), sha256: sha256Hex },
);

addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  answer(event.data);
});
