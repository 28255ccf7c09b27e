import type { PlanContent } from './plan-content';
import { stepCycle } from './planned-time';

/** `field` is the path in the content, such as `steps.2.after`. */
export interface PlanFault {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with a content even as a draft: parts that are named but not there, and ids that stand twice. */
export function planDraftFaults(content: PlanContent): PlanFault[] {
  const faults: PlanFault[] = [];
  const roles = new Set(content.roles.map(({ id }) => id));
  const steps = new Set(content.steps.map(({ id }) => id));
  for (const list of ['roles', 'calls', 'criticalUsers', 'resources', 'sites', 'steps'] as const) {
    const seen = new Set<string>();
    content[list].forEach(({ id }, at) => {
      if (seen.has(id)) faults.push({ field: `${list}.${at}.id`, message: 'This entry stands here twice. Take one of them out' });
      seen.add(id);
    });
  }
  const noRole = 'Choose a role of this plan';
  if (content.activatorIds.some((id) => !roles.has(id))) faults.push({ field: 'activatorIds', message: noRole });
  content.calls.forEach(({ callerRoleId, roleId }, at) => {
    if (!roles.has(callerRoleId)) faults.push({ field: `calls.${at}.callerRoleId`, message: noRole });
    if (roleId !== null && !roles.has(roleId)) faults.push({ field: `calls.${at}.roleId`, message: noRole });
  });
  content.steps.forEach(({ roleId, after }, at) => {
    if (roleId !== null && !roles.has(roleId)) faults.push({ field: `steps.${at}.roleId`, message: noRole });
    if (after.some((id) => !steps.has(id))) faults.push({ field: `steps.${at}.after`, message: 'Choose steps of this plan to wait for' });
  });
  return faults;
}

/** What a plan lacks before somebody can be asked to approve it. ISO 22301:2019, 8.4.4, says what a plan has to hold. */
export function planSubmissionFaults(content: PlanContent): PlanFault[] {
  const faults = planDraftFaults(content);
  if (content.purpose === '') faults.push({ field: 'purpose', message: 'Write what the plan is for' });
  if (content.activityIds.length + content.resourceIds.length === 0) faults.push({ field: 'activityIds', message: 'Choose at least one activity or resource that the plan recovers' });
  if (content.activation === '') faults.push({ field: 'activation', message: 'Write when the plan is activated' });
  if (content.activatorIds.length === 0) faults.push({ field: 'activatorIds', message: 'Choose at least one role that may activate the plan' });
  if (content.roles.length === 0) faults.push({ field: 'roles', message: 'Add at least one role' });
  content.roles.forEach(({ title, holder }, at) => {
    if (holder === null) faults.push({ field: `roles.${at}.holder`, message: `Choose who holds ${title}` });
  });
  content.calls.forEach(({ roleId, person }, at) => {
    if (roleId === null && person === null) faults.push({ field: `calls.${at}.roleId`, message: 'Choose who is called' });
  });
  if (content.steps.length === 0) faults.push({ field: 'steps', message: 'Add at least one step' });
  content.steps.forEach(({ title, roleId }, at) => {
    if (roleId === null) faults.push({ field: `steps.${at}.roleId`, message: `Choose who does “${title}”` });
  });
  const circle = stepCycle(content.steps);
  if (circle) faults.push(circleFault(content, circle));
  return faults;
}

function circleFault({ steps }: PlanContent, circle: readonly string[]): PlanFault {
  const named = circle.map((id) => {
    const at = steps.findIndex((step) => step.id === id);
    return `step ${at + 1}, ${steps[at]!.title}`;
  });
  const field = `steps.${steps.findIndex(({ id }) => id === circle[0])}.after`;
  if (named.length === 1) return { field, message: `This step waits for itself: ${named[0]}. Take that out` };
  return { field, message: `These steps wait for one another: ${named.join('; ')}. Take one of the waits out` };
}
