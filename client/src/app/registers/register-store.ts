import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { RegisterSummary } from '@holdfast/contracts';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { RegisterTree, type NavRegister } from '../shell/navigation';

/** Every register that this person may read, loaded once for the navigation, the tree and the choices of a register. */
@Injectable({ providedIn: 'root' })
export class RegisterStore extends RegisterTree {
  readonly #session = inject(Session);
  readonly #who = computed(() => this.#session.person()?.id);
  readonly #asAt = inject(Past).asAt;
  readonly resource = httpResource<RegisterSummary[]>(() => {
    // Whoever leaves the past reads the tree of today.
    this.#asAt();
    return this.#who() ? { url: '/api/registers' } : undefined;
  });

  /** Parents before children, as the server sends them. */
  readonly all = computed<readonly RegisterSummary[]>(() => (this.resource.hasValue() ? this.resource.value() : []));
  readonly byId = computed(() => new Map(this.all().map((register) => [register.id, register])));
  readonly tree = computed(() => branchesOf(this.all()));
  override readonly registers = computed<readonly NavRegister[]>(() =>
    this.tree().filter(({ register }) => register.closedAt === null).map(({ register, depth }) => ({ id: register.id, name: register.name, depth })),
  );

  /** After something that changes counts, names or the tree. What is shown stays until the answer comes. */
  reload(): void {
    this.resource.reload();
  }

  /** The register itself and all under it. */
  within(id: string): readonly RegisterSummary[] {
    const found = new Set([id]);
    return this.all().filter((register) => {
      const inside = register.id === id || (register.parentId !== null && found.has(register.parentId));
      if (inside) found.add(register.id);
      return inside;
    });
  }
}

/** A register in its place: under its parent, as deep as it has parents that the reader may see. */
export interface Branch {
  readonly register: RegisterSummary;
  readonly depth: number;
}

/** Depth first, so that each register stands under its parent. One whose parent cannot be read stands at the top. */
export function branchesOf(registers: readonly RegisterSummary[]): readonly Branch[] {
  const known = new Set(registers.map(({ id }) => id));
  const parentOf = ({ parentId }: RegisterSummary): string | null => (parentId !== null && known.has(parentId) ? parentId : null);
  const walk = (parent: string | null, depth: number): Branch[] =>
    registers.filter((register) => parentOf(register) === parent).flatMap((register) => [{ register, depth }, ...walk(register.id, depth + 1)]);
  return walk(null, 0);
}
