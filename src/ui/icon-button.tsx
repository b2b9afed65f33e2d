import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import buttonStyles from './button.module.css';
import { type ButtonVariant, buttonClass } from './button.tsx';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

type Props = Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** Its name for everyone: read out, and shown as a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  readonly variant?: ButtonVariant;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ label, icon, shortcut, variant = 'quiet', ...props }: Props) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton
        {...props}
        aria-label={label}
        className={classNames(buttonClass(variant), buttonStyles['square'])}
      >
        <span className={buttonStyles['icon']} aria-hidden>
          {icon}
        </span>
      </AriaButton>
    </Tooltip>
  );
}
