import { comparable, LIMITS, type ActionRead, type ControlRead, type ExtraField } from '@holdfast/domain';
import type { ActionToBring } from '../../actions';
import type { ControlToBring } from '../../controls';
import { costsSaid } from './costs-said';
import type { Surroundings } from './plan-risk';
import type { RiskRead } from './risk-read';
import type { RiskThere } from './risks-there';

interface Beside {
  flags: string[];
  extra: ExtraField[];
}

interface Things {
  controls: ControlToBring[];
  actions: ActionToBring[];
}

/** What a risk's controls and actions become: those that it has here already stay as they are, the others are added. */
export function planThings(read: RiskRead, there: RiskThere | null, riskOwnerId: string, around: Surroundings, beside: Beside): Things {
  const known = new Set(there?.controls.map(comparable));
  const controls = read.controls.filter(({ title }) => !known.has(comparable(title)));
  const actions = read.actions.filter((one) => !isThere(one, there));
  const { may, register } = around;
  if (controls.length > 0 && !may.controls) keep(beside, 'Controls', controls, 'You may not add controls here: they are kept as an extra field');
  if (actions.length > 0 && !may.actions) keep(beside, 'Actions', actions, 'You may not plan actions here: they are kept as an extra field');
  const undated = actions.filter(({ dueDate }) => dueDate === null);
  if (may.actions && undated.length > 0) keep(beside, 'Actions without a date', undated, 'An action needs a day by which it is due: those without are kept as an extra field');
  return {
    controls: may.controls ? controls.map((one) => controlOf(one, riskOwnerId, register.today, around)) : [],
    actions: may.actions ? actions.flatMap((one) => (one.dueDate === null ? [] : [actionOf(one, one.dueDate, riskOwnerId, around)])) : [],
  };
}

const isThere = ({ reference, title }: ActionRead, there: RiskThere | null): boolean =>
  there?.actions.some((one) => (reference !== null && one.reference === reference) || comparable(one.title) === comparable(title)) ?? false;

function keep({ flags, extra }: Beside, name: string, things: readonly { title: string }[], why: string): void {
  flags.push(why);
  extra.push({ name, value: things.map(({ title }) => title).join('\n') });
}

/** Whoever is not known here is named in the description. */
function owned(said: string | null, riskOwnerId: string, description: string, { people }: Surroundings): { ownerId: string; description: string } {
  const found = said === null ? null : people.find(said);
  if (!found || 'one' in found) return { ownerId: found?.one.id ?? riskOwnerId, description };
  const note = `Owner in the file: ${said}`;
  return { ownerId: riskOwnerId, description: (description === '' ? note : `${description}\n\n${note}`).slice(0, LIMITS.narrative) };
}

function controlOf({ title, description, owner, effectiveness, assessedOn, evidenceLink, leansOn, withdrawnReason }: ControlRead, riskOwnerId: string, today: string, around: Surroundings): ControlToBring {
  const claimed = effectiveness ?? 'not-assessed';
  return {
    ...titled(title, owned(owner, riskOwnerId, description, around)), effectiveness: claimed, assessedOn: claimed === 'not-assessed' ? null : assessedOn !== null && assessedOn < today ? assessedOn : today, evidenceLink, leansOn, withdrawnReason,
  };
}

function actionOf({ reference, serves, title, description, owner, priority, status, progress, dueDate: _due, firstDueDate, costs }: ActionRead, dueDate: string, riskOwnerId: string, around: Surroundings): ActionToBring {
  return {
    ...titled(title, owned(owner, riskOwnerId, description, around)), reference, serves: [...serves], priority: priority ?? 'medium', status, progress: status === 'done' ? 100 : Math.max(0, Math.min(100, Math.round(progress))), dueDate,
    firstDueDate: firstDueDate ?? dueDate, costs: costsSaid(costs),
  };
}

/** What is too long for a title is shortened at a word, and said whole below it. */
function titled<T extends { description: string }>(said: string, rest: T): T & { title: string } {
  const title = said.replace(/\s+/g, ' ').trim();
  if (title.length <= LIMITS.title) return { ...rest, title };
  return { ...rest, title: `${title.slice(0, LIMITS.title - 1).replace(/\s+\S*$/, '')}…`, description: (rest.description === '' ? said : `${said}\n\n${rest.description}`).slice(0, LIMITS.narrative) };
}
