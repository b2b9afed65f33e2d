import type { Outcome } from '#domain/curation/review-log.ts';
import type { Desk } from './desk.tsx';

/** Says why nothing was done, for eyes and ears; it stands until the next key or difference. */
export function refuse({ screen, say }: Desk, why: string): void {
  screen.setState({ refusal: why });
  say(why);
}

export function forgetRefusal({ screen }: Desk): void {
  if (screen.getState().refusal !== undefined) screen.setState({ refusal: undefined });
}

/** Why a difference cannot be decided so. */
export function notPossible({ t }: Desk, kind: Outcome['kind']): string {
  return kind === 'union' || kind === 'overlap' || kind === 'own'
    ? t(`say.notPossible.${kind}`)
    : t('say.notPossible.other');
}
