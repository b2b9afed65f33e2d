import { createContext, type ReactNode, useContext } from 'react';
import type { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import type { ArticleSurface } from '#editor/article-surface.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import { passKeys } from '#ui/pass-keys.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import type { ScreenState, ScreenStore } from './screen-store.ts';
import type { Signal } from './signal.ts';

export type AnnotateMessages = ReturnType<typeof useTranslations<'annotate'>>;

/** What every act of this screen needs at hand. One for as long as the article is open. */
export type Desk = {
  readonly screen: ScreenStore;
  readonly t: AnnotateMessages;
  /** Read out politely by screen readers. */
  readonly say: (text: string) => void;
  /** The article scrolled or was painted: things have moved. */
  readonly layout: Signal;
};

const DeskContext = createContext<Desk | undefined>(undefined);

type Props = { readonly desk: Desk; readonly children: ReactNode };

export function DeskProvider({ desk, children }: Props) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of the annotate screen');
  return desk;
}

export function useScreen<T>(select: (state: ScreenState) => T): T {
  return useStore(useDesk().screen, select);
}

export function surfaceOf(desk: Desk): ArticleSurface | undefined {
  return desk.screen.getState().surface;
}

/** The article that is open now, read outside of rendering. */
export function openNow(): OpenArticle | undefined {
  return workspaceState().open;
}

/**
 * Gives the focus back to the text. A moment later, not at once: the Enter that brought us here would
 * otherwise be typed into the article. Keys pressed in that moment are meant for the text.
 */
export function returnToText(desk: Desk): void {
  const stopPassing = passKeys(() => surfaceOf(desk)?.element);
  setTimeout(() => {
    stopPassing();
    surfaceOf(desk)?.focus();
  });
}
