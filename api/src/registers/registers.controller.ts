import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { CloseRequest, CreateRegisterRequest, EditRegisterRequest, type RegisterSummary, type RegisterView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CloseRegister } from './close-register';
import { CreateRegister } from './create-register';
import { EditRegister } from './edit-register';
import { RegisterQueries } from './register-queries';

@Controller('registers')
export class RegistersController {
  constructor(
    @Inject(RegisterQueries) private readonly queries: RegisterQueries,
    @Inject(CreateRegister) private readonly createRegister: CreateRegister,
    @Inject(EditRegister) private readonly editRegister: EditRegister,
    @Inject(CloseRegister) private readonly closeRegister: CloseRegister,
  ) {}

  @Get()
  @Requires('register.read')
  @AsAt()
  tree(@Caller() actor: Actor): Promise<RegisterSummary[]> {
    return this.queries.tree(actor);
  }

  @Post()
  @Requires('register.create')
  create(@Body() request: CreateRegisterRequest, @Caller() actor: Actor): Promise<RegisterView> {
    return this.createRegister.run(request, actor);
  }

  @Get(':id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<RegisterView> {
    return this.queries.one(actor, id);
  }

  @Patch(':id')
  @Requires('register.edit')
  edit(@IdParam() id: string, @Body() request: EditRegisterRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RegisterView> {
    return this.editRegister.run(id, request, version, actor);
  }

  @Post(':id/closure')
  @Requires('register.close')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<RegisterView> {
    return this.closeRegister.run(id, request, version, actor);
  }
}
