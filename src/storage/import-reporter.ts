import type { ImportNews, ImportReply } from './import-messages.ts';

/** At most this often, in milliseconds: the page has better things to do than count. */
const EVERY_MS = 100;

export type ImportReporter = {
  /** A source is about to be read; those before it are done. */
  readonly begin: (source: number, name: string) => void;
  /** One more article was read. */
  readonly count: () => void;
  readonly tell: (news: ImportNews) => void;
  readonly finish: (wasCancelled: boolean) => void;
};

/** Gathers what happens and posts it now and then. */
export function createImportReporter(
  post: (reply: ImportReply) => void,
  total: number,
  now: () => number,
): ImportReporter {
  let news: ImportNews[] = [];
  let done = 0;
  let articles = 0;
  let current = '';
  let postedAt = now();

  function takeNews(): readonly ImportNews[] {
    const taken = news;
    news = [];
    return taken;
  }

  function postNowAndThen(): void {
    if (now() - postedAt < EVERY_MS) return;
    postedAt = now();
    post({ kind: 'progress', progress: { done, total, articles, current }, news: takeNews() });
  }

  return {
    begin: (source, name) => {
      done = source;
      current = name;
      postNowAndThen();
    },
    count: () => {
      articles += 1;
      postNowAndThen();
    },
    tell: (item) => {
      news.push(item);
    },
    finish: (wasCancelled) => {
      post({ kind: 'finished', news: takeNews(), wasCancelled });
    },
  };
}
