import { instantSql } from '../actions';
import { personRef } from '../risks';

/* Critical users `c` as SQL: a CriticalUserView. `$1` is the organisation. */

export const criticalUserJson = `json_build_object('id', c.id, 'activityId', c.activity_id, 'name', c.name, 'howMany', c.how_many, 'needs', c.needs, 'solution', c.solution,
  'verifiedOn', c.verified_on, 'verifiedBy', (SELECT ${personRef('cv')} FROM person cv WHERE cv.organisation_id = $1 AND cv.id = c.verified_by),
  'verifications', coalesce((SELECT json_agg(json_build_object('id', v.id, 'verifiedOn', v.verified_on, 'works', v.works, 'note', v.note, 'verifiedBy', ${personRef('vp')},
      'recordedAt', ${instantSql('v.recorded_at')}) ORDER BY v.verified_on DESC, v.id DESC)
    FROM critical_user_verification v JOIN person vp ON vp.organisation_id = $1 AND vp.id = v.verified_by WHERE v.organisation_id = $1 AND v.critical_user_id = c.id), '[]'::json),
  'retiredAt', ${instantSql('c.retired_at')}, 'version', c.version)`;

/** Those of the activity `a` that are served today. */
export const criticalUsersJson = `
  coalesce((SELECT json_agg(${criticalUserJson} ORDER BY lower(c.name), c.id) FROM critical_user c WHERE c.organisation_id = $1 AND c.activity_id = a.id AND c.retired_at IS NULL), '[]'::json)`;
