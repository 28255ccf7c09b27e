import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MitigationAppendixView } from '@holdfast/contracts';
import { EffectivenessMark } from '../controls/effectiveness-mark';
import { kept } from '../http/kept';
import { RegisterClient } from '../registers/register-client';
import { printedAt } from '../risks/printed-at';
import { Standing } from '../risks/standing';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { PageTitles } from '../shell/page-titles';
import { measuresOf } from './measures';

/** Every risk of a register whose inherent level is the highest, with its measures and their progress: to be read and to be printed. */
@Component({
  selector: 'hf-appendix-page',
  imports: [DayPipe, EffectivenessMark, EmptyState, ErrorNotice, Icon, LoadingShape, Notice, PageHead, Panel, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './appendix-page.html',
  styleUrl: './appendix-page.scss',
})
export class AppendixPage {
  /** Of the register, from the address. */
  readonly id = input.required<string>();

  readonly #session = inject(Session);
  readonly #past = inject(Past);
  protected readonly of = inject(RegisterClient).register(() => this.id());
  protected readonly register = kept(this.of, () => this.id());
  protected readonly resource = httpResource<MitigationAppendixView>(() => `/api/registers/${this.id()}/mitigation-appendix`);
  protected readonly appendix = kept(this.resource, () => this.id());
  protected readonly failure = computed(() => this.resource.error() ?? this.of.error());
  protected readonly risks = computed(() => {
    const today = this.#past.today(this.#session.organisation()?.timeZone);
    return this.appendix()?.risks.map((risk) => ({ ...risk, measures: measuresOf(risk, today) }));
  });
  protected readonly printed = computed(() => printedAt(`Mitigation appendix of ${this.register()?.name ?? 'the register'}`, this.#session.organisation()));

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const register = this.register();
      if (!register) return;
      const crumbs = [...register.above, register].map(({ id, name }) => ({ label: name, link: ['/registers', id] }));
      titles.show(`Mitigation appendix, ${register.name}`, [...crumbs, { label: 'Mitigation appendix' }]);
    });
  }

  protected print(): void {
    print();
  }

  protected again(): void {
    this.resource.reload();
    this.of.reload();
  }
}
