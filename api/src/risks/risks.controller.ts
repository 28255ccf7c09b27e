import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Query } from '@nestjs/common';
import { AddRiskRequest, AssessRiskRequest, CloseRequest, EditRiskRequest, LinkUpperRiskRequest, NameControlsRequest, type AssessmentView, type ChangeView, type Page, type RiskView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddRisk } from './add-risk';
import { AssessRisk } from './assess-risk';
import { CloseRisk } from './close-risk';
import { DiscardDraft } from './discard-draft';
import { EditRisk } from './edit-risk';
import { LinkUpperRisk } from './link-upper-risk';
import { NameControls } from './name-controls';
import { RiskChanges } from './risk-changes';
import { RiskQueries } from './risk-queries';
import { SubmitRisk } from './submit-risk';
import { UnlinkUpperRisk } from './unlink-upper-risk';

@Controller()
export class RisksController {
  constructor(
    @Inject(RiskQueries) private readonly queries: RiskQueries,
    @Inject(RiskChanges) private readonly riskChanges: RiskChanges,
    @Inject(AddRisk) private readonly addRisk: AddRisk,
    @Inject(EditRisk) private readonly editRisk: EditRisk,
    @Inject(SubmitRisk) private readonly submitRisk: SubmitRisk,
    @Inject(DiscardDraft) private readonly discardDraft: DiscardDraft,
    @Inject(AssessRisk) private readonly assessRisk: AssessRisk,
    @Inject(NameControls) private readonly nameControls: NameControls,
    @Inject(CloseRisk) private readonly closeRisk: CloseRisk,
    @Inject(LinkUpperRisk) private readonly linkUpperRisk: LinkUpperRisk,
    @Inject(UnlinkUpperRisk) private readonly unlinkUpperRisk: UnlinkUpperRisk,
  ) {}

  @Post('registers/:id/risks')
  @Requires('risk.draft')
  add(@IdParam() registerId: string, @Body() request: AddRiskRequest, @Caller() actor: Actor): Promise<RiskView> {
    return this.addRisk.run(registerId, request, actor);
  }

  @Get('risks/:id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<RiskView> {
    return this.queries.one(id, actor);
  }

  @Patch('risks/:id')
  @Requires('risk.edit')
  edit(@IdParam() id: string, @Body() request: EditRiskRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.editRisk.run(id, request, version, actor);
  }

  @Delete('risks/:id')
  @HttpCode(204)
  @Requires('risk.draft')
  discard(@IdParam() id: string, @IfMatch() version: number, @Caller() actor: Actor): Promise<void> {
    return this.discardDraft.run(id, version, actor);
  }

  @Post('risks/:id/submission')
  @Requires('risk.submit')
  submit(@IdParam() id: string, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.submitRisk.run(id, version, actor);
  }

  @Post('risks/:id/closure')
  @Requires('risk.close')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.closeRisk.run(id, request, version, actor);
  }

  @Post('risks/:id/assessments')
  @Requires('risk.assess')
  assess(@IdParam() id: string, @Body() request: AssessRiskRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.assessRisk.run(id, request, version, actor);
  }

  @Get('risks/:id/assessments')
  @Requires('register.read')
  @AsAt()
  assessments(@IdParam() id: string, @Caller() actor: Actor): Promise<AssessmentView[]> {
    return this.queries.assessments(id, actor);
  }

  @Post('risks/:id/leaning')
  @Requires('risk.assess')
  leanOn(@IdParam() id: string, @Body() request: NameControlsRequest, @Caller() actor: Actor): Promise<RiskView> {
    return this.nameControls.run(id, request, actor);
  }

  @Get('risks/:id/changes')
  @Requires('register.read')
  changes(@IdParam() id: string, @Query('after') after: string | undefined, @Caller() actor: Actor): Promise<Page<ChangeView>> {
    return this.riskChanges.of(id, after, actor);
  }

  @Post('risks/:id/upper-risk')
  @Requires('risk.link-upper')
  linkUpper(@IdParam() id: string, @Body() { upperRiskId }: LinkUpperRiskRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.linkUpperRisk.run(id, upperRiskId, version, actor);
  }

  @Delete('risks/:id/upper-risk')
  @Requires('risk.link-upper')
  unlinkUpper(@IdParam() id: string, @IfMatch() version: number, @Caller() actor: Actor): Promise<RiskView> {
    return this.unlinkUpperRisk.run(id, version, actor);
  }
}
