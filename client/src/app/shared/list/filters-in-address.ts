import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type ParamMap, type Params } from '@angular/router';

export interface FiltersInAddress<Filters> {
  readonly filters: Signal<Filters>;
  change(patch: Partial<Filters>): void;
}

const alike = <T>(one: T, other: T): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The filters of a list, kept in the address of its page. Words being typed (`q`) do not fill the way back. Call it where a page is made. */
export function filtersInAddress<Filters extends object>(read: (params: ParamMap) => Filters, write: (filters: Filters) => Params): FiltersInAddress<Filters> {
  const [route, router] = [inject(ActivatedRoute), inject(Router)];
  const params = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const filters = computed(() => read(params()), { equal: alike });
  return {
    filters,
    change(patch) {
      const onlyWords = Object.keys(patch).every((name) => name === 'q');
      void router.navigate([], { relativeTo: route, queryParams: write({ ...filters(), ...patch }), queryParamsHandling: 'merge', replaceUrl: onlyWords });
    },
  };
}
