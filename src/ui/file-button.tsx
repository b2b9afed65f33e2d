import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button, type ButtonVariant } from './button.tsx';

type Props = {
  readonly children: string;
  readonly icon?: ReactNode;
  readonly variant?: ButtonVariant;
  /** Endings with a dot, or media types. */
  readonly accept: readonly string[];
  readonly isMultiple?: boolean;
  /** Asks for a folder; all files in it come, with their paths in `webkitRelativePath`. */
  readonly isFolder?: boolean;
  readonly isDisabled?: boolean;
  /** The pointer or the focus is on it. */
  readonly onPrepare?: () => void;
  readonly onFiles: (files: readonly File[]) => void;
};

export function FileButton(props: Props) {
  return (
    <FileTrigger
      acceptedFileTypes={props.accept}
      acceptDirectory={props.isFolder ?? false}
      allowsMultiple={props.isMultiple ?? false}
      onSelect={(list) => {
        if (list !== null && list.length > 0) props.onFiles([...list]);
      }}
    >
      <Button
        variant={props.variant ?? 'plain'}
        icon={props.icon}
        isDisabled={props.isDisabled ?? false}
        {...(props.onPrepare && { onHoverStart: props.onPrepare, onFocus: props.onPrepare })}
      >
        {props.children}
      </Button>
    </FileTrigger>
  );
}
