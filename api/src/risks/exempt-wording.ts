import type { FieldError } from '@holdfast/contracts';
import type { ExemptGround } from '@holdfast/domain';

interface Given {
  exemptGround?: ExemptGround | null;
  publicTitle?: string | null;
  publicDescription?: string | null;
}

/** A public wording stands in for exempt wording, and so needs the ground on which that is exempt. */
export const exemptFaults = ({ exemptGround, publicTitle, publicDescription }: Given): FieldError[] => {
  if (exemptGround) return [];
  const field = publicTitle ? 'publicTitle' : publicDescription ? 'publicDescription' : null;
  return field ? [{ field, message: 'Choose the ground on which the risk is exempt, or leave the public wording empty' }] : [];
};
