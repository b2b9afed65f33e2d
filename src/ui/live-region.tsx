import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** The one polite live region of the page. Goes round everything that announces. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const isOdd = useRef(false);
  const announce = useCallback((news: string) => {
    // Screen readers stay silent when the same words come again: a no-break space makes them new.
    isOdd.current = !isOdd.current;
    setText(isOdd.current ? news : `${news}\u00A0`);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <VisuallyHidden>
        {/* The mark keeps it audible while a modal dialog hides the rest of the page. */}
        <output aria-live="polite" data-live-announcer="true">
          {text}
        </output>
      </VisuallyHidden>
    </AnnounceContext>
  );
}

/** Gives the function that has a sentence read out. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
