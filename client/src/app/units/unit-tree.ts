import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { CreateUnitRequest, EditUnitRequest, UnitView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';
import { Session } from '../session/session';
import { outlineOf } from './outline';

/** The units of the organisation, loaded once for every page that names or chooses one. */
@Injectable({ providedIn: 'root' })
export class UnitTree {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #organisation = computed(() => this.#session.organisation()?.id);
  readonly resource = httpResource<UnitView[]>(() => (this.#organisation() ? '/api/units' : undefined));

  readonly all = computed<readonly UnitView[]>(() => (this.resource.hasValue() ? this.resource.value() : []));
  /** Depth first, as an outline is read. */
  readonly outline = computed(() => outlineOf(this.all()));
  readonly byId = computed(() => new Map(this.all().map((unit) => [unit.id, unit])));

  /** Of an answer in a form: a unit that this person does not see has no name here. */
  nameOf(id: unknown): string {
    return this.byId().get(String(id))?.name ?? 'Another unit';
  }

  reload(): void {
    this.resource.reload();
  }

  async add(request: CreateUnitRequest, submission: Submission): Promise<UnitView> {
    const unit = await firstValueFrom(this.#http.post<UnitView>('/api/units', request, { context: submission.of(request) }));
    submission.done();
    this.resource.update((units) => [...(units ?? []), unit]);
    this.reload();
    return unit;
  }

  async close(unit: UnitView, reason: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/units/${unit.id}/closure`, { reason }, { headers: ifMatch(unit.version) }));
    this.resource.update((units) => units?.filter(({ id }) => id !== unit.id));
    this.reload();
  }

  async edit(unit: UnitView, request: EditUnitRequest): Promise<UnitView> {
    const after = await firstValueFrom(this.#http.patch<UnitView>(`/api/units/${unit.id}`, request, { headers: ifMatch(unit.version) }));
    this.resource.update((units) => units?.map((one) => (one.id === after.id ? after : one)));
    this.reload();
    return after;
  }
}
