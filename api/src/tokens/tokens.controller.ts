import { Body, Controller, Delete, Get, Inject, Post, Query } from '@nestjs/common';
import { ListTokensRequest, MakeTokenRequest, type ApiTokenRow, type MadeTokenView, type Page, type TokenInUseView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IdParam } from '../platform/id-param';
import { Caller, InPerson, Requires } from '../platform/permission';
import { EndToken } from './end-token';
import { ListTokens } from './list-tokens';
import { MakeToken } from './make-token';

@Controller('tokens')
export class TokensController {
  constructor(
    @Inject(ListTokens) private readonly listTokens: ListTokens,
    @Inject(MakeToken) private readonly makeToken: MakeToken,
    @Inject(EndToken) private readonly endToken: EndToken,
  ) {}

  @Get()
  @InPerson()
  @Requires('signed-in')
  list(@Query() request: ListTokensRequest, @Caller() actor: Actor): Promise<Page<ApiTokenRow>> {
    return this.listTokens.of(actor, request);
  }

  @Get('current')
  @Requires('signed-in')
  current(@Caller() actor: Actor): Promise<TokenInUseView> {
    return this.listTokens.current(actor);
  }

  @Post()
  @InPerson()
  @Requires('signed-in')
  make(@Body() request: MakeTokenRequest, @Caller() actor: Actor): Promise<MadeTokenView> {
    return this.makeToken.run(request, actor);
  }

  @Delete(':id')
  @InPerson()
  @Requires('signed-in')
  end(@IdParam() id: string, @Caller() actor: Actor): Promise<ApiTokenRow> {
    return this.endToken.run(id, actor);
  }
}
