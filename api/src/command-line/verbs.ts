import { auditBundle } from './audit-bundle';
import { auditVerify } from './audit-verify';
import { backup, restore } from './backups';
import { exportVerb } from './export';
import { freeze } from './freeze';
import { importVerb } from './import';
import { tokenEnd, tokenList, tokenShow } from './tokens';
import { usersAdd, usersDeactivate, usersGrant, usersList, usersResetPassword, usersWithdraw } from './users';
import type { Verb } from './verb';

/** All that `holdfast` does. A further verb is a file and a line here: help, options and what is near a mistyped one come by themselves. */
export const VERBS: readonly Verb[] = [
  auditVerify, auditBundle, backup, restore, usersList, usersAdd, usersDeactivate, usersResetPassword, usersGrant, usersWithdraw, tokenList, tokenEnd, freeze, importVerb, exportVerb, tokenShow,
];
