import { computed, inject, type Signal } from '@angular/core';
import type { Permission } from '@holdfast/domain';
import { Session } from '../session/session';
import { indented } from './outline';
import { UnitTree } from './unit-tree';

/** Units to choose from for a thing: those in which this person may do that, and the one that it is in now. */
export function unitChoices(permission: Permission, now: () => string | undefined): Signal<readonly { id: string; name: string }[]> {
  const [tree, session] = [inject(UnitTree), inject(Session)];
  return computed(() =>
    tree.outline().filter(({ unit }) => unit.id === now() || session.can(permission, { unitPath: unit.path })).map(({ unit, depth }) => ({ id: unit.id, name: indented(unit.name, depth) })),
  );
}
