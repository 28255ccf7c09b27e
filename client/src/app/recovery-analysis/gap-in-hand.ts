import { computed, effect, inject, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { ActivityBackView, GapPage, GapRow, UnitView } from '@holdfast/contracts';
import { RegisterStore } from '../registers/register-store';
import { Choices } from '../risks/choices';
import { Session } from '../session/session';
import { PageTitles } from '../shell/page-titles';
import type { RegisterToRaiseIn } from './gap-proposals';
import { RecoveryClient } from './recovery-client';

/** A gap that is about to be answered, with all that its form is begun from. */
export interface GapInHand {
  readonly gap: GapRow;
  readonly calendars: GapPage['calendars'];
  /** What comes back late when the resource alone is lost, worst first; empty where that could not be asked. */
  readonly late: readonly ActivityBackView[];
  readonly registers: readonly RegisterToRaiseIn[];
  /** From the root to the unit of the resource. */
  readonly unitPath: readonly string[];
}

/** The gap of the resource in the address: undefined until all of it is here, null where there is none any more. Call it in an injection context. */
export function gapInHand(id: Signal<string>, act: string) {
  const [client, session, store, choices, titles] = [inject(RecoveryClient), inject(Session), inject(RegisterStore), inject(Choices), inject(PageTitles)];
  choices.want();
  const page = rxResource({ params: () => id(), stream: ({ params }) => client.gapOf(params) });
  // Lost alone, as the gap is reckoned; without an answer the words are of the activity that asks most.
  const lost = rxResource({ params: () => ({ lostIds: [id()] }), stream: ({ params }) => client.whatIf(params) });
  const found = computed(() => (page.hasValue() ? (page.value().items[0] ?? null) : undefined));
  const gap = computed<GapInHand | null | undefined>(() => {
    const [row, units] = [found(), choices.unitTree()];
    if (!row) return row;
    if (!store.resource.hasValue() || !units.length || lost.isLoading()) return undefined;
    const pathOf = new Map(units.map(({ id: unitId, path }: UnitView) => [unitId, path]));
    const registers = store.all().flatMap((register): RegisterToRaiseIn[] => {
      const target = { unitPath: pathOf.get(register.unitId), registerOwnerId: register.owner.id };
      if (register.closedAt !== null || !session.can('risk.raise', target)) return [];
      return [{ ...register, plans: session.can('action.plan', target), names: session.can('risk.submit', target) }];
    });
    return { gap: row, calendars: page.value()!.calendars, late: lost.hasValue() ? lost.value().activities : [], registers, unitPath: pathOf.get(row.unitId) ?? [] };
  });
  effect(() => {
    const row = found();
    if (row) titles.show(`${act}: ${row.name}`, [{ label: 'Gaps', link: ['/gaps'] }, { label: row.name, link: ['/resources', row.id] }, { label: act }]);
  });
  return { page, gap };
}

/** What was done about a gap, told above the list once one is back there. */
export interface GapAnswered {
  readonly link: readonly string[];
  readonly reference: string;
  readonly words: string;
}
