import { Controller, Get, Inject, Query } from '@nestjs/common';
import { AuditEventsRequest, type AuditEventView, type AuditHeadView, type Page, type RoleHeldView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ReadAuditHead } from './audit-head';
import { ListEvents } from './list-events';
import { ReadRoleHistory } from './read-role-history';

@Controller()
export class AuditController {
  constructor(
    @Inject(ListEvents) private readonly listEvents: ListEvents,
    @Inject(ReadAuditHead) private readonly readHead: ReadAuditHead,
    @Inject(ReadRoleHistory) private readonly roleHistory: ReadRoleHistory,
  ) {}

  @Get('audit-events')
  @Requires('audit.read')
  events(@Query() request: AuditEventsRequest, @Caller() actor: Actor): Promise<Page<AuditEventView>> {
    return this.listEvents.run(request, actor);
  }

  @Get('audit-head')
  @Requires('audit.read')
  head(@Caller() actor: Actor): Promise<AuditHeadView> {
    return this.readHead.run(actor);
  }

  @Get('people/:id/role-history')
  @Requires('audit.read')
  rolesOf(@IdParam() id: string, @Caller() actor: Actor): Promise<RoleHeldView[]> {
    return this.roleHistory.of(id, actor);
  }
}
