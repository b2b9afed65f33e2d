import { useEffect, useState } from 'react';
import { type ArticleId, brand } from '#domain/ids.ts';
import { type PacketOptions, confidentialNames } from '#workspace/packets.ts';

type Contents = Pick<PacketOptions, 'articles' | 'layers' | 'kind'>;

/** Names, or that they could not be read; undefined until all that would be sent has been looked through. */
export type Confidential = readonly string[] | 'unread' | undefined;

type Asked = {
  readonly names: Confidential;
  /** Something is to be agreed to. */
  readonly asks: boolean;
  /** Nothing is, or all of what is shown now was: other names may have come with another choice. */
  readonly mayGo: boolean;
  readonly isAgreed: boolean;
  readonly agree: (isAgreed: boolean) => void;
};

/** Confidential people and sources that such a packet would tell, and whether the user has said that it may. */
export function useConfidential({ articles, layers, kind }: Contents): Asked {
  const [found, setFound] = useState<{ readonly of: string; readonly names: Confidential }>();
  const [agreed, setAgreed] = useState<string>();
  // By what they are, not by the list: one is made anew at every change of the library.
  const ids = articles.join(' ');
  const of = [layers, kind, ids].join('|');
  useEffect(() => {
    const left = new AbortController();
    async function load(): Promise<void> {
      const wanted = ids === '' ? [] : ids.split(' ').map((id) => brand<ArticleId>(id));
      const names = await confidentialNames({ articles: wanted, layers, kind }, left.signal);
      if (names) setFound({ of, names });
    }
    void load();
    return () => {
      left.abort();
    };
  }, [of, ids, layers, kind]);
  const names = found?.of === of ? found.names : undefined;
  const asks = names !== undefined && names.length > 0;
  const key = typeof names === 'object' ? names.join('\n') : names;
  const isAgreed = asks && agreed === key;
  return {
    names,
    asks,
    mayGo: names !== undefined && (!asks || isAgreed),
    isAgreed,
    agree: (isIt) => {
      setAgreed(isIt ? key : undefined);
    },
  };
}
