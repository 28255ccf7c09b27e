import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ContradictoryRisk, RegisterContradictionsView } from '@holdfast/contracts';
import { contradictionInWords, CONTRADICTION_NAMES, CONTRADICTIONS, type Contradiction } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { kept } from '../http/kept';
import { asProblem, type Problem } from '../http/problem';
import { MatrixVersions } from '../matrices/matrix-versions';
import { RegisterClient } from '../registers/register-client';
import { printedAt } from '../risks/printed-at';
import { Standing } from '../risks/standing';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { faceOfCode } from '../shared/level-face';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { CheckClient } from './check-client';
import { flagInWords } from './flag-words';
import { mendingOf } from './mending';

/** What does not go together in the risks of a register, each with where to mend it; and what calls for a look. */
@Component({
  selector: 'hf-register-contradictions-page',
  imports: [EmptyState, ErrorNotice, LoadingShape, PageHead, Panel, RouterLink, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register-contradictions-page.html',
  styleUrl: './register-contradictions-page.scss',
})
export class RegisterContradictionsPage {
  /** From the address. */
  readonly id = input.required<string>();
  /** From the query. */
  readonly kind = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #matrices = inject(MatrixVersions);
  readonly #session = inject(Session);
  readonly #register = inject(RegisterClient).register(() => this.id());
  protected readonly register = kept(this.#register, () => this.id());
  protected readonly asked = computed<Contradiction | null>(() => CONTRADICTIONS.find((kind) => kind === this.kind()) ?? null);
  readonly #query = computed(() => {
    const kind = this.asked();
    const query: Record<string, string> = kind ? { kind } : {};
    return query;
  });
  protected readonly resource = inject(CheckClient).ofRegister(() => this.id(), () => this.#query());
  protected readonly view = kept(this.resource, () => this.id());
  readonly #further = linkedSignal<RegisterContradictionsView | undefined, { risks: readonly ContradictoryRisk[]; next: string | null }>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined), computation: (view) => ({ risks: [], next: view?.next ?? null }),
  });
  protected readonly next = computed(() => this.#further().next);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);
  protected readonly printed = computed(() => printedAt('Contradictions as claimed', this.#session.organisation()));

  protected readonly counts = computed(() => (this.view()?.counts ?? []).map(({ kind, certain, uncertain }) => ({ kind, name: CONTRADICTION_NAMES[kind], certain, uncertain })).filter(({ certain, uncertain }) => certain + uncertain > 0));
  protected readonly rows = computed(() =>
    [...(this.view()?.risks ?? []), ...this.#further().risks].map(({ findings, ...risk }) => ({
      ...risk, lines: findings.map((finding) => ({ text: contradictionInWords(finding), certain: finding.certain, mend: mendingOf(finding.kind, risk.id) })),
    })),
  );
  protected readonly flagged = computed(() => {
    const known = this.#matrices.known();
    return (this.view()?.flagged.risks ?? []).map(({ flags, ...risk }) => {
      const { matrixVersionId, level } = risk.residual;
      const matrix = known.get(matrixVersionId ?? '')?.definition;
      const label = matrix && level !== null ? faceOfCode(matrix, level)?.label : undefined;
      return { ...risk, lines: flags.map((flag) => flagInWords(flag, label)) };
    });
  });

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const register = this.register();
      if (!register) return;
      titles.show(`Contradictions: ${register.name}`, [...register.above.map(({ id, name }) => ({ label: name, link: ['/registers', id] })), { label: register.name, link: ['/registers', register.id] }, { label: 'Contradictions' }]);
    });
  }

  protected only(kind: Contradiction | null): void {
    void this.#router.navigate([], { queryParams: { kind }, replaceUrl: true });
  }

  protected async more(): Promise<void> {
    const after = this.next();
    if (!after || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const params = { after, ...this.#query() };
      const page = await firstValueFrom(this.#http.get<RegisterContradictionsView>(`/api/registers/${this.id()}/contradictions`, { params }));
      this.#further.update(({ risks }) => ({ risks: [...risks, ...page.risks], next: page.next }));
    } catch (error) {
      this.failure.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
