import { can, canAnywhere, type Permission, wordingFor } from '@holdfast/domain';
import type { Place } from './a-place';
import type { Row, Tester, Verdict } from './row';

export const allowed = (yes: boolean): Verdict => (yes ? 'yes' : 'no');

export const everybody = (): Verdict => 'yes';

export const readable = (tester: Tester, place: Place): ReturnType<typeof wordingFor> =>
  wordingFor(tester, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, ownsRiskInIt: tester.personId === place.riskOwnerId });

export const inRegister = (permission: Permission, sees = readable) => (tester: Tester, place: Place): Verdict =>
  sees(tester, place) === null ? 'unseen' : allowed(can(tester, permission, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, rootUnitId: tester.rootUnitId }));

export const onRisk = (permission: Permission) => (tester: Tester, place: Place): Verdict =>
  readable(tester, place) === null
    ? 'unseen'
    : allowed(can(tester, permission, { unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, riskOwnerId: place.riskOwnerId, rootUnitId: tester.rootUnitId }));

/** What belongs to the full wording of a risk: to a reader of the public one it is not there. */
export const onRiskInFull = (permission: Permission) => (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? onRisk(permission)(tester, place) : 'unseen');

export const readsRiskInFull = (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? 'yes' : 'unseen');

/** An action is planned, and then decided on, where its risk lies; whoever reads no full wording there has nothing of it. */
export const onAction = (permission: Permission) => (tester: Tester, place: Place): Verdict =>
  readable(tester, place) !== 'full'
    ? 'unseen'
    : allowed(
        can(tester, permission, {
          unitPath: place.unitPath, registerOwnerId: place.registerOwnerId, riskOwnerId: place.riskOwnerId, measureOwnerId: place.riskOwnerId, rootUnitId: tester.rootUnitId,
        }),
      );

/** Of a register whose risks the tester reads in full. */
export const inRegisterInFull = (permission: Permission) => (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? inRegister(permission)(tester, place) : 'unseen');

/** A recommendation belongs to a unit, and its owner answers for it whatever their roles. */
export const onRecommendation = (...permissions: Permission[]) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'recommendation.read', target) ? allowed(permissions.some((permission) => can(tester, permission, target))) : 'unseen';
};

export const readsRecommendations = onRecommendation('recommendation.read');

/** What comes with no owning is refused to whoever could do it nowhere, before anything is looked for. */
export const byRole = (permission: Permission, judge: Row['judge'] = onRecommendation(permission)) => (tester: Tester, place: Place): Verdict => (canAnywhere(tester, permission) ? judge(tester, place) : 'no');

/** What goes on is read across units by whoever has a role that reads continuity, and kept where it lies. */
export const onActivity = (permission: Permission) => (tester: Tester, place: Place): Verdict => {
  const target = { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId };
  return can(tester, 'continuity.read', target) ? allowed(can(tester, permission, target)) : 'unseen';
};

export const keepsContinuity = onActivity('continuity.manage');

export const addsContinuity = (tester: Tester, place: Place): Verdict => allowed(can(tester, 'continuity.manage', { unitPath: place.unitPath }));

export const readsActions = (tester: Tester, place: Place): Verdict => (readable(tester, place) === 'full' ? 'yes' : 'unseen');

export const inUnit = (permission: Permission) => (tester: Tester, place: Place): Verdict => allowed(can(tester, permission, { unitPath: place.unitPath, rootUnitId: tester.rootUnitId }));

/** Whoever may in the unit, and whoever answers for the thing itself. */
export const answersFor = (permission: Permission) => (tester: Tester, place: Place): Verdict =>
  allowed(can(tester, permission, { unitPath: place.unitPath, measureOwnerId: place.riskOwnerId, rootUnitId: tester.rootUnitId }));

export const ofWhole = (permission: Permission) => (tester: Tester): Verdict => allowed(can(tester, permission, { rootUnitId: tester.rootUnitId }));

export const asRegister = (tester: Tester, place: Place): boolean => readable(tester, place) !== null;

export const readsRegister = (tester: Tester, place: Place): Verdict => (asRegister(tester, place) ? 'yes' : 'unseen');
