import type { UnitKind } from '@holdfast/domain';
import { kindsBelow, kindsFor, outlineOf, parentsFor } from './outline';

const unit = (id: string, kind: UnitKind, parentId: string | null, name = id) => ({ id, name, kind, parentId });
const UNITS = [
  unit('council', 'organisation', null),
  unit('resources', 'directorate', 'council', 'Resources'),
  unit('communities', 'directorate', 'council', 'Communities'),
  unit('ict', 'service', 'resources', 'ICT'),
  unit('desk', 'team', 'ict', 'Service desk'),
];

describe('The outline of units', () => {
  it('puts each unit under its parent, siblings by name', () => {
    expect(outlineOf(UNITS).map(({ unit: { id }, depth }) => `${depth} ${id}`)).toEqual(['0 council', '1 communities', '1 resources', '2 ict', '3 desk']);
  });

  it('offers below a unit what is not higher than it', () => {
    expect(kindsBelow('organisation')).toEqual(['directorate', 'service', 'team']);
    expect(kindsBelow('service')).toEqual(['service', 'team']);
  });

  it('offers a kind that fits between what is above and what is below', () => {
    expect(kindsFor(UNITS, UNITS[3]!)).toEqual(['directorate', 'service', 'team']);
    expect(kindsFor(UNITS, UNITS[1]!)).toEqual(['directorate', 'service']);
    expect(kindsFor(UNITS, UNITS[4]!)).toEqual(['service', 'team']);
  });

  it('moves a unit neither below itself nor under a lower kind', () => {
    expect(parentsFor(UNITS, UNITS[1]!).map(({ id }) => id)).toEqual(['council', 'communities']);
    expect(parentsFor(UNITS, UNITS[3]!).map(({ id }) => id)).toEqual(['council', 'resources', 'communities']);
  });
});
