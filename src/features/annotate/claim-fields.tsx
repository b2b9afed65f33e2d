import type { AnnotationId } from '#domain/ids.ts';
import { AttributionField } from './attribution-field.tsx';
import { currentField } from './draft-flow.ts';
import { hasOwnAnswer } from './has-own-answer.ts';
import { useAttribution } from './use-data.ts';

/** Speaker and source: relations in the data, fields on the card. */
export function ClaimFields({ id }: { readonly id: AnnotationId }) {
  const speaker = useAttribution(id, 'speaker');
  const source = useAttribution(id, 'source');
  const current = currentField(hasOwnAnswer(speaker), hasOwnAnswer(source));
  return (
    <>
      <AttributionField
        claim={id}
        field="speaker"
        answer={speaker}
        isCurrent={current === 'speaker'}
      />
      <AttributionField
        claim={id}
        field="source"
        answer={source}
        isCurrent={current === 'source'}
      />
    </>
  );
}
