import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, Injectable, type Signal } from '@angular/core';
import type { UnitDueView } from '@holdfast/contracts';

/** What is due in each unit, as far as this person sees it. Provide it with the page: it is of the day on which it is asked. */
@Injectable()
export class UnitDues {
  readonly resource: HttpResourceRef<UnitDueView[] | undefined> = httpResource<UnitDueView[]>(() => '/api/unit-dues');
  readonly byUnit: Signal<ReadonlyMap<string, UnitDueView>> = computed(() => new Map((this.resource.hasValue() ? this.resource.value() : []).map((dues) => [dues.unitId, dues])));
}
