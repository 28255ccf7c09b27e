import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { readFilters, writeFilters, type ActionFilters } from './action-filters';

const alike = (one: ActionFilters, other: ActionFilters): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The filters of the list of actions, kept in its address. Words being typed do not fill the way back. Call it where a page is made. */
export function filtersInAddress(): { readonly filters: Signal<ActionFilters>; change(patch: Partial<ActionFilters>): void } {
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
