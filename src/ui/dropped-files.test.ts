import { expect, test } from 'vitest';
import { droppedFiles } from './dropped-files.ts';

type Entry = { readonly name: string; readonly isFile: boolean; readonly isDirectory: boolean };

function fileEntry(name: string): Entry {
  const file = (done: (file: File) => void): void => {
    done(new File([name], name));
  };
  return Object.assign({ name, isFile: true, isDirectory: false }, { file });
}

/** Gives its children two at a time, as browsers give a hundred. */
function folder(name: string, children: readonly Entry[]): Entry {
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (done: (entries: readonly Entry[]) => void): void => {
        at += 2;
        done(children.slice(at - 2, at));
      },
    };
  };
  return Object.assign({ name, isFile: false, isDirectory: true }, { createReader });
}

function transferOf(entries: readonly Entry[]): DataTransfer {
  const items = entries.map((entry) => ({
    kind: 'file',
    webkitGetAsEntry: () => entry,
    getAsFile: () => new File([entry.name], entry.name),
  }));
  return { items } as unknown as DataTransfer;
}

test('folders are walked to their ends, and files carry their paths', async () => {
  const files = await droppedFiles(
    transferOf([
      fileEntry('alone.txt'),
      folder('week', [
        fileEntry('c.txt'),
        folder('monday', [fileEntry('a.txt')]),
        fileEntry('b.txt'),
      ]),
    ]),
  );
  expect(files.map(({ name }) => name)).toEqual([
    'alone.txt',
    'week/b.txt',
    'week/c.txt',
    'week/monday/a.txt',
  ]);
});

test('a folder that contains itself comes to an end', async () => {
  const children: Entry[] = [fileEntry('a.txt')];
  const loop = folder('loop', children);
  children.push(loop);
  const files = await droppedFiles(transferOf([loop]));
  expect(files.length).toBeLessThan(40);
});
