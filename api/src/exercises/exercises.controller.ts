import { Body, Controller, Get, Inject, Patch, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import {
  AddExerciseProgrammeRequest, CancelExerciseRequest, EditExerciseProgrammeRequest, EditExerciseRequest, EndExerciseProgrammeRequest, EndExerciseRequest, ExerciseCalendarRequest, ExerciseListRequest, ExerciseScopeRequest, PlanExerciseRequest,
  PaperStepsRequest, PlanForFindingRequest, RecordExerciseResultRequest, SignOffExerciseRequest, StartExerciseRequest,
  type ActionView, type ExerciseCalendarView, type ExerciseProgrammesView, type ExerciseProgrammeView, type ExerciseRow, type ExerciseScopeView, type ExerciseView, type LiveExerciseView, type Page, type PaperStepsView, type PlanProvenView, type ProvenRecoveryView,
} from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../paper';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddProgramme } from './add-programme';
import { CancelExercise } from './cancel-exercise';
import { EditExercise } from './edit-exercise';
import { EditProgramme } from './edit-programme';
import { EndExercise } from './end-exercise';
import { EndProgramme } from './end-programme';
import { ExerciseQueries } from './exercise-queries';
import { ExerciseReport } from './exercise-report';
import { ExerciseScope } from './exercise-scope';
import { ListExercises } from './list-exercises';
import { LiveExercise } from './live-exercise';
import { PaperSteps } from './paper-steps';
import { PlanExercise } from './plan-exercise';
import { PlanForFinding } from './plan-for-finding';
import { RecordResult } from './record-result';
import { SignOffExercise } from './sign-off-exercise';
import { StartExercise } from './start-exercise';

@Controller()
export class ExercisesController {
  constructor(
    @Inject(ExerciseQueries) private readonly queries: ExerciseQueries,
    @Inject(ExerciseScope) private readonly exerciseScope: ExerciseScope,
    @Inject(ListExercises) private readonly listExercises: ListExercises,
    @Inject(ExerciseReport) private readonly exerciseReport: ExerciseReport,
    @Inject(PaperSteps) private readonly paperSteps: PaperSteps,
    @Inject(LiveExercise) private readonly liveExercise: LiveExercise,
    @Inject(PlanExercise) private readonly planExercise: PlanExercise,
    @Inject(EditExercise) private readonly editExercise: EditExercise,
    @Inject(StartExercise) private readonly startExercise: StartExercise,
    @Inject(EndExercise) private readonly endExercise: EndExercise,
    @Inject(RecordResult) private readonly recordResult: RecordResult,
    @Inject(SignOffExercise) private readonly signOffExercise: SignOffExercise,
    @Inject(CancelExercise) private readonly cancelExercise: CancelExercise,
    @Inject(PlanForFinding) private readonly planForFinding: PlanForFinding,
    @Inject(AddProgramme) private readonly addProgramme: AddProgramme,
    @Inject(EditProgramme) private readonly editProgramme: EditProgramme,
    @Inject(EndProgramme) private readonly endProgramme: EndProgramme,
  ) {}

  @Get('exercises')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: ExerciseListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ExerciseRow>>> {
    return this.listExercises.of(actor, request);
  }

  @Post('exercises')
  @Requires('exercise.manage')
  plan(@Body() request: PlanExerciseRequest, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.planExercise.run(request, actor);
  }

  @Get('exercises/:id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.queries.one(id, actor);
  }

  @Get('exercises/:id/live')
  @Requires('continuity.read')
  @AsAt()
  live(@IdParam() id: string, @Caller() actor: Actor): Promise<LiveExerciseView> {
    return this.liveExercise.of(id, actor);
  }

  @Get('exercises/:id/paper-steps')
  @Requires('continuity.read')
  stepsOnPaper(@IdParam() id: string, @Query() request: PaperStepsRequest, @Caller() actor: Actor): Promise<PaperStepsView> {
    return this.paperSteps.of(id, request, actor);
  }

  @Get('exercises/:id/report.pdf')
  @Requires('continuity.read')
  @AsAt()
  async report(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.exerciseReport.of(id, actor));
  }

  @Patch('exercises/:id')
  @Requires('exercise.manage')
  edit(@IdParam() id: string, @Body() request: EditExerciseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.editExercise.run(id, request, version, actor);
  }

  @Post('exercises/:id/start')
  @Requires('exercise.record')
  start(@IdParam() id: string, @Body() request: StartExerciseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.startExercise.run(id, request, version, actor);
  }

  @Post('exercises/:id/end')
  @Requires('exercise.record')
  finish(@IdParam() id: string, @Body() request: EndExerciseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.endExercise.run(id, request, version, actor);
  }

  @Get('exercise-scope')
  @Requires('exercise.manage')
  scope(@Query() request: ExerciseScopeRequest, @Caller() actor: Actor): Promise<ExerciseScopeView> {
    return this.exerciseScope.of(actor, request);
  }

  @Post('exercises/:id/result')
  @Requires('exercise.record')
  record(@IdParam() id: string, @Body() request: RecordExerciseResultRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.recordResult.run(id, request, version, actor);
  }

  @Post('exercises/:id/sign-off')
  @Requires('exercise.sign-off')
  signOff(@IdParam() id: string, @Body() request: SignOffExerciseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.signOffExercise.run(id, request, version, actor);
  }

  @Post('exercises/:id/cancellation')
  @Requires('exercise.manage')
  cancel(@IdParam() id: string, @Body() request: CancelExerciseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseView> {
    return this.cancelExercise.run(id, request, version, actor);
  }

  @Post('exercises/:id/findings/:findingId/action')
  @Requires('action.plan')
  answerFinding(@IdParam() id: string, @IdParam('findingId') findingId: string, @Body() request: PlanForFindingRequest, @Caller() actor: Actor): Promise<ActionView> {
    return this.planForFinding.run(id, findingId, request, actor);
  }

  @Get('exercise-calendar')
  @Requires('continuity.read')
  @AsAt()
  calendar(@Query() { month }: ExerciseCalendarRequest, @Caller() actor: Actor): Promise<ExerciseCalendarView> {
    return this.queries.calendar(month, actor);
  }

  @Get('exercise-programmes')
  @Requires('continuity.read')
  @AsAt()
  programmes(@Caller() actor: Actor): Promise<ExerciseProgrammesView> {
    return this.queries.programmes(actor);
  }

  @Post('exercise-programmes')
  @Requires('exercise.manage')
  add(@Body() request: AddExerciseProgrammeRequest, @Caller() actor: Actor): Promise<ExerciseProgrammeView> {
    return this.addProgramme.run(request, actor);
  }

  @Get('exercise-programmes/:id')
  @Requires('continuity.read')
  @AsAt()
  programme(@IdParam() id: string, @Caller() actor: Actor): Promise<ExerciseProgrammeView> {
    return this.queries.programme(id, actor);
  }

  @Patch('exercise-programmes/:id')
  @Requires('exercise.manage')
  change(@IdParam() id: string, @Body() request: EditExerciseProgrammeRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseProgrammeView> {
    return this.editProgramme.run(id, request, version, actor);
  }

  @Post('exercise-programmes/:id/end')
  @Requires('exercise.manage')
  end(@IdParam() id: string, @Body() request: EndExerciseProgrammeRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExerciseProgrammeView> {
    return this.endProgramme.run(id, request, version, actor);
  }

  @Get('plans/:id/proven-recovery')
  @Requires('continuity.read')
  @AsAt()
  provenOfPlan(@IdParam() id: string, @Caller() actor: Actor): Promise<PlanProvenView> {
    return this.queries.provenOfPlan(id, actor);
  }

  @Get('resources/:id/proven-recovery')
  @Requires('continuity.read')
  @AsAt()
  provenRecovery(@IdParam() id: string, @Caller() actor: Actor): Promise<ProvenRecoveryView> {
    return this.queries.provenRecovery(id, actor);
  }
}
