import type { RegisterSummary } from '@holdfast/contracts';
import { refused } from './outcome';

/** The one register that is called so by its prefix, name or id. */
export function foundRegister(typed: string, registers: readonly RegisterSummary[]): RegisterSummary {
  const words = typed.toLowerCase();
  const fitting = registers.filter(({ id, prefix, name }) => [id, prefix.toLowerCase(), name.toLowerCase()].includes(words));
  const [only] = fitting;
  if (!only) throw refused(`The token reads no register called "${typed}".`);
  if (fitting.length > 1) throw refused(`More than one register is called "${typed}". Name it by its prefix: ${fitting.map(({ prefix }) => prefix).join(', ')}.`);
  return only;
}
