import type { ActionListRequest } from '@holdfast/contracts';
import type { Bound } from '../platform/bound';

/**
 * Where the actions of a list come from, each from one place alone: those at home in a register that the caller reads in full;
 * those of other registers that serve a risk in one; and the caller's own beyond that. It is what `inSight` says, put so that
 * each part is found through an index. A register or a unit that is asked for is that of the home, which the row tells, or of
 * a risk served from elsewhere where the caller reads it.
 */
export interface ActionPlaces {
  /** CTEs to follow `scope`, with a comma before them; the registers concerned are `homes`. */
  ctes: string;
  /** Further sources of actions `a`, besides those at home in `homes`. */
  others: readonly Source[];
}

/** SQL of where actions `a` come from. */
export interface Source {
  from: string;
  where: string;
}

export function actionPlaces({ register, unit }: ActionListRequest, bound: Bound): ActionPlaces {
  const [registers, units] = [register, unit].map((ids) => (ids?.length ? `${bound.put(ids)}::uuid[]` : null));
  const wanted = [registers ? `r.id = ANY (${registers})` : '', units ? `u.path && ${units}` : ''].filter(Boolean).join(' AND ') || 'true';
  const unitJoin = 'JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id';
  return {
    ctes: `, homes AS MATERIALIZED (
        SELECT r.id FROM scope s JOIN register r ON r.organisation_id = $1 AND r.id = s.id ${unitJoin} WHERE NOT s.public AND ${wanted}
      ), elsewhere AS MATERIALIZED (
        SELECT DISTINCT x.action_id FROM homes h JOIN action_risk x ON x.organisation_id = $1 AND x.elsewhere_register_id = h.id
      )`,
    others: [
      {
        // One by one, since they are few: the planner would rather read all actions that there are.
        from: 'elsewhere e CROSS JOIN LATERAL (SELECT * FROM action one WHERE one.organisation_id = $1 AND one.id = e.action_id OFFSET 0) a',
        where: 'a.register_id NOT IN (SELECT id FROM homes)',
      },
      {
        from: `public.action own JOIN action a ON a.organisation_id = $1 AND a.id = own.id JOIN register r ON r.organisation_id = $1 AND r.id = a.register_id ${unitJoin}`,
        where: `own.organisation_id = $1 AND own.owner_id = $2 AND ${wanted}
          AND a.register_id NOT IN (SELECT id FROM scope WHERE NOT public) AND a.id NOT IN (SELECT action_id FROM elsewhere)`,
      },
    ],
  };
}
