import type { FieldError, SystemReplacement } from '@holdfast/contracts';
import { replacementFault } from '@holdfast/domain';

export function replacementFaults(replacement: SystemReplacement | null | undefined): FieldError[] {
  const message = replacement ? replacementFault(replacement) : null;
  return message === null ? [] : [{ field: 'replacement.to', message }];
}
