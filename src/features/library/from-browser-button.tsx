import { Globe } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { useMessages } from '#messages/messages.tsx';

const BrowserDialog = lazy(async () => ({
  default: (await import('./browser-dialog.tsx')).BrowserDialog,
}));

/** Opens the help on taking pages straight from the browser. */
export function FromBrowserButton() {
  const t = useMessages('browser');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        icon={<Globe />}
        onPress={() => {
          setIsOpen(true);
        }}
      >
        {t('button')}
      </Button>
      {isOpen && (
        <Suspense>
          <BrowserDialog
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
