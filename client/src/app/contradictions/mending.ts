import type { Contradiction } from '@holdfast/domain';

export interface Mending {
  readonly label: string;
  readonly link: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
}

/** Where a contradiction is mended, and what to call going there. */
export function mendingOf(kind: Contradiction, riskId: string): Mending {
  const page = ['/risks', riskId];
  switch (kind) {
    case 'residual-above-inherent':
    case 'controls-do-not-carry':
      return { label: 'Score the residual again', link: [...page, 'assess'], query: { kind: 'residual' } };
    case 'target-above-residual':
      return { label: 'Set another target', link: [...page, 'assess'], query: { kind: 'target' } };
    case 'tolerated-above-appetite':
      return { label: 'Accept it, or treat it', link: page };
    case 'exception-over':
      return { label: 'Renew or revoke it', link: page };
    case 'treated-without-action':
      return { label: 'Plan an action', link: page };
    case 'owner-left':
      return { label: 'Choose an owner', link: [...page, 'edit'] };
    case 'review-overdue':
      return { label: 'Review it', link: [...page, 'review'] };
    case 'highest-without-control':
      return { label: 'Say what is in place', link: page };
  }
}
