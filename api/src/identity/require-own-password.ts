import { passwordFault, type PasswordOf } from '@holdfast/domain';
import { needsChange } from '../platform/refusal';

/** Refuses a password that is among the best-known, or made of the names of whoever chooses it, on the field that it came in. */
export function requireOwnPassword(field: string, password: string, of: PasswordOf): void {
  const message = passwordFault(password, of);
  if (message) throw needsChange([{ field, message }]);
}
