import { beforeEach, expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { Folder } from './folder-files.ts';
import { filesOfOthers, ownFolderName, safeName } from './folder-files.ts';
import type { PacketOutcome, PacketPlan, PacketTaken } from './packets.ts';
import { type SyncActs, type SyncMemory, syncFolder } from './sync-folder.ts';

// A folder in memory, as the platform hands one out: several people share it.

type Entry = { text: string; at: number };

class SharedFolder {
  readonly files = new Map<string, Entry>();
  #clock = 1;

  put(path: string, text: string): void {
    this.#clock += 1;
    this.files.set(path, { text, at: this.#clock });
  }

  root(): Folder {
    return this.#folder('') as Folder;
  }

  #folder(prefix: string): unknown {
    const { files } = this;
    const handleOf = (name: string) => ({
      kind: 'file',
      name,
      getFile: async () => {
        const found = files.get(`${prefix}${name}`);
        return new File([found?.text ?? ''], name, { lastModified: found?.at ?? 0 });
      },
      createWritable: async () => {
        const parts: Blob[] = [];
        return {
          write: async (part: Blob) => parts.push(part),
          close: async () => this.put(`${prefix}${name}`, await new Blob(parts).text()),
        };
      },
    });
    return {
      name: 'Shared',
      getDirectoryHandle: async (name: string) => this.#folder(`${prefix}${name}/`),
      getFileHandle: async (name: string) => handleOf(name),
      async *values() {
        const inside = [...files.keys()].filter((path) => path.startsWith(prefix));
        const names = new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
        for (const name of names) {
          const isFile = files.has(`${prefix}${name}`);
          yield { kind: isFile ? 'file' : 'directory', name };
        }
      },
    };
  }
}

const OWN = ownFolderName('ana', '1f3c-first');
const NOTHING: SyncMemory = { seen: {}, written: {} };
const WORK = [{ articleId: brand<never>('a1'), mark: 'layer 3', at: 7 }];

let folder: SharedFolder;
let taken: string[];
let made: string[];

beforeEach(() => {
  folder = new SharedFolder();
  taken = [];
  made = [];
});

/** Files that say what is to become of them: "ok", "ask", or a fault. */
const acts: SyncActs = {
  make: async (id, at) => {
    made.push(id);
    return new Blob([`${id} at ${at}`]);
  },
  look: async (file) => {
    const text = await file.text();
    if (text === 'gone') throw new Error('moved away');
    if (text === 'half') return { ok: false, problems: [{ place: '', kind: 'cut-off' }] };
    if (text === 'future') return { ok: false, problems: [{ place: '', kind: 'newer-version' }] };
    return { ok: true, value: planOf(text) };
  },
  take: async (file): Promise<PacketOutcome<PacketTaken>> => {
    taken.push(await file.text());
    return {
      ok: true,
      value: { layersAdded: 1, layersReplaced: 0, reviews: 0, comments: 0 } as PacketTaken,
    };
  },
};

function planOf(text: string): PacketPlan {
  const known = text.includes('unknown article')
    ? { kind: 'new' }
    : { kind: 'known', isDeleted: false };
  const layer = {
    isMine: text.includes('mine'),
    role: 'annotator',
    choices: ['take', 'skip'],
    status: { kind: /same|older/v.exec(text)?.[0] ?? 'new' },
    proposal: /same|older/v.test(text) ? 'skip' : 'take',
  };
  return {
    from: text.includes('other computer') ? { id: 'ana', name: 'Ana' } : { id: 'ben', name: 'Ben' },
    packet: { kind: text.includes('another packet') ? 'review' : 'team' },
    asksWhoseMine: /whose|older on the other/v.test(text),
    isProtecting: text.includes('protects'),
    articles: [
      { match: known, layers: [layer], reviews: text.includes('decisions') ? 1 : 0, comments: 0 },
    ],
  } as unknown as PacketPlan;
}

const sync = (memory: SyncMemory = NOTHING, work = WORK, own = OWN) =>
  syncFolder(folder.root(), { me: 'ana', folder: own, work }, memory, acts);

test('my work is written into a folder of my own, and again only when it has changed', async () => {
  const first = await sync();
  expect([...folder.files.keys()]).toEqual(['ana.1f3c-fir/a1.ascribe.json']);
  expect(folder.files.get('ana.1f3c-fir/a1.ascribe.json')?.text).toBe('a1 at 7');
  expect(first.report.written).toBe(1);
  const second = await sync(first.memory);
  expect(second.report.written).toBe(0);
  const more = await sync(second.memory, [{ ...WORK[0], mark: 'layer 4' } as (typeof WORK)[0]]);
  expect(more.report.written).toBe(1);
  expect(made).toEqual(['a1', 'a1']);
});

test('two computers of one person never write one file, and each sees what the other has', async () => {
  const laptop = await sync();
  const other = ownFolderName('ana', '77aa-second');
  const desktop = await sync(NOTHING, WORK, other);
  expect([...folder.files.keys()]).toEqual([
    'ana.1f3c-fir/a1.ascribe.json',
    'ana.77aa-sec/a1.ascribe.json',
  ]);
  folder.put('ana.77aa-sec/a1.ascribe.json', 'of my other computer');
  const { report } = await sync(laptop.memory);
  expect(report).toMatchObject({ written: 0, waiting: [{ path: 'ana.77aa-sec/a1.ascribe.json' }] });
  expect((await sync(desktop.memory, WORK, other)).report.written).toBe(0);
});

test('of my other computer’s file what is older here is not asked about, what was decided there is', async () => {
  folder.put('ana.2/a1.ascribe.json', 'older on the other computer');
  folder.put('ana.2/a2.ascribe.json', 'older on the other computer, with decisions');
  const { report } = await sync();
  expect(report.waiting).toMatchObject([{ path: 'ana.2/a2.ascribe.json', from: 'Ana' }]);
  expect(taken).toEqual([]);
});

test('a file of mine that somebody has removed is written again', async () => {
  const { memory } = await sync();
  folder.files.clear();
  expect((await sync(memory)).report.written).toBe(1);
});

test('what others have written is taken once, and again when it has changed; mine is not read', async () => {
  folder.put('ben/b1.ascribe.json', 'ok');
  folder.put('cem/c1.ascribe.json', 'ok 2');
  const first = await sync();
  expect(taken).toEqual(['ok', 'ok 2']);
  expect(first.report).toMatchObject({ taken: 2, waiting: [], unready: [], failed: [] });
  const second = await sync(first.memory);
  expect(second.report.taken).toBe(0);
  folder.put('ben/b1.ascribe.json', 'ok, newer');
  await sync(second.memory);
  expect(taken).toEqual(['ok', 'ok 2', 'ok, newer']);
});

test.each([
  ['an article that is not here', 'unknown article'],
  ['work under my own id', 'mine'],
  ['a question of whose it is', 'whose'],
  ['a packet that was not made for the folder', 'another packet'],
])('%s waits for a decision, each time until it is taken', async (_case, text) => {
  folder.put('ben/b1.ascribe.json', text);
  const first = await sync();
  expect(first.report.waiting).toMatchObject([{ path: 'ben/b1.ascribe.json', from: 'Ben' }]);
  expect((await sync(first.memory)).report.waiting).toHaveLength(1);
  expect(taken).toEqual([]);
  folder.put('ben/b1.ascribe.json', 'same');
  expect((await sync(first.memory)).report.waiting).toEqual([]);
});

test('a file that brings nothing is not taken, one that only protects somebody is', async () => {
  folder.put('ben/b1.ascribe.json', 'same');
  folder.put('ben/b2.ascribe.json', 'same, and protects somebody');
  await sync();
  expect(taken).toEqual(['same, and protects somebody']);
});

test.each(['half', 'gone'])('a file that is %s is tried again the next time', async (text) => {
  folder.put('ben/b1.ascribe.json', text);
  const first = await sync();
  expect(first.report.unready).toEqual(['ben/b1.ascribe.json']);
  folder.put('ben/b1.ascribe.json', 'ok');
  expect((await sync(first.memory)).report.taken).toBe(1);
});

test('a file that cannot be read is told with its reason and keeps no other from being taken', async () => {
  folder.put('ben/b1.ascribe.json', 'future');
  folder.put('ben/b2.ascribe.json', 'ok');
  const { report } = await sync();
  expect(report.failed).toMatchObject([
    { path: 'ben/b1.ascribe.json', problems: [{ kind: 'newer-version' }] },
  ]);
  expect(report.taken).toBe(1);
});

test('files of the sync service and of other programs are left alone', async () => {
  folder.put('ben/b1.ascribe.json.crswap', 'half');
  folder.put('.tmp/x.ascribe.json', 'half');
  folder.put('notes.txt', 'Dear all');
  expect(await filesOfOthers(folder.root(), OWN)).toEqual([]);
});

test('two ids never share a file name', () => {
  expect(safeName('3f2a-91')).toBe('3f2a-91');
  expect(safeName('a/b')).not.toBe(safeName('a:b'));
  expect(safeName('../x')).not.toContain('/');
});
