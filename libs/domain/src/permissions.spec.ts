import { explainRefusal } from './explain-refusal';
import { explainGrantRefusal, mayGrant } from './may-grant';
import { can, canAnywhere, MEASURE_OWNER_PERMISSIONS, PERMISSIONS, REGISTER_OWNER_PERMISSIONS, RISK_OWNER_PERMISSIONS, ROLE_PERMISSIONS, seesDraft, wordingFor, type Actor, type Permission, type PermissionTarget } from './permissions';
import { ROLES, type Role } from './vocabulary';

/** council > resources > ict > infrastructure; council > places is the other side of the tree. */
const root = ['council'];
const ict = ['council', 'resources', 'ict'];
const team = [...ict, 'infrastructure'];
const places = ['council', 'places'];

const person = (...roles: [Role, string][]): Actor => ({ organisationId: 'o', personId: 'me', roles: roles.map(([role, unitId]) => ({ role, unitId })) });
const nobody = person();

/** Everything that changes something. */
const WRITES = PERMISSIONS.filter((permission) => !['person.read', 'register.read', 'recommendation.read', 'partnership.read', 'continuity.read', 'contact.read', 'matrix.read', 'audit.read', 'search'].includes(permission));

/** The own work of auditors, beside all registers. */
const AUDITORS: readonly Permission[] = ['recommendation.raise', 'recommendation.follow-up'];

/** What continuity managers keep, and what they bring to a register. */
const CONTINUITY_MANAGERS: readonly Permission[] = ['risk.draft', 'risk.raise', 'action.plan', 'continuity.manage', 'working-calendar.manage', 'plan.manage', 'plan.approve', 'impact-analysis.approve', 'exercise.manage', 'exercise.record', 'exercise.take-part', 'exercise.sign-off', 'invocation.declare', 'invocation.record', 'invocation.manage', 'failure-review.manage', 'failure-review.sign-off'];

