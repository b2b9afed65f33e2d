import { CircleCheck, CornerUpLeft, PencilLine, Send } from 'lucide-react';
import type { Layer } from '#domain/annotation/layer.ts';
import { useMessages } from '#messages/messages.tsx';
import { Badge } from '#ui/badge.tsx';

/** How far somebody's work on an article is: draft, handed in, approved, sent back. */
export function WorkBadge({ state }: { readonly state: Layer['state'] }) {
  const t = useMessages('common');
  const { tone, Icon } = LOOKS[state];
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden />}>
      {t(`work.${state}`)}
    </Badge>
  );
}

const LOOKS = {
  draft: { tone: 'plain', Icon: PencilLine },
  submitted: { tone: 'plain', Icon: Send },
  approved: { tone: 'agree', Icon: CircleCheck },
  returned: { tone: 'differ', Icon: CornerUpLeft },
} as const;
