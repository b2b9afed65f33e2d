import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

const FocusContext = createContext(false);

type ProviderProps = {
  /** True once the user has moved from one page to another. */
  readonly takesFocus: boolean;
  readonly children: ReactNode;
};

export function PageFocus({ takesFocus, children }: ProviderProps) {
  return <FocusContext value={takesFocus}>{children}</FocusContext>;
}

type Props = {
  readonly className?: string | undefined;
  /** False where the page has a better place for the focus and says its title itself. */
  readonly canTakeFocus?: boolean;
  readonly children: ReactNode;
};

/** The page's main heading; takes the focus after a change of page, so that it is read out. */
export function PageTitle({ className, canTakeFocus = true, children }: Props) {
  const hasMoved = useContext(FocusContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const isWanted = useRef(hasMoved && canTakeFocus);
  useEffect(() => {
    if (isWanted.current) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className} dir="auto">
      {children}
    </h1>
  );
}

/** Gives the focus to the page's main heading, else to its main part. */
export function focusPage(): void {
  const main = document.querySelector('main');
  const target = main?.querySelector<HTMLElement>('h1[tabindex="-1"]') ?? main;
  if (!target) return;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus();
}