describe('who may do what', () => {
  it.each<[string, Actor, Permission, PermissionTarget, boolean]>([
    ['a role holds in its unit', person(['risk-owner', 'ict']), 'risk.submit', { unitPath: ict }, true],
    ['and in the units below', person(['risk-owner', 'ict']), 'risk.submit', { unitPath: team }, true],
    ['but not above', person(['risk-owner', 'ict']), 'risk.submit', { unitPath: ['council', 'resources'] }, false],
    ['and not beside', person(['risk-owner', 'ict']), 'risk.submit', { unitPath: places }, false],
    ['a risk owner drafts and submits, but does not edit others’ risks', person(['risk-owner', 'ict']), 'risk.edit', { unitPath: ict }, false],
    ['a risk manager reads everywhere', person(['risk-manager', 'ict']), 'register.read', { unitPath: places }, true],
    ['a risk manager writes in the unit', person(['risk-manager', 'ict']), 'risk.assess', { unitPath: team }, true],
    ['a risk manager does not write elsewhere', person(['risk-manager', 'ict']), 'risk.assess', { unitPath: places }, false],
    ['a risk manager below the root does not change matrices', person(['risk-manager', 'ict']), 'matrix.manage', { rootUnitId: 'council' }, false],
    ['a risk manager at the root does', person(['risk-manager', 'council']), 'matrix.manage', { rootUnitId: 'council' }, true],
    ['nor declares crosswalks below the root', person(['risk-manager', 'ict']), 'crosswalk.declare', { unitPath: ict }, false],
    ['an auditor reads everywhere', person(['auditor', 'places']), 'register.read', { unitPath: ict }, true],
    ['an auditor audits', person(['auditor', 'places']), 'audit.read', {}, true],
    ['an administrator manages people below', person(['administrator', 'resources']), 'person.manage', { unitPath: team }, true],
    ['an administrator does not score risks', person(['administrator', 'council']), 'risk.assess', { unitPath: ict }, false],
    ['an administrator reads registers below', person(['administrator', 'resources']), 'register.read', { unitPath: ict }, true],
    ['an administrator reads no registers beside', person(['administrator', 'resources']), 'register.read', { unitPath: places }, false],
    ['an administrator of a part does not configure the whole', person(['administrator', 'resources']), 'organisation.configure', { rootUnitId: 'council' }, false],
    ['a viewer reads', person(['viewer', 'council']), 'register.read', { unitPath: ict }, true],
    ['a viewer drafts nothing', person(['viewer', 'council']), 'risk.draft', { unitPath: ict }, false],
    ['the role of register owner does not decide in a register of somebody else', person(['register-owner', 'ict']), 'risk.close', { unitPath: ict, registerOwnerId: 'her' }, false],
    ['owning the register does, without any role', nobody, 'risk.close', { unitPath: ict, registerOwnerId: 'me' }, true],
    ['owning the register covers its exemptions', nobody, 'risk.exempt', { unitPath: ict, registerOwnerId: 'me' }, true],
    ['owning a risk lets one assess it', nobody, 'risk.assess', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'me' }, true],
    ['but not close it', nobody, 'risk.close', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'me' }, false],
    ['nor exempt it', nobody, 'risk.exempt', { unitPath: ict, riskOwnerId: 'me' }, false],
    ['owning a risk lets one plan its actions', nobody, 'action.manage', { unitPath: ict, riskOwnerId: 'me' }, true],
    ['but not accept it above appetite', nobody, 'risk.accept', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'me' }, false],
    ['owning a risk lets one propose it to the register above', nobody, 'escalation.propose', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'me' }, true],
    ['but not decide what comes into its register', nobody, 'escalation.decide', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'me' }, false],
    ['owning the register does', nobody, 'escalation.decide', { unitPath: ict, registerOwnerId: 'me' }, true],
    ['a risk manager decides below, and nowhere else', person(['risk-manager', 'ict']), 'escalation.decide', { unitPath: root }, false],
    ['owning an action lets one say how far it is', nobody, 'action.progress', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'him', measureOwnerId: 'me' }, true],
    ['but neither change its date', nobody, 'action.manage', { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'him', measureOwnerId: 'me' }, false],
    ['nor read the register', nobody, 'register.read', { unitPath: ict, registerOwnerId: 'her', measureOwnerId: 'me' }, false],
    ['owning a control lets one assess it', nobody, 'control.assess', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['owning a recommendation lets one respond to it', nobody, 'recommendation.respond', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['but not say what has come of it', nobody, 'recommendation.follow-up', { unitPath: ict, measureOwnerId: 'me' }, false],
    ['a viewer reads no recommendations', person(['viewer', 'council']), 'recommendation.read', { unitPath: ict }, false],
    ['a viewer reads nothing of continuity', person(['viewer', 'council']), 'continuity.read', { unitPath: ict }, false],
    ['everybody else reads what leans on what, across units', person(['risk-owner', 'places']), 'continuity.read', { unitPath: ict }, true],
    ['but not whom to call', person(['risk-owner', 'ict']), 'contact.read', { unitPath: ict }, false],
    ['a continuity manager keeps what is below', person(['continuity-manager', 'ict']), 'continuity.manage', { unitPath: team }, true],
    ['and nothing beside', person(['continuity-manager', 'ict']), 'continuity.manage', { unitPath: places }, false],
    ['a continuity manager brings a risk to the registers below as a draft', person(['continuity-manager', 'ict']), 'risk.draft', { unitPath: team }, true],
    ['and a risk about a gap into them', person(['continuity-manager', 'ict']), 'risk.raise', { unitPath: team }, true],
    ['but not into one beside', person(['continuity-manager', 'ict']), 'risk.raise', { unitPath: places }, false],
    ['and plans an action on a risk there', person(['continuity-manager', 'ict']), 'action.plan', { unitPath: team }, true],
    ['any other risk the owner of the register puts in', person(['continuity-manager', 'ict']), 'risk.submit', { unitPath: team }, false],
    ['and neither beside', person(['continuity-manager', 'ict']), 'risk.draft', { unitPath: places }, false],
    ['working calendars are for all of the organisation', person(['continuity-manager', 'ict']), 'working-calendar.manage', { rootUnitId: 'council' }, false],
    ['and kept at its root', person(['continuity-manager', 'council']), 'working-calendar.manage', { rootUnitId: 'council' }, true],
    ['owning an activity lets one approve its impact analysis', nobody, 'impact-analysis.approve', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['leading a rehearsal lets one record its result', nobody, 'exercise.record', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['being named in a rehearsal lets one write in its log', nobody, 'exercise.take-part', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['and not sign it off', nobody, 'exercise.sign-off', { unitPath: ict, measureOwnerId: 'me' }, false],
    ['a continuity manager invokes plans below', person(['continuity-manager', 'ict']), 'invocation.declare', { unitPath: team }, true],
    ['and none beside', person(['continuity-manager', 'ict']), 'invocation.declare', { unitPath: places }, false],
    ['whom a plan names to activate it invokes it', nobody, 'invocation.declare', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['an auditor invokes nothing', person(['auditor', 'council']), 'invocation.declare', { unitPath: ict }, false],
    ['leading a review does not let one sign it off', nobody, 'failure-review.sign-off', { unitPath: ict, measureOwnerId: 'me' }, false],
    ['owning an activity or a resource lets one keep it', nobody, 'continuity.manage', { unitPath: ict, measureOwnerId: 'me' }, true],
    ['nothing is allowed for want of a unit', person(['risk-manager', 'council']), 'risk.edit', {}, false],
    ['nor for want of a root', person(['risk-manager', 'council']), 'matrix.manage', {}, false],
    ['an owner that is not known is not me', nobody, 'register.edit', { registerOwnerId: null }, false],
  ])('%s', (_rule, actor, permission, target, allowed) => {
    expect(can(actor, permission, target)).toBe(allowed);
  });

  it.each(['auditor', 'viewer', 'continuity-manager'] as const)('the role of %s changes nothing that stands in a register, even at the root', (role) => {
    const own: readonly Permission[] = { auditor: AUDITORS, viewer: [], 'continuity-manager': CONTINUITY_MANAGERS }[role];
    for (const permission of WRITES.filter((one) => !own.includes(one))) expect(can(person([role, 'council']), permission, { unitPath: ict, rootUnitId: 'council' })).toBe(false);
  });

  it('an auditor recommends, and says what has come of it, anywhere; and responds to nothing', () => {
    for (const permission of AUDITORS) expect(can(person(['auditor', 'places']), permission, { unitPath: ict })).toBe(true);
    expect(can(person(['auditor', 'council']), 'recommendation.respond', { unitPath: ict })).toBe(false);
  });

  it('without a role and without owning anything nothing is allowed', () => {
    for (const permission of PERMISSIONS) {
      expect(can(nobody, permission, { unitPath: ict, registerOwnerId: 'her', riskOwnerId: 'him', measureOwnerId: 'it', rootUnitId: 'council' })).toBe(false);
      expect(canAnywhere(nobody, permission)).toBe(false);
    }
  });

  it('every permission is held by some role or owner, and every role holds some', () => {
    const held = new Set([...Object.values(ROLE_PERMISSIONS).flatMap((grants) => Object.keys(grants)), ...REGISTER_OWNER_PERMISSIONS, ...RISK_OWNER_PERMISSIONS, ...MEASURE_OWNER_PERMISSIONS]);
    expect([...held].sort()).toEqual([...PERMISSIONS].sort());
    for (const role of ROLES) expect(Object.keys(ROLE_PERMISSIONS[role]).length).toBeGreaterThan(0);
  });

  it('what a person can do anywhere follows from the roles', () => {
    expect(canAnywhere(person(['risk-owner', 'ict']), 'risk.draft')).toBe(true);
    expect(canAnywhere(person(['risk-owner', 'ict']), 'audit.read')).toBe(false);
    expect(canAnywhere(person(['risk-manager', 'ict']), 'matrix.manage', 'council')).toBe(false);
    expect(canAnywhere(person(['risk-manager', 'council']), 'matrix.manage', 'council')).toBe(true);
  });
});

describe('which wording a person reads', () => {
  const register = { unitPath: ict, registerOwnerId: 'her' };
  it.each<[string, Actor, Parameters<typeof wordingFor>[1], ReturnType<typeof wordingFor>]>([
    ['a viewer: the public wording', person(['viewer', 'council']), register, 'public'],
    ['a viewer of another unit: nothing', person(['viewer', 'places']), register, null],
    ['a risk owner in the unit: all of it', person(['risk-owner', 'resources']), register, 'full'],
    ['a viewer above who is a risk owner here: all of it', person(['viewer', 'council'], ['risk-owner', 'ict']), register, 'full'],
    ['a viewer here who is a risk owner elsewhere: the public wording', person(['viewer', 'council'], ['risk-owner', 'places']), register, 'public'],
    ['a risk manager of another unit: all of it', person(['risk-manager', 'places']), register, 'full'],
    ['an auditor of another unit: all of it', person(['auditor', 'places']), register, 'full'],
    ['the owner of the register: all of it', person(['viewer', 'council']), { ...register, registerOwnerId: 'me' }, 'full'],
    ['the owner of a risk in it: all of it', nobody, { ...register, ownsRiskInIt: true }, 'full'],
    ['a risk owner of another unit: nothing', person(['risk-owner', 'places']), register, null],
  ])('%s', (_who, actor, of, wording) => {
    expect(wordingFor(actor, of)).toBe(wording);
  });

  it('is something exactly when the register may be read', () => {
    for (const role of ROLES) {
      for (const unit of ['council', 'ict', 'places']) {
        const actor = person([role, unit]);
        expect(wordingFor(actor, register) !== null).toBe(can(actor, 'register.read', register));
      }
    }
  });

  it('a draft is seen by its author and the owner of the register alone', () => {
    expect(seesDraft(nobody, { authorId: 'me', registerOwnerId: 'her' })).toBe(true);
    expect(seesDraft(nobody, { authorId: 'him', registerOwnerId: 'me' })).toBe(true);
    expect(seesDraft(person(['risk-manager', 'council'], ['auditor', 'council']), { authorId: 'him', registerOwnerId: 'her' })).toBe(false);
  });
});

describe('who may give which role', () => {
  it.each<[string, Actor, Role, readonly string[], boolean]>([
    ['an administrator makes risk owners below', person(['administrator', 'resources']), 'risk-owner', team, true],
    ['but not beside', person(['administrator', 'resources']), 'risk-owner', places, false],
    ['an administrator makes administrators below', person(['administrator', 'resources']), 'administrator', ict, true],
    ['but none above', person(['administrator', 'resources']), 'administrator', root, false],
    ['an administrator of a part makes no risk manager, who reads everything', person(['administrator', 'resources']), 'risk-manager', ict, false],
    ['nor an auditor', person(['administrator', 'resources']), 'auditor', ict, false],
    ['an administrator of the whole makes both', person(['administrator', 'council']), 'auditor', ict, true],
    ['a risk manager makes viewers below', person(['risk-manager', 'ict']), 'viewer', team, true],
    ['and register owners', person(['risk-manager', 'ict']), 'register-owner', ict, true],
    ['but no risk managers', person(['risk-manager', 'council']), 'risk-manager', ict, false],
    ['and no administrators', person(['risk-manager', 'council']), 'administrator', ict, false],
    ['and nothing beside', person(['risk-manager', 'ict']), 'viewer', places, false],
    ['nobody grants anything at no unit', person(['administrator', 'council']), 'viewer', [], false],
  ])('%s', (_rule, actor, role, unitPath, allowed) => {
    expect(mayGrant(actor, role, unitPath)).toBe(allowed);
  });

  it.each(['register-owner', 'risk-owner', 'continuity-manager', 'auditor', 'viewer'] as const)('a %s grants nothing', (role) => {
    for (const granted of ROLES) expect(mayGrant(person([role, 'council']), granted, ict)).toBe(false);
  });
});

describe('a refusal', () => {
  it('says who decides and whom to ask', () => {
    expect(explainRefusal('risk.exempt', { registerOwner: 'the Head of ICT' })).toBe('What is exempt is for the register owner to decide. Ask the Head of ICT.');
  });

  it.each([
    ['auditor', 'This role reads the whole organisation, so only an administrator of all of it can give or take it away.'],
    ['administrator', 'Only an administrator of this unit, or of one above, can give or take away this role.'],
    ['viewer', 'Only an administrator or a risk manager of this unit, or of one above, can give or take away this role.'],
  ] as const)('of the role of %s says who can give it', (role, message) => {
    expect(explainGrantRefusal(role)).toBe(message);
  });

  it('is one sentence for every permission, even when nobody can be named', () => {
    for (const permission of PERMISSIONS) expect(explainRefusal(permission)).toMatch(/^[A-Z][^.]+\.$/);
  });
});
