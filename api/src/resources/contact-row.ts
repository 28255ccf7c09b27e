import { instantSql } from '../actions';

/** A contact `t` as SQL: a ContactView. */
export const contactJson = `json_build_object('id', t.id, 'name', t.name, 'jobTitle', t.job_title, 'organisationName', t.organisation_name, 'telephones', t.telephones, 'email', t.email, 'note', t.note,
  'retiredAt', ${instantSql('t.retired_at')}, 'version', t.version)`;
