import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { EditRiskRequest, RiskView } from '@holdfast/contracts';
import { LIMITS, type ExemptGround, type Proximity, type Treatment } from '@holdfast/domain';
import type { FormNames } from '../../shared/forms/problem-errors';

/** The words and facts of a risk, for adding and for editing. The value of each control is what a request holds. */
export interface WordingControls {
  title: FormControl<string>;
  cause: FormControl<string>;
  event: FormControl<string>;
  consequence: FormControl<string>;
  ownerId: FormControl<string | null>;
  categoryId: FormControl<string | null>;
  unitId: FormControl<string | null>;
  treatment: FormControl<Treatment | null>;
  proximity: FormControl<Proximity | null>;
  objectiveIds: FormControl<string[]>;
  nextReview: FormControl<string | null>;
  exemptGround: FormControl<ExemptGround | null>;
  publicTitle: FormControl<string | null>;
  publicDescription: FormControl<string | null>;
}
export type WordingForm = FormGroup<WordingControls>;
export type Wording = ReturnType<WordingForm['getRawValue']>;

export function wordingControls(): WordingControls {
  const narrative = (): FormControl<string> => new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) });
  return {
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    cause: narrative(),
    event: narrative(),
    consequence: narrative(),
    ownerId: new FormControl<string | null>(null),
    categoryId: new FormControl<string | null>(null),
    unitId: new FormControl<string | null>(null),
    treatment: new FormControl<Treatment | null>(null),
    proximity: new FormControl<Proximity | null>(null),
    objectiveIds: new FormControl<string[]>([], { nonNullable: true }),
    nextReview: new FormControl<string | null>(null),
    exemptGround: new FormControl<ExemptGround | null>(null),
    publicTitle: new FormControl<string | null>(null, Validators.maxLength(LIMITS.title)),
    publicDescription: new FormControl<string | null>(null, Validators.maxLength(LIMITS.narrative)),
  };
}

export const WORDING_NAMES: FormNames = {
  title: { label: 'Title', target: 'title', messages: { required: 'Say in one line what could happen.' } },
  cause: { label: 'Cause', target: 'cause' },
  event: { label: 'Event', target: 'event' },
  consequence: { label: 'Consequence', target: 'consequence' },
  ownerId: { label: 'Owner', target: 'owner' },
  categoryId: { label: 'Category', target: 'category' },
  unitId: { label: 'Unit', target: 'unit' },
  treatment: { label: 'Treatment', target: 'treatment' },
  proximity: { label: 'Proximity', target: 'proximity' },
  objectiveIds: { label: 'Objectives', target: 'objectives' },
  nextReview: { label: 'Next review', target: 'next-review' },
  exemptGround: { label: 'Exempt ground', target: 'exempt-ground' },
  publicTitle: { label: 'Public title', target: 'public-title' },
  publicDescription: { label: 'Public description', target: 'public-description' },
};

export function wordingOf(risk: RiskView): Wording {
  return {
    title: risk.title,
    cause: risk.cause,
    event: risk.event,
    consequence: risk.consequence,
    ownerId: risk.owner?.id ?? null,
    categoryId: risk.categoryId,
    unitId: risk.unitId,
    treatment: risk.treatment,
    proximity: risk.proximity,
    objectiveIds: risk.objectives.map(({ id }) => id),
    nextReview: risk.nextReview,
    exemptGround: risk.exemptGround,
    publicTitle: risk.publicTitle,
    publicDescription: risk.publicDescription,
  };
}

/** What a request says: lines trimmed as the server trims them, and an empty public wording is none. */
export function cleaned(wording: Wording): Wording {
  const orNone = (text: string | null): string | null => text?.trim() || null;
  const { title, cause, event, consequence, publicTitle, publicDescription, ...rest } = wording;
  return {
    ...rest, title: title.trim(), cause: cause.trim(), event: event.trim(), consequence: consequence.trim(), publicTitle: orNone(publicTitle), publicDescription: orNone(publicDescription),
  };
}

/** Only what differs, so that two people who change different fields do not meet. */
export function changesOf(before: Wording, after: Wording): EditRiskRequest {
  const now = cleaned(after);
  const changed = (Object.keys(now) as (keyof Wording)[]).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(changed.filter((name) => name !== 'unitId' || now.unitId !== null).map((name) => [name, now[name]]));
}
