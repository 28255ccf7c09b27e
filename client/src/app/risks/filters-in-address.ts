import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { readFilters, writeFilters, type RiskFilters } from './risk-filters';

export interface FiltersInAddress {
  readonly filters: Signal<RiskFilters>;
  change(patch: Partial<RiskFilters>): void;
}

const alike = (one: RiskFilters, other: RiskFilters): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The filters of a page, kept in its address. Words being typed do not fill the way back. Call it where a page is made. */
export function filtersInAddress(): FiltersInAddress {
  const [route, router] = [inject(ActivatedRoute), inject(Router)];
  const params = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const filters = computed(() => readFilters(params()), { equal: alike });
  return {
    filters,
    change(patch) {
      const onlyWords = Object.keys(patch).every((name) => name === 'q');
      void router.navigate([], { relativeTo: route, queryParams: writeFilters({ ...filters(), ...patch }), queryParamsHandling: 'merge', replaceUrl: onlyWords });
    },
  };
}
