import type { HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ThingRef } from '@holdfast/contracts';
import type { ResourceKind } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { printedAt } from '../risks/printed-at';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { ContinuityClient } from './continuity-client';

interface Thing {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly kind?: ResourceKind;
  readonly retiredAt: string | null;
  readonly mayManage: boolean;
  readonly version: number;
}

const CALLED = { activities: { one: 'activity', all: 'Activities' }, resources: { one: 'resource', all: 'Resources' } } as const;

/** What the pages of an activity and of a resource have in common: who may change it, its name above, and its retirement. */
export function thingPage<T extends Thing>(list: keyof typeof CALLED, resource: HttpResourceRef<T | undefined>, id: () => string) {
  const [session, past, client, reason, titles, router] = [inject(Session), inject(Past), inject(ContinuityClient), inject(AskReason), inject(PageTitles), inject(Router)];
  const { one, all } = CALLED[list];
  const thing = kept(resource, id);
  const isPast = computed(() => past.asAt() !== null);
  const may = computed(() => !isPast() && (thing()?.mayManage ?? false));
  const mayChange = computed(() => may() && thing()?.retiredAt === null);

  effect(() => {
    const of = thing();
    if (of) titles.show(of.name, [{ label: all, link: `/${list}` }, { label: of.name }]);
  });
  inject(Shortcuts).add([{ keys: 'e', label: `Edit this ${one}`, run: () => mayChange() && void router.navigate([`/${list}`, id(), 'edit']) }]);

  return {
    thing,
    isPast,
    may,
    mayChange,
    printed: computed(() => printedAt(one === 'activity' ? 'Activity' : 'Resource', session.organisation())),
    ref: computed<ThingRef | null>(
      () => {
        const of = thing();
        return of ? { kind: of.kind ?? null, id: of.id, reference: of.reference, name: of.name, retired: of.retiredAt !== null } : null;
      },
      { equal: (before, after) => before?.id === after?.id },
    ),
    async retire(out: boolean): Promise<void> {
      const [submission, of] = [new Submission(), thing()!];
      let answer: T | undefined;
      await reason.ask({
        question: out ? `Retire ${of.name}?` : `Take ${of.name} back into use?`,
        detail: out ? 'It stays on record, and counts in no map and no recovery time.' : 'It leans on what it leaned on before, as far as that is in use.',
        act: `${out ? 'Retire' : 'Reinstate'} the ${one}`,
        run: async (why) => {
          answer = await client.retire<T>(list, of, out ? 'retirement' : 'reinstatement', { reason: why }, submission.of({ reason: why }));
        },
      });
      if (answer) resource.set(answer);
    },
  };
}
