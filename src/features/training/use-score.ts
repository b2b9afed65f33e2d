import { type Coefficient, valueOf } from '#domain/agreement/coefficient.ts';
import { useFormats } from '#messages/messages.tsx';

/** Writes an F1; a dash where it is not defined. */
export function useScore(): (coefficient: Coefficient) => string {
  const format = useFormats();
  return (coefficient) => {
    const value = valueOf(coefficient);
    return value === undefined
      ? '–'
      : format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  };
}
