import type { RegisterSummary } from '@holdfast/contracts';
import { branchesOf } from './register-store';

const register = (id: string, parentId: string | null): RegisterSummary => ({ id, parentId }) as RegisterSummary;
const drawn = (...registers: RegisterSummary[]): string[] => branchesOf(registers).map(({ register: { id }, depth }) => `${' '.repeat(depth)}${id}`);

describe('the tree of registers', () => {
  it('puts each register under its parent, in the order of the server', () => {
    expect(drawn(register('corporate', null), register('communities', 'corporate'), register('ict', 'corporate'), register('malware', 'ict'))).toEqual(['corporate', ' communities', ' ict', '  malware']);
  });

  it('puts a register whose parent is out of sight at the top', () => {
    expect(drawn(register('ict', 'corporate'), register('malware', 'ict'))).toEqual(['ict', ' malware']);
  });
});
