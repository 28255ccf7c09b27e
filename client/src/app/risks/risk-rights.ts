import type { RiskView } from '@holdfast/contracts';
import { whyReadOnly, type Permission, type PermissionTarget } from '@holdfast/domain';

export interface RiskRights {
  readonly edit: boolean;
  readonly assess: boolean;
  readonly exempt: boolean;
  readonly controls: boolean;
  readonly actions: boolean;
  readonly link: boolean;
  readonly close: boolean;
  readonly submit: boolean;
  readonly discard: boolean;
  /** Why nobody can change it; null when somebody can. */
  readonly readOnly: string | null;
}

/** What this person may do with a risk as it stands. A draft is worked on by whoever may draft, whoever is to own it. */
export function rightsOn(risk: RiskView, can: (permission: Permission, target: PermissionTarget) => boolean): RiskRights {
  const draft = risk.status === 'draft';
  const readOnly = whyReadOnly(risk.status, risk.register.closedAt !== null);
  const may = (permission: Permission): boolean =>
    readOnly === null && can(permission, { unitPath: risk.register.unitPath, registerOwnerId: risk.register.ownerId, riskOwnerId: draft ? null : (risk.owner?.id ?? null) });
  return {
    edit: may(draft ? 'risk.draft' : 'risk.edit'),
    assess: may(draft ? 'risk.draft' : 'risk.assess'),
    controls: may(draft ? 'risk.draft' : 'control.manage'),
    actions: !draft && may('action.plan'),
    exempt: may('risk.exempt'),
    link: !draft && may('risk.link-upper'),
    close: !draft && may('risk.close'),
    submit: draft && may('risk.submit'),
    discard: draft && may('risk.draft'),
    readOnly,
  };
}
