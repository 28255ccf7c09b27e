import { Inject, Injectable } from '@nestjs/common';
import type { ObjectiveBasisRequest, ObjectiveDetailView, ObjectiveTreeView } from '@holdfast/contracts';
import { can, pathTo, type EvidenceBasis } from '@holdfast/domain';
import { toIndicatorRow } from '../indicators';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { milestoneViews } from './milestone-views';
import { objectiveTree } from './objective-nodes';

@Injectable()
export class ObjectiveQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  tree(actor: Actor, { basis }: ObjectiveBasisRequest): Promise<ObjectiveTreeView> {
    return this.database.readAsAt(actor, async (sql) => {
      const { nodes, matrixVersionId, today, financialYear } = await objectiveTree(sql, actor, basis);
      return { matrixVersionId, today, financialYear, objectives: nodes };
    });
  }

  one(id: string, actor: Actor, { basis }: ObjectiveBasisRequest): Promise<ObjectiveDetailView> {
    return this.database.readAsAt(actor, (sql) => objectiveDetail(sql, actor, id, basis));
  }
}

export async function objectiveDetail(sql: Sql, actor: Actor, id: string, basis: EvidenceBasis = 'claimed'): Promise<ObjectiveDetailView> {
  const { nodes, indicators, matrixVersionId, today, financialYear } = await objectiveTree(sql, actor, basis);
  const node = nodes.find((one) => one.id === id);
  if (!node) throw notFound('There is no such objective.');
  const more = await sql.one<{ description: string; unitPath: string[] }>(
    'SELECT o.description, u.path AS "unitPath" FROM objective o JOIN unit u ON u.organisation_id = $1 AND u.id = o.unit_id WHERE o.organisation_id = $1 AND o.id = $2', [actor.organisationId, id],
  );
  if (!more) throw new TypeError('an objective of the tree is there');
  const above = pathTo(nodes, id).slice(0, -1).flatMap((one) => nodes.filter((other) => other.id === one));
  return {
    ...node, description: more.description, matrixVersionId, today, financialYear,
    above: above.map(({ id: aboveId, code, title, kind }) => ({ id: aboveId, code, title, kind })),
    below: nodes.filter(({ parentId }) => parentId === id),
    milestoneList: await milestoneViews(sql, actor.organisationId, today, { objectiveId: id }),
    indicatorList: indicators.filter(({ objectiveIds }) => objectiveIds.includes(id)).map((indicator) => toIndicatorRow(actor, indicator, today)),
    mayReport: node.closedAt === null && can(actor, 'objective.report', { unitPath: more.unitPath, measureOwnerId: node.officer?.id ?? null, rootUnitId: actor.rootUnitId }),
  };
}
