import { useEffect } from 'react';
import { useWorkspace } from '#workspace/use-workspace.ts';

/** `tokens.css` reads the attribute; without one the system's choice holds. */
export function useTheme(): void {
  const theme = useWorkspace((s) => s.preferences.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
